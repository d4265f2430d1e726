import Configuration
import StatusCodes
import Testing

/// The element of a section that can be read.
private func read(
  _ section: String, at path: String = "/", _ server: ServerConfiguration
) throws -> EffectiveElement {
  guard case .effective(let element) = server.section(section, at: path).content else {
    throw ConfigurationFault(.pathNotFound, file: section)
  }
  return element
}

/// A chain as one line: `set 3 "true", set 1 "false"`.
private func chain(_ steps: [MergeStep]) -> String {
  steps.map { "\($0.action) \($0.position.file):\($0.position.line)" }.joined(separator: ", ")
}

private func file(_ name: String, _ text: String) -> ConfigurationFile { Sample.file(text, name: name) }

private func server(_ files: [String: ConfigurationFile], addition: String? = nil) throws
  -> ServerConfiguration
{
  var host = [file("host", Sample.applicationHost)]
  if let addition { host.append(file("more", Sample.web(addition))) }
  return try ServerConfiguration(
    version: .v10_0, siteName: "Default Web Site", applicationHost: host, webConfigs: files)
}

@Test func valuesKnowWhoSetThem() throws {
  let server = try server([
    "/": file(
      "root",
      """
      <configuration>
       <system.webServer><security>
        <requestFiltering allowDoubleEscaping="true" />
       </security></system.webServer></configuration>
      """),
    "/sub": file("sub", Sample.filtering("", "allowDoubleEscaping='FALSE'")),
  ])
  let root = try read(requestFiltering, server).attribute("allowDoubleEscaping")
  #expect(root.value == .bool(true))
  #expect(root.source == SourcePosition(file: "root", line: 3, column: 21))
  #expect(chain(root.steps) == "set root:3")
  let sub = try read(requestFiltering, at: "/SUB/x.txt", server).attribute("allowDoubleEscaping")
  #expect(sub.value == .bool(false) && sub.text == "FALSE")
  #expect(chain(sub.steps) == "set root:3, set sub:1")
  #expect(sub.steps.map(\.text) == ["true", "FALSE"])
  let unset = try read(requestFiltering, server).attribute("allowHighBitCharacters")
  #expect(unset.text == "true" && unset.isDefault && unset.steps.isEmpty)
  // Reading without the story gives the same value and keeps nothing.
  let plain = try server.effective(requestFiltering, at: "/sub").attribute("allowDoubleEscaping")
  #expect(plain.value == sub.value && plain.source == sub.source && plain.steps.isEmpty)
}

@Test(arguments: [
  ("added", "<add segment='x'/>", "x", "added sub:1"),
  (
    "removed and added again", "<remove segment='BIN'/><add segment='bin'/>", "bin",
    "added host:50, removed sub:1, added sub:1"
  ),
  (
    "cleared and added again", "<clear/><add segment='bin'/>", "bin",
    "added host:50, cleared sub:1, added sub:1"
  ),
  ("kept", "<add segment='x'/>", "bin", "added host:50"),
])
func entriesKnowWhatHappenedToThem(name: String, directives: String, segment: String, expected: String) throws
{
  let text = Sample.filtering("<hiddenSegments>\(directives)</hiddenSegments>")
  let element = try read(requestFiltering, at: "/sub", try server(["/sub": file("sub", text)]))
  let entry = element.element("hiddenSegments").entries.first { $0.string("segment") == segment }
  #expect(chain(entry?.steps ?? []) == expected)
}

@Test func removedEntriesAreListed() throws {
  let server = try server([
    "/": file("root", Sample.filtering("<hiddenSegments><remove segment='bin'/></hiddenSegments>")),
    "/sub": file("sub", Sample.filtering("<hiddenSegments><clear/></hiddenSegments>")),
  ])
  let element = try read(requestFiltering, at: "/sub", server).element("hiddenSegments")
  #expect(element.entries.isEmpty)
  #expect(element.dropped.map { $0.string("segment") } == ["bin", "web.config"])
  #expect(
    element.dropped.map { chain($0.steps) } == [
      "added host:50, removed root:1", "added host:50, cleared sub:1",
    ])
  #expect(try server.effective(requestFiltering, at: "/sub").element("hiddenSegments").dropped.isEmpty)
}

@Test func defaultsElementsAreNamedInTheChain() throws {
  let sites = try read("system.applicationHost/sites", try server([:]))
  let site = try #require(sites.entries.first)
  let segments = site.element("limits").attribute("maxUrlSegments")
  #expect(segments.text == "5" && segments.steps.map(\.action) == [.defaulted])
  #expect(site.element("limits").attribute("maxConnections").steps.map(\.action) == [.set])
}

@Test func attributesTheSchemaDoesNotNameAreListed() throws {
  let text = Sample.web("<system.web><identity impersonate='false' foo='1'/></system.web>")
  let server = try server([
    "/": file("root", text), "/app": file("app", text.replacing("foo='1'", with: "foo='2' bar=''")),
  ])
  let identity = try read("system.web/identity", at: "/app/x", server)
  #expect(identity.attributes.suffix(2).map { "\($0.name)=\($0.value.text)" } == ["foo=2", "bar="])
  #expect(
    try server.effective("system.web/identity", at: "/").attributes.contains { $0.name == "foo" } == false)
}

@Test func locksOfASectionAreListed() throws {
  let server = try server([:])
  let steps = server.section(handlers, at: "/").lockSteps
  #expect(steps.map(\.locks) == [true, false] && steps.map(\.position?.line) == [9, 54])
  #expect(!server.section(handlers, at: "/").isLocked)
  #expect(server.section("system.webServer/security/access", at: "/").isLocked)
  #expect(server.section(requestFiltering, at: "/").lockSteps == [])
  // Only an application may set the modules.
  #expect(server.section(modules, at: "/folder").isLocked && !server.section(modules, at: "/app").isLocked)
  let deny = try deniedBelow()
  #expect(deny.section(requestFiltering, at: "/sub").lockSteps.map(\.locks) == [true])
  #expect(deny.section(requestFiltering, at: "/").lockSteps == [])
}

private func deniedBelow() throws -> ServerConfiguration {
  try server(["/": file("root", Sample.web(place(".", filter(""), "overrideMode='Deny'")))])
}

@Test func locksOfAttributesAndEntriesAreListed() throws {
  let host = Sample.applicationHost.replacing(
    "<requestFiltering>", with: "<requestFiltering lockAttributes='allowDoubleEscaping' lockElements='verbs'>"
  )
  let server = try Sample.server(stock: host)
  let section = try read(requestFiltering, server)
  #expect(section.attributes.filter { $0.lock != nil }.map(\.name) == ["allowDoubleEscaping"])
  #expect(
    section.lockAttributes.map { "\($0.name)=\($0.value)" }
      == ["lockAttributes=allowDoubleEscaping", "lockElements=verbs"])
  let native = try read(modules, server).entries[0]
  #expect(native.itemLock?.line == 62 && native.lockAttributes.map(\.name) == ["lockItem"])
}

@Test func whatDoesNotCountIsListedWithItsReason() throws {
  let own = Sample.handlers("<remove name='A'/>")
  let kept = Sample.web(
    place(".", sw("<handlers><remove name='B'/></handlers>"), "inheritInChildApplications='false'"))
  let server = try server([
    "/": file("root", kept), "/app/x": file("x", Sample.modules("<clear/>")), "/app": file("app", own),
  ])
  func ignored(_ section: String, _ path: String) -> [String] {
    server.section(section, at: path).ignored.map { "\($0.use.element.position.file): \($0.reason)" }
  }
  #expect(
    ignored(handlers, "/app/y") == [
      "root: its location has inheritInChildApplications=\"false\", and /app/y belongs to another application"
    ])
  #expect(ignored(handlers, "/y") == [])
  #expect(ignored(modules, "/app/x") == ["x: IIS reads the section for the application /app as a whole"])
  #expect(server.section(modules, at: "/app/x").readAt == "/app")
  #expect(server.section("system.applicationHost/sites", at: "/app/x").readAt == nil)
  #expect(server.writtenSections(at: "/app/x").contains(modules))
}

@Test func foldersThatDoNotCountAreListed() throws {
  let host = Sample.applicationHost.replacing(
    "<virtualDirectory path=\"/\" physicalPath=\"C:\\inetpub",
    with: "<virtualDirectory path=\"/\" allowSubDirConfig=\"false\" physicalPath=\"C:\\inetpub")
  let server = try Sample.server(["/sub": Sample.handlers("<clear/>")], stock: host)
  let section = server.section(handlers, at: "/sub/x")
  #expect(section.ignored.map(\.reason) == ["its virtual directory has allowSubDirConfig=\"false\""])
  #expect(section.uses.count == 1 && server.files(at: "/sub/x") == ["applicationHost.config"])
}

@Test func sectionsThatCannotBeReadSayWhy() throws {
  let log = "<configSections><section name=\"log4net\" type=\"x\"/></configSections><log4net/>"
  let server = try server(["/": file("root", Sample.web(log + sec("<access sslFlags='Ssl'/>")))])
  guard case .faulty(let faults) = server.section("system.webServer/security/access", at: "/").content else {
    return #expect(Bool(false), "the section is locked")
  }
  #expect(faults.map(\.kind) == [.sectionLocked])
  guard case .unknown = server.section("log4net", at: "/").content else {
    return #expect(Bool(false), "the section has no schema")
  }
  #expect(server.section("log4net", at: "/").uses.map(\.element.position.file) == ["root"])
}

@Test func linesAreCutAsPositionsCountThem() throws {
  let text = "a\r\nb\rc\n\nd"
  func lines(_ range: ClosedRange<Int>) -> [String] {
    file("f", text).lines(range).map { "\($0.number)\($0.text)" }
  }
  #expect(lines(1...9) == ["1a", "2b", "3c", "4", "5d"])
  #expect(lines(2...2) == ["2b"] && lines(7...8).isEmpty)
  let wide: [UInt8] = [0xFF, 0xFE] + text.utf8.flatMap { [$0, 0] }
  #expect(ConfigurationFile(name: "w", bytes: wide).lines(5...5).map(\.text) == ["d"])
}

@Test(arguments: [
  (
    "a neighbour on each side", "<configuration>\n<foo/>\n</configuration>",
    ["    1: <configuration>", "    2: <foo/>", "    3: </configuration>"]
  ),
  (
    "the first line", "<configuration><foo/>\n</configuration>",
    ["    1: <configuration><foo/>", "    2: </configuration>"]
  ),
  (
    "no position in IIS", "<configuration>\n<system.webServer><foo/></system.webServer></configuration>",
    ["   -1: ", "    0: "]
  ),
])
func faultsQuoteTheirFile(name: String, text: String, expected: [String]) throws {
  let fault = try #require(try server(["/": file("root", text)]).fileFault(at: "/"))
  #expect(fault.configSourceText(in: file("root", text)) == expected)
}

/// The level at which IIS reads a section for a URL in an application (configuration 1.3).
@Test(
  arguments: [
    ("system.webServer/globalModules", nil), ("system.webServer/security/isapiCgiRestriction", nil),
    ("system.webServer/rewrite/globalRules", nil), ("system.webServer/proxy", nil), ("webFarms", nil),
    ("system.applicationHost/sites", nil), ("system.applicationHost/applicationPools", nil),
    ("system.webServer/webdav/authoring", "/"), ("system.webServer/webdav/authoringRules", "/app/x"),
    ("system.webServer/modules", "/app"), ("system.webServer/isapiFilters", "/app"),
    ("system.web/httpModules", "/app"), ("system.web/httpHandlers", "/app"), ("system.web/identity", "/app"),
    ("system.web/compilation", "/app/x"), ("system.webServer/handlers", "/app/x"),
    ("system.webServer/staticContent", "/app/x"), ("system.webServer/rewrite/rules", "/app/x"),
    ("system.webServer/applicationInitialization", "/app"),
  ] as [(String, String?)])
func levelsOfReading(section: String, level: String?) throws {
  let server = try ConfigurationCase(
    id: "", with: [.arr, .webDAV], applications: ["/app"], reads: "", expected: .readable
  ).configuration()
  #expect(server.section(section, at: "/app/x").readAt == level)
}

/// What is told of locks agrees with what a file would meet.
@Test(arguments: ServerPreset.allCases)
func locksAreToldAsTheyAct(preset: ServerPreset) throws {
  let server = try ConfigurationCase(id: "", server: preset, reads: "", expected: .readable).configuration()
  for section in server.declaredSections(at: "/") {
    let isLocked = server.section(section, at: "/").isLocked
    #expect(isLocked == (server.lockReason(of: section, at: "/") != nil), "\(section)")
  }
}
