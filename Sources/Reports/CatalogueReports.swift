public import StatusCodes

/// The catalogue as text.
public struct CatalogueText {
  private let style: Style

  /// Creates a report.
  public init(style: Style) { self.style = style }

  /// One line a code: whether it can be predicted, and its title.
  public func table(_ entries: [CatalogueEntry]) -> String {
    var text = ""
    for entry in entries {
      let code = "\(entry.code)"
      let padding = String(repeating: " ", count: max(1, 9 - code.count))
      let kind = Self.kind(entry.prediction)
      text += style.bold(code) + padding + style.dim(kind)
      text += String(repeating: " ", count: max(1, 15 - kind.count)) + entry.title + "\n"
    }
    return text + "\n\(entries.count) codes\n"
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
    case .facts(let facts): "when these facts are given: " + facts.joined(separator: ", ")
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
      seeAlso: entry.seeAlso.map { "\($0)" })
  }
}
