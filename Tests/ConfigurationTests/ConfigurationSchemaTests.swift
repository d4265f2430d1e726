import StatusCodes
import Testing

@testable import Configuration

@Suite struct SchemaTableTests {
  @Test func tablesFollowTheirGrammar() {
    for table in SchemaTable.all { #expect(table.mistakes == []) }
  }

  @Test func mistakesAreFound() {
    #expect(SchemaTable("a\n  @b colour").mistakes.count == 1)
    #expect(SchemaTable("a\n  @b bool shiny").mistakes.count == 1)
    #expect(SchemaTable("a\n    @b bool").mistakes.count == 1)
    #expect(SchemaTable("a sticky").mistakes.count == 1)
    #expect(SchemaTable("a\na").mistakes.count == 1)
  }

  @Test func everySectionIsFoundByItsPath() {
    var count = 0
    for table in SchemaTable.all {
      for path in table.paths {
        #expect(SchemaTable.section(path)?.name == path)
        count += 1
      }
    }
    #expect(count == 145)
    #expect(SchemaTable.section("system.webServer/nosuch") == nil)
    #expect(SchemaTable.section("") == nil)
  }

  @Test func defaultsAreValuesOfTheirTypes() {
    func check(_ element: ElementSchema) {
      for attribute in element.attributes {
        guard let text = attribute.defaultText else { continue }
        #expect(
          throws: Never.self, "\(element.name)/@\(attribute.name)=\(text)"
        ) {
          var free = attribute
          free.validation = .none
          _ = try free.value(of: text, in: ServerRelease(.v10_0))
        }
      }
      element.elements.forEach(check)
      if let entry = element.collection?.entry { check(entry) }
    }
    for table in SchemaTable.all { table.paths.compactMap(table.section).forEach(check) }
  }

  @Test(arguments: [
    ("system.webServer/security/requestFiltering", "removeServerHeader", IISVersion.v8_5, false),
    ("system.webServer/security/requestFiltering", "removeServerHeader", .v10_0, true),
    ("system.webServer/security/requestFiltering", "unescapeQueryString", .v7_0, false),
    ("system.webServer/security/requestFiltering", "unescapeQueryString", .v7_5, true),
    ("system.webServer/security/ipSecurity", "denyAction", .v7_5, false),
    ("system.webServer/security/ipSecurity", "denyAction", .v8_0, true),
  ])
  func attributesExistFromAVersionOn(
    section: String, attribute: String, version: IISVersion, exists: Bool
  ) throws {
    let schema = try #require(SchemaTable.section(section))
    let index = try #require(schema.attributeIndex(attribute))
    #expect(schema.attributes[index].exists(in: ServerRelease(version)) == exists)
  }

  @Test(arguments: [(nil, true), (16299, true), (14393, false)] as [(Int?, Bool)])
  func elementsExistFromABuildOn(build: Int?, exists: Bool) throws {
    let sites = try #require(SchemaTable.section("system.applicationHost/sites"))
    let site = try #require(sites.collection?.entry)
    let hsts = try #require(site.elementIndex("hsts"))
    #expect(site.elements[hsts].exists(in: ServerRelease(.v10_0, build: build)) == exists)
    #expect(!site.elements[hsts].exists(in: ServerRelease(.v8_5, build: build)))
  }

  @Test func releasesAreOrdered() throws {
    let releases = ["7.0", "8.5", "10.0", "10.0-1709", "10.0-1809"].map { ServerRelease(firstOf: $0[...]) }
    #expect(releases.compactMap { $0 } == releases.compactMap { $0 }.sorted() && !releases.contains(nil))
    #expect(ServerRelease(firstOf: "10.0-17") == nil && ServerRelease(firstOf: "") == nil)
    #expect(try #require(releases[4]).words == "10.0, Windows build 17763")
  }

  @Test func defaultsChangedWithVersions() throws {
    let schema = try #require(SchemaTable.section("system.webServer/urlCompression"))
    let index = try #require(schema.attributeIndex("doDynamicCompression"))
    #expect(schema.attributes[index].defaultText(in: ServerRelease(.v7_0)) == "false")
    #expect(schema.attributes[index].defaultText(in: ServerRelease(.v7_5)) == "true")
    let redirect = try #require(SchemaTable.section("system.webServer/httpRedirect"))
    let status = try #require(redirect.attributeIndex("httpResponseStatus"))
    #expect(redirect.attributes[status].members(in: ServerRelease(.v8_5)).map(\.value) == [301, 302, 307])
    #expect(redirect.attributes[status].members(in: ServerRelease(.v10_0)).map(\.value).contains(308))
  }
}
