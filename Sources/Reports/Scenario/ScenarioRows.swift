internal import Substatus

/// The named rows of a failure.
struct ScenarioRows {
  let style: Style
  private let width = 10

  func row(_ name: String, _ text: String) -> String {
    let padding = String(repeating: " ", count: max(1, width - name.count))
    return "  " + style.dim(name) + padding + text
  }

  /// A line of a file behind its number, with a caret below a column.
  func quote(_ text: String, line: Int, column: Int?) -> [String] {
    let shown = Self.cut(text)
    guard !shown.isEmpty else { return [] }
    let number = "\(line)"
    let indent = String(repeating: " ", count: column == nil ? 2 : width + 2)
    var lines = [indent + style.dim("\(number) | ") + shown]
    if let column {
      // Columns count bytes; the caret stands under the character that begins there.
      let before = String(decoding: Array(text.utf8.prefix(max(0, column - 1))), as: UTF8.self)
      let blank = String(before.map { $0 == "\t" ? "\t" : " " })
      let gutter = String(repeating: " ", count: number.count)
      lines.append(indent + style.dim("\(gutter) | ") + blank + style.red("^"))
    }
    return lines
  }

  func decision(_ decision: Answer.Decision, line: String?) -> [String] {
    var lines: [String] = []
    if let setting = decision.setting {
      lines.append(row("setting", decision.value.map { "\(setting) = \($0)" } ?? setting))
    }
    if let error = decision.configError, !error.isEmpty { lines.append(row("error", error)) }
    if let hresult = decision.hresult { lines.append(row("HRESULT", hresult)) }
    if let source = decision.source {
      lines.append(row("source", "\(source.file):\(source.line):\(source.column)"))
      if let line { lines += quote(line, line: source.line, column: source.column) }
    }
    return lines
  }

  func step(_ step: Answer.TraceStep) -> String {
    let mark: String
    switch step.result {
    case .passed: mark = style.green("pass")
    case .violated: mark = style.red("deny")
    case .skipped: mark = style.dim("skip")
    case .matched: mark = style.green("match")
    case .unmatched: mark = style.dim("no match")
    case .notified: return "\(step.notification ?? "")  \(style.bold(step.module))"
    }
    var text = "  \(mark)  \(step.check)"
    if !step.limit.isEmpty { text += " = \(step.limit)" }
    if !step.seen.isEmpty { text += "  saw \(step.seen)" }
    return text
  }

  private static func cut(_ text: String) -> String {
    let shown = text.count > 160 ? text.prefix(160) + "..." : text
    // A tab moves the caret below as well; other controls could steer the terminal.
    let parts = shown.split(separator: "\t", omittingEmptySubsequences: false)
    return parts.map { PrintableText.line(String($0)) }.joined(separator: "\t")
  }
}
