import StatusCodes
import Testing

@Suite("The catalogue's rows")
struct CatalogueRowTests {
  @Test("codes rise from row to row, so none occurs twice")
  func order() {
    for (left, right) in zip(Catalogue.entries, Catalogue.entries.dropFirst()) {
      #expect(left.code < right.code)
    }
  }

  @Test("title, cause and remedy are there and clean", arguments: Catalogue.entries)
  func prose(entry: CatalogueEntry) {
    #expect(!entry.title.isEmpty && entry.title.last != ".")
    for text in [entry.cause, entry.remedy] + [entry.versionNote].compactMap({ $0 }) {
      #expect(isSentence(text), "\(entry.code): \(text)")
    }
    #expect(entry.cause != entry.title)
    #expect(entry.cause != entry.remedy)
  }

  @Test(
    "the check of the prose finds what is no sentence",
    arguments: [
      "", "No full stop", "Two  blanks.", " Starts with a blank.", "A line\nbreak.", "An open `quote.",
    ])
  func proseFires(text: String) {
    #expect(!isSentence(text))
  }

  @Test("no row has the cause of another")
  func ownCauses() {
    let causes = Dictionary(grouping: Catalogue.entries, by: \.cause)
    #expect(causes.values.filter { $0.count > 1 }.map { $0.map(\.code) } == [])
  }

  @Test("a row that is never predicted says why, and only such a row", arguments: Catalogue.entries)
  func prediction(entry: CatalogueEntry) {
    switch entry.prediction {
    case .never(let reason): #expect(!reason.isEmpty && !reason.hasSuffix("."))
    case .facts(let names):
      #expect(!names.isEmpty)
      #expect(names.allSatisfy { Catalogue.meaning(ofFact: $0)?.isEmpty == false }, "\(names)")
    case .configuration, .application: break
    }
  }

  @Test(
    "codes that nothing sends since IIS 7 are never predicted",
    arguments: [
      "401.7", "403.9", "403.10", "403.11", "403.15", "403.20", "403.24", "404.1", "500", "500.17", "500.18",
      "500.20", "503.1", "503.5", "424",
    ])
  func never(text: String) throws {
    let entry = try #require(StatusCode(text: text).flatMap { Catalogue.entry(for: $0) })
    guard case .never = entry.prediction else {
      Issue.record("\(entry.code) is predicted: \(entry.prediction)")
      return
    }
  }

  @Test("exactly those are never predicted")
  func neverCount() {
    let count = Catalogue.entries.count { entry in
      if case .never = entry.prediction { true } else { false }
    }
    #expect(count == 15)
  }

  @Test(
    "what request filtering answers follows from configuration and request",
    arguments: [
      "404.5", "404.6", "404.7", "404.8", "404.10", "404.11", "404.12", "404.13", "404.14", "404.15",
      "404.18",
      "404.19", "413.1", "431.0",
    ])
  func requestFiltering(text: String) throws {
    let entry = try #require(StatusCode(text: text).flatMap { Catalogue.entry(for: $0) })
    #expect(entry.prediction == .configuration)
    #expect(entry.source == .iis(module: "RequestFilteringModule", notification: "BEGIN_REQUEST"))
    #expect(entry.setting?.hasPrefix("system.webServer/security/requestFiltering/") == true)
    #expect(entry.win32Status == 0)
  }

  @Test(
    "facts, application and configuration are told apart",
    arguments: [
      ("401.1", .facts(["credentials"])), ("401.3", .facts(["acl"])), ("403.502", .facts(["counters"])),
      ("404.9", .facts(["hiddenAttr"])), ("403.17", .facts(["cert", "clock"])),
      ("502.4", .facts(["farmState"])),
      ("500.100", .application), ("202", .application), ("401.5", .application), ("403.14", .configuration),
      ("404.17", .configuration), ("500.19", .configuration), ("500.35", .configuration),
      ("404.20", .configuration),
    ] as [(String, CatalogueEntry.Prediction)])
  func predictions(text: String, prediction: CatalogueEntry.Prediction) throws {
    let entry = try #require(StatusCode(text: text).flatMap { Catalogue.entry(for: $0) })
    #expect(entry.prediction == prediction)
  }

  @Test(
    "every module and product has a name, every notification is one of IIS's", arguments: Catalogue.entries)
  func source(entry: CatalogueEntry) {
    let notifications: Set = [
      "PRE_BEGIN_REQUEST", "BEGIN_REQUEST", "AUTHENTICATE_REQUEST", "AUTHORIZE_REQUEST",
      "MAP_REQUEST_HANDLER",
      "EXECUTE_REQUEST_HANDLER",
    ]
    switch entry.source {
    case .iis(let module, let notification):
      #expect(module == "IIS Web Core" || module.hasSuffix("Module"))
      #expect(notifications.contains(notification))
    case .addOn(let name): #expect(!name.isEmpty)
    case .httpSys, .aspNet, .application: break
    }
    #expect(!entry.source.description.isEmpty)
  }

  @Test("HTTP.sys answers without a substatus and not in the site's log alone", arguments: Catalogue.entries)
  func httpSys(entry: CatalogueEntry) {
    guard entry.source == .httpSys else {
      #expect(entry.logged != .httpErrLog, "\(entry.code)")
      return
    }
    #expect(entry.logged != .siteLog, "\(entry.code)")
    // The article gives the 503 of a stopped pool a substatus that HTTP.sys does not have.
    #expect(entry.code.substatus == nil || entry.code == StatusCode(503, 0))
  }

  @Test(
    "the statuses HTTP.sys answers have rows of their own",
    arguments: [400, 403, 404, 411, 414, 501, 503, 505])
  func httpSysRows(status: UInt16) throws {
    let entry = try #require(Catalogue.entry(for: StatusCode(status)))
    #expect(entry.code == StatusCode(status))
    #expect(entry.source == .httpSys)
    #expect(entry.logged == .httpErrLog)
  }

  @Test("settings are section paths", arguments: Catalogue.entries)
  func setting(entry: CatalogueEntry) {
    guard let setting = entry.setting else { return }
    let roots = ["system.webServer/", "system.applicationHost/", "system.web/", "webFarms/"]
    #expect(roots.contains(where: setting.hasPrefix), "\(setting)")
    #expect(!setting.contains(" "))
    #expect(setting.split(separator: "@").count <= 2)
  }

  @Test("see-also names other rows, once each", arguments: Catalogue.entries)
  func seeAlso(entry: CatalogueEntry) {
    #expect(Set(entry.seeAlso).count == entry.seeAlso.count)
    #expect(!entry.seeAlso.contains(entry.code))
    let known = Set(Catalogue.entries.map(\.code))
    #expect(entry.seeAlso.filter { !known.contains($0) } == [])
  }

  @Test(
    "win32 statuses are those of the logs",
    arguments: [
      ("404.0", 2), ("404.3", 50), ("404.17", 50), ("404.7", 0), ("404.11", 0), ("405.0", 1), ("403.14", 0),
      ("406.0", 0), ("304", 0), ("206", 0), ("301", 0), ("401.2", 5), ("403.1", 5), ("403.502", 0),
      ("403.7", 5),
      ("403.16", 2_148_204_809), ("401.1", nil), ("502.3", nil),
    ] as [(String, UInt32?)])
  func win32(text: String, expected: UInt32?) throws {
    let entry = try #require(StatusCode(text: text).flatMap { Catalogue.entry(for: $0) })
    #expect(entry.win32Status == expected)
  }

  @Test(
    "evidence is that of the specification",
    arguments: [
      ("404.11", .observed), ("404.8", .observed), ("403.14", .observed), ("500.19", .observed),
      ("413.1", .observed), ("403.503", .observed), ("404.19", .documented), ("404.9", .documented),
      ("502.3", .documented), ("400.4", .inferred), ("404.16", .inferred), ("423.1", .inferred),
    ] as [(String, Evidence)])
  func evidence(text: String, expected: Evidence) throws {
    let entry = try #require(StatusCode(text: text).flatMap { Catalogue.entry(for: $0) })
    #expect(entry.evidence == expected)
  }

  /// Whether a text is plain prose in one line: a full stop at its end, single blanks, closed quotes.
  private func isSentence(_ text: String) -> Bool {
    guard let last = text.last, last == ".", text.first != " ", !text.contains("\n") else { return false }
    return !text.contains("  ") && text.count { $0 == "`" }.isMultiple(of: 2)
  }
}
