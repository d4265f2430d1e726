import StatusCodes
import Testing

@Suite("Looking into the catalogue")
struct CatalogueLookupTests {
  @Test("every row is found by its own code")
  func own() {
    for entry in Catalogue.entries {
      #expect(Catalogue.entry(for: entry.code) == entry)
    }
  }

  @Test(
    "a status with one row answers to it with and without the substatus 0",
    arguments: [
      ("405", "405.0"), ("405.0", "405.0"), ("412", "412.0"), ("401", "401.0"), ("200.0", "200"),
      ("200", "200"),
      ("411.0", "411"), ("431", "431.0"),
      ("404", "404"), ("404.0", "404.0"), ("400", "400"), ("400.0", "400.0"), ("503", "503"),
      ("503.0", "503.0"),
    ])
  func spelling(text: String, row: String) throws {
    let code = try #require(StatusCode(text: text))
    #expect(Catalogue.entry(for: code)?.code.description == row)
  }

  @Test(
    "codes without a row are not found",
    arguments: ["404.99", "404.21", "418", "418.0", "200.1", "600", "999.999"])
  func unknown(text: String) throws {
    let code = try #require(StatusCode(text: text))
    #expect(Catalogue.entry(for: code) == nil)
  }

  @Test(
    "the rows of a status are all of it and nothing else", arguments: [100, 403, 404, 500, 507] as [UInt16])
  func status(status: UInt16) {
    let rows = Array(Catalogue.entries(status: status))
    #expect(!rows.isEmpty)
    #expect(rows == Catalogue.entries.filter { $0.code.status == status })
  }

  @Test("a status without rows has none", arguments: [0, 99, 418, 508, 999, .max] as [UInt16])
  func noStatus(status: UInt16) {
    #expect(Catalogue.entries(status: status).isEmpty)
  }

  @Test(
    "words find the rows, the best place first",
    arguments: [
      ("404.1", "404.1"), ("404.13", "404.13"), ("double escape", "404.11"), ("DOUBLE   Escape", "404.11"),
      ("allowDoubleEscaping", "404.11"), ("maxUrlSegments", "404.20"), ("hidden", "404.8"),
      ("ssl 128", "403.5"),
      ("browse directory", "403.14"), ("appConcurrentRequestLimit", "503.2"), ("premature exit", "502.2"),
    ])
  func matching(text: String, first: String) {
    #expect(Catalogue.matching(text).first?.code.description == first)
  }

  @Test("a search finds rows once, and the replaced code with its successor")
  func matchingAll() {
    let codes = Catalogue.matching("404.13").map(\.code)
    #expect(codes.contains(StatusCode(413, 1)))
    #expect(Set(codes).count == codes.count)
    let family = Catalogue.matching("404.1").prefix { $0.code.description.hasPrefix("404.1") }
    #expect(family.map(\.code) == ([1] + (10...19)).map { StatusCode(404, $0) })
  }

  @Test("what is nowhere finds nothing", arguments: ["", "  \t\n", "xyzzy", "double xyzzy", "\u{0}", "🙂"])
  func matchingNothing(text: String) {
    #expect(Catalogue.matching(text).isEmpty)
  }

  @Test("a very long search ends")
  func matchingLong() {
    #expect(Catalogue.matching(String(repeating: "x", count: 1_000_000)).isEmpty)
    let often = Catalogue.matching(String(repeating: "browse ", count: 100_000))
    #expect(!often.isEmpty)
    #expect(often == Catalogue.matching("browse"))
  }

  @Test("an unknown substatus leads to the rows of its status, the nearest first")
  func suggestSubstatus() {
    let rows = Catalogue.suggestions(for: StatusCode(404, 99)).map(\.code)
    #expect(rows.prefix(3) == [StatusCode(404, 20), StatusCode(404, 19), StatusCode(404, 18)])
    #expect(rows.count == Catalogue.entries(status: 404).count)
    #expect(rows.allSatisfy { $0.status == 404 })
  }

  @Test(
    "an unknown status leads to the nearest status of its class",
    arguments: [
      (StatusCode(418), 416), (StatusCode(402), 401), (StatusCode(599, 7), 507), (StatusCode(299), 207),
    ] as [(StatusCode, UInt16)])
  func suggestStatus(code: StatusCode, status: UInt16) {
    #expect(Catalogue.suggestions(for: code) == Array(Catalogue.entries(status: status)))
  }

  @Test(
    "a code with a row, and a class without any, lead nowhere",
    arguments: [
      StatusCode(404, 11), StatusCode(405), StatusCode(200, 0), StatusCode(600), StatusCode(999, 1),
    ])
  func suggestNothing(code: StatusCode) {
    #expect(Catalogue.suggestions(for: code).isEmpty)
  }

  @Test("facts have meanings, other words have none")
  func facts() {
    #expect(Catalogue.meaning(ofFact: "acl") != nil)
    #expect(Catalogue.meaning(ofFact: "ACL") == nil)
    #expect(Catalogue.meaning(ofFact: "") == nil)
  }
}
