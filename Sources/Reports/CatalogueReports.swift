public import StatusCodes

/// The catalogue as text.
public struct CatalogueText {
  private let style: Style

  /// Creates a report.
  public init(style: Style) { self.style = style }

  /// One line a code: what it is predicted from, its title, and the facts that must be declared; then how
  /// many codes are predicted at all.
  public func table(_ entries: [CatalogueEntry]) -> String {
    var text = ""
    for entry in entries {
      let code = "\(entry.code)"
      let padding = String(repeating: " ", count: max(1, 9 - code.count))
      let kind = Self.kind(entry.prediction)
      text += style.bold(code) + padding + style.dim(kind)
      text += String(repeating: " ", count: max(1, 15 - kind.count)) + entry.title
      if case .facts(let names) = entry.prediction {
        text += style.dim(" [" + names.joined(separator: ", ") + "]")
      }
      text += "\n"
    }
    return text + "\n" + Self.coverage(entries)
  }

  /// How many codes there are, and how many of them are predicted from what.
  private static func coverage(_ entries: [CatalogueEntry]) -> String {
    func count(_ kind: String) -> Int { entries.count { Self.kind($0.prediction) == kind } }
    let article = entries.count { $0.inArticle }
    var text = "\(entries.count) codes"
    if article > 0 { text += ", \(article) of them in knowledge-base article 943891" }
    for (kind, meaning) in [
      ("configuration", "predicted from the request and the configuration"),
      ("facts", "predicted when the facts in brackets are declared"),
      ("application", "predicted when the application's result is declared"),
      ("never", "never given by IIS 7 to 10; the row of the code says why"),
    ] where count(kind) > 0 {
      let number = "\(count(kind))"
      text += "\n" + String(repeating: " ", count: max(1, 5 - number.count)) + number + " " + meaning
    }
    return text + "\n"
  }

  /// Everything about one code.
  public func entry(_ entry: CatalogueEntry) -> String {
    var rows: [(String, String)] = [("cause", entry.cause), ("remedy", entry.remedy)]
    if let setting = entry.setting { rows.append(("setting", setting)) }
    rows.append(("answered by", Self.source(entry.source)))
    rows.append(("predicted", Self.prediction(entry.prediction)))
    if let versions = Self.versions(entry) { rows.append(("versions", versions)) }
    if let note = entry.versionNote { rows.append(("note", note)) }
    rows.append(("logged in", Self.log(entry.logged)))
    if let win32 = entry.win32Status { rows.append(("win32", "\(win32)")) }
    rows.append(("evidence", entry.evidence.rawValue))
    if !entry.seeAlso.isEmpty {
      rows.append(("see also", entry.seeAlso.map { "\($0)" }.joined(separator: ", ")))
    }
    let lines = rows.map { name, text in
      "  " + style.dim(name) + String(repeating: " ", count: max(1, 13 - name.count)) + text
    }
    return style.bold("\(entry.code)  \(entry.title)") + "\n\n" + lines.joined(separator: "\n") + "\n"
      + example(entry.code)
  }

  /// The scenario that gets the code, and how to run it.
  private func example(_ code: StatusCode) -> String {
    guard let example = Catalogue.example(for: code) else { return "" }
    let lines = example.scenario.split(separator: "\n").map { "    \($0)" }
    return "\n  " + style.dim("example") + "      substatus codes \(code) --example | substatus test -\n\n"
      + lines.joined(separator: "\n") + "\n"
  }

  static func kind(_ prediction: CatalogueEntry.Prediction) -> String {
    switch prediction {
    case .configuration: "configuration"
    case .facts: "facts"
    case .application: "application"
    case .never: "never"
    }
  }

  private static func prediction(_ prediction: CatalogueEntry.Prediction) -> String {
    switch prediction {
    case .configuration: "from the request and the configuration"
    case .facts(let facts):
      "when it is declared "
        + facts.map { Catalogue.meaning(ofFact: $0) ?? $0 }.joined(separator: "; and ")
    case .application: "when the application's result is given"
    case .never(let reason): "never: " + reason
    }
  }

  static func source(_ source: CatalogueEntry.Source) -> String {
    switch source {
    case .iis(let module, let notification): "\(module), \(notification)"
    case .httpSys: "HTTP.sys"
    case .aspNet: "ASP.NET"
    case .application: "the application"
    case .addOn(let name): name
    }
  }

  static func versions(_ entry: CatalogueEntry) -> String? {
    switch (entry.since, entry.until) {
    case (let since?, let until?): "IIS \(since.rawValue) to \(until.rawValue)"
    case (let since?, nil): "IIS \(since.rawValue) and later"
    case (nil, let until?): "up to IIS \(until.rawValue)"
    case (nil, nil): nil
    }
  }

  private static func log(_ logged: CatalogueEntry.Logged) -> String {
    switch logged {
    case .siteLog: "the site's log"
    case .httpErrLog: "HTTPERR"
    case .either: "the site's log or HTTPERR, depending on who answers"
    case .notLogged: "no log"
    }
  }
}

/// The catalogue as JSON.
public enum CatalogueJSON {
  private struct Row: Encodable {
    let code: String
    let title: String
    let cause: String
    let remedy: String
    let setting: String?
    let answeredBy: String
    let predictedFrom: String
    let facts: [String]
    let neverBecause: String?
    let since: String?
    let until: String?
    let versionNote: String?
    let win32Status: UInt32?
    let evidence: String
    let seeAlso: [String]
    let inArticle: Bool
    let example: String?
  }

  /// An array of objects, one a code, without a final line end.
  public static func render(_ entries: [CatalogueEntry]) -> String {
    JSONText.encode(entries.map(row), pretty: true)
  }

  private static func row(_ entry: CatalogueEntry) -> Row {
    var facts: [String] = []
    var reason: String?
    if case .facts(let names) = entry.prediction { facts = names }
    if case .never(let text) = entry.prediction { reason = text }
    return Row(
      code: "\(entry.code)", title: entry.title, cause: entry.cause, remedy: entry.remedy,
      setting: entry.setting, answeredBy: CatalogueText.source(entry.source),
      predictedFrom: CatalogueText.kind(entry.prediction), facts: facts, neverBecause: reason,
      since: entry.since?.rawValue, until: entry.until?.rawValue, versionNote: entry.versionNote,
      win32Status: entry.win32Status, evidence: entry.evidence.rawValue,
      seeAlso: entry.seeAlso.map { "\($0)" }, inArticle: entry.inArticle,
      example: Catalogue.example(for: entry.code)?.scenario)
  }
}
