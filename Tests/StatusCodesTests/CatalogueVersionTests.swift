import StatusCodes
import Testing

@Suite("The catalogue's versions")
struct CatalogueVersionTests {
  @Test(
    "first and last version, and what the note must name",
    arguments: [
      ("404.13", .v7_0, .v10_0, "413.1"), ("413.1", .v10_0, nil, "404.13"),
      ("404.10", .v7_0, .v10_0, "431.0"), ("431.0", .v10_0, nil, "404.10"),
      ("404.13", .v7_0, .v10_0, "17763"), ("413.1", .v10_0, nil, "17763"),
      ("403.6", .v7_0, .v7_5, "403.503"), ("403.503", .v8_0, nil, "403.6"),
      ("403.8", .v7_0, .v7_5, "403.504"), ("403.504", .v8_0, nil, "403.8"),
      ("404.20", .v8_0, nil, "7.5 Express"), ("404.18", .v7_5, nil, "7.0"), ("404.19", .v7_5, nil, "7.0"),
      ("308", .v10_0, nil, "PermRedirect"), ("403.502", .v8_0, nil, "add-on"),
      ("400.10", .v8_0, nil, ""), ("400.11", .v8_0, nil, ""), ("101", .v8_0, nil, ""),
      ("401.503", .v8_0, nil, ""), ("404.501", .v8_0, nil, "add-on"),
      ("403.23", .v7_5, nil, ""), ("423.1", .v7_5, nil, "7.5"), ("400.1", .v7_0, nil, "WebDAV"),
      ("500.30", .v7_0, nil, "hosting bundle"), ("400.601", .v7_0, nil, "3.0.1916"),
      ("502.6", nil, nil, "3.0.1916"), ("401.7", nil, nil, "IIS 6"), ("500.17", nil, nil, "IIS 6"),
      ("404.11", nil, nil, ""), ("404.5", nil, nil, ""), ("500.19", nil, nil, ""),
    ] as [(String, IISVersion?, IISVersion?, String)])
  func versions(text: String, since: IISVersion?, until: IISVersion?, note: String) throws {
    let entry = try #require(StatusCode(text: text).flatMap { Catalogue.entry(for: $0) })
    #expect(entry.since == since)
    #expect(entry.until == until)
    #expect(note.isEmpty || entry.versionNote?.contains(note) == true, "\(entry.versionNote ?? "no note")")
  }

  @Test("no row ends before it begins, and a row that ends says what follows", arguments: Catalogue.entries)
  func span(entry: CatalogueEntry) {
    guard let until = entry.until else { return }
    #expect((entry.since ?? .v7_0) <= until)
    #expect(entry.versionNote != nil)
    let successor = entry.seeAlso.first.flatMap { Catalogue.entry(for: $0) }
    #expect(successor?.until == nil)
    #expect(entry.versionNote?.contains(successor?.code.description ?? "none") == true)
  }

  @Test("versions are ordered by release, 10.0 last")
  func order() {
    #expect(IISVersion.allCases.sorted() == [.v7_0, .v7_5, .v8_0, .v8_5, .v10_0])
    #expect(!(IISVersion.v10_0 < .v7_0))
  }
}
