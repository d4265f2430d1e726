internal import Configuration
public import Lint
internal import StatusCodes

/// Findings as text for a person: the place, the quoted line with the part that is meant, and the remedy.
public struct LintText {
  private let style: Style

  /// Creates a report.
  public init(style: Style) { self.style = style }

  /// The report, with a final line end.
  public func render(_ result: LintResult) -> String {
    var text = ""
    for finding in result.findings where finding.allowedBecause == nil {
      text += lines(finding, result).joined(separator: "\n") + "\n\n"
    }
    return text + summary(result) + "\n"
  }

  private func lines(_ finding: LintFinding, _ result: LintResult) -> [String] {
    let place = finding.position.map { "\($0)" } ?? "\(finding.site)\(finding.path)"
    var lines = [
      "\(style.bold(clean(place))): \(word(finding.severity)): \(clean(finding.message)) "
        + style.dim("[\(finding.rule)]")
    ]
    if let position = finding.position,
      let extent = SourceExtent(position, in: result.file(named: position.file))
    {
      lines += quote(extent, line: position.line, finding.severity)
    }
    if let answer = finding.answer { lines.append(row("answer", self.answer(answer))) }
    for related in finding.related {
      lines.append(row("see", "\(related.position): \(clean(related.message))"))
    }
    lines.append(row("remedy", clean(finding.remedy)))
    return lines
  }

  private func answer(_ answer: LintFinding.Answer) -> String {
    var text = "\(answer.status) to \(answer.requests)"
    if let hresult = answer.hresult { text += ", 0x" + String(hresult, radix: 16) }
    if let config = answer.text, !config.isEmpty { text += ", \"\(clean(config))\"" }
    return text
  }

  /// The most characters of a line that are shown.
  private static let width = 140

  /// The line with what is meant underlined; a long one is cut on both sides.
  private func quote(_ extent: SourceExtent, line number: Int, _ severity: Severity) -> [String] {
    let scalars = Array(SecretMask.masked(extent.line).unicodeScalars)
    let marked = extent.characters
    let first = marked.lowerBound - 1 > Self.width - 20 ? max(0, marked.lowerBound - 41) : 0
    let last = min(scalars.count, first + Self.width)
    var shown = String(String.UnicodeScalarView(scalars[min(first, last)..<last]))
    var start = marked.lowerBound - 1 - first
    if first > 0 {
      shown = "..." + shown
      start += 3
    }
    if last < scalars.count { shown += "..." }
    let blank = shown.unicodeScalars.prefix(start).map { $0 == "\t" ? "\t" : " " }.joined()
    let length = max(1, min(marked.count, Self.width - start))
    let gutter = String(repeating: " ", count: "\(number)".count)
    return [
      "  " + style.dim("\(number) | ") + clean(shown),
      "  " + style.dim("\(gutter) | ") + blank + paint(String(repeating: "^", count: length), severity),
    ]
  }

  private func summary(_ result: LintResult) -> String {
    let counts = Severity.allCases.reversed().compactMap { severity in
      let count = result.count(of: severity)
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    let allowed = result.findings.count { $0.allowedBecause != nil }
    let files = "\(result.files.count) file\(result.files.count == 1 ? "" : "s")"
    let found = counts.isEmpty ? style.green("nothing found") : counts.joined(separator: ", ")
    return "\(found) in \(files), IIS \(result.version.rawValue)"
      + (allowed > 0 ? ", \(allowed) allowed" : "")
  }

  private func row(_ name: String, _ text: String) -> String {
    "  " + style.dim(name) + String(repeating: " ", count: max(1, 8 - name.count)) + text
  }

  private func word(_ severity: Severity) -> String { style.bold(paint(severity.rawValue, severity)) }

  private func paint(_ text: String, _ severity: Severity) -> String {
    switch severity {
    case .error: style.red(text)
    case .warning: style.yellow(text)
    case .note: style.dim(text)
    }
  }

  /// Text from a file without characters that would steer a terminal.
  private func clean(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0 != "\t" && $0.properties.generalCategory == .control })
    else { return text }
    let kept = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      scalar != "\t" && scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar
    }
    return String(String.UnicodeScalarView(kept))
  }
}
