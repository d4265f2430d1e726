internal import Substatus

/// The files of a configuration, each line with settings beside the number of cases that evaluate them.
enum CoverageHTMLFiles {
  /// The files that are shown; the table above has the settings of all.
  private static let maximumCount = 100

  static func section(_ coverage: ConfigurationCoverage) -> String {
    let files = Dictionary(grouping: coverage.items, by: \.file).sorted { $0.key < $1.key }
    guard !files.isEmpty else { return "" }
    var text = "<details class=\"files\"><summary><h3>Files of the configuration</h3></summary>\n"
    for (name, items) in files.prefix(maximumCount) { text += file(name, items, coverage.lines[name] ?? []) }
    if files.count > maximumCount {
      text += "<p>\(files.count - maximumCount) more files are not shown.</p>\n"
    }
    return text + "</details>\n"
  }

  private static func file(
    _ name: String, _ items: [ConfigurationCoverage.Item], _ lines: [String]
  ) -> String {
    let reached = items.count { $0.state != .neverReached }
    let byLine = Dictionary(grouping: items, by: \.line)
    return AnnotatedLines.file(
      name, summary: "\(reached) of \(items.count) settings evaluated", lines
    ) { number in
      byLine[number]?.min { $0.evaluated < $1.evaluated }.map {
        AnnotatedLines.Note(style: $0.state.rawValue, count: "\($0.evaluated)")
      }
    }
  }
}

/// Tells the lines that may be shown from those that may not.
struct WebServerLines {
  private var isInside = false
  /// A name in a line, in any case of letters, that keeps the line from being shown.
  private static let secrets = [
    "password", "pwd", "secret", "token", "appsettings", "connectionstring", "machinekey", "validationkey",
    "decryptionkey", "apikey", "environmentvariable",
  ]

  /// Whether the next line is inside `<system.webServer>` and holds no secret.
  mutating func shows(_ line: String) -> Bool {
    let folded = line.lowercased()
    let opens = folded.contains("<system.webserver")
    let shows = isInside || opens
    if opens { isInside = true }
    if folded.contains("</system.webserver") { isInside = false }
    return shows && !Self.secrets.contains { folded.contains($0) }
  }
}
