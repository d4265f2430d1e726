internal import StatusCodes
public import Substatus

/// An answer as text for a person: the verdict, the request with the deciding bytes marked, the line of
/// configuration behind it, and what would change it.
public struct AnswerText {
  private let style: Style
  private let line: (Answer.Source) -> String?

  /// Creates a report.
  ///
  /// - Parameter line: the text of a configuration line, to quote it.
  public init(style: Style, line: @escaping (Answer.Source) -> String?) {
    self.style = style
    self.line = line
  }

  /// The report, with a final line end.
  public func render(_ answer: Answer, request: [UInt8]) -> String {
    var lines = [headline(answer), ""]
    lines += RequestMarker(style: style).lines(request, answer.matched?.inRequest, note(answer))
    lines.append("")
    if let decision = answer.decidedBy { lines += details(decision) }
    for rule in answer.rewriteRules where rule.action != nil { lines += RewriteRuleText(style).lines(rule) }
    if !answer.challenges.isEmpty {
      lines.append(row("challenge", answer.challenges.joined(separator: ", ")))
    }
    if let header = answer.strictTransportSecurity { lines.append(row("HSTS", header)) }
    if let location = answer.location { lines.append(row("location", location)) }
    if answer.isRedirectLoop { lines.append(row("loop", "the target is redirected again, without end")) }
    if let status = answer.clientStatus {
      lines.append(row("client", "sees \(status); the log says \(answer.status.map { "\($0)" } ?? "-")"))
    }
    if let status = answer.interimStatus { lines.append(row("before", "\(status), for the body")) }
    if let status = answer.errorStatus { lines.append(row("instead of", "\(status)")) }
    if let url = answer.rewrittenURL { lines.append(row("rewritten", url)) }
    if let url = answer.loggedURL { lines.append(row("logged", url)) }
    if let handler = answer.handler, answer.outcome == .passed { lines.append(row("handler", handler)) }
    lines.append(row("evidence", answer.evidence.rawValue))
    for other in answer.alsoViolates {
      let code = other.status.map { "\($0)" } ?? "?"
      lines.append(row("also", "\(code) \(other.setting ?? other.module): \(other.explanation)"))
    }
    for assumption in answer.assumptions { lines.append(row("assumes", assumption)) }
    if !answer.trace.isEmpty { lines += ["", style.bold("trace")] + answer.trace.map(step) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func headline(_ answer: Answer) -> String {
    let version = style.dim("IIS \(answer.version.rawValue)")
    switch answer.outcome {
    case .answered:
      let code = answer.status.map { "\($0)" } ?? ""
      let by = answer.decidedBy.map { "\($0.module), \($0.notification ?? "")" } ?? "IIS"
      return "\(style.bold(style.red(code)))  answered by \(by)  \(version)"
    case .refused:
      let code = answer.status.map { "\($0)" } ?? ""
      return "\(style.bold(style.red(code)))  refused by HTTP.sys, reason \(answer.reason ?? "")  \(version)"
    case .closed where answer.decidedBy?.notification != nil:
      let by = answer.decidedBy?.module ?? "IIS"
      return "\(style.bold(style.red("closed")))  by \(by), without an answer  \(version)"
    case .closed:
      let by = answer.decidedBy.flatMap { decision in
        decision.notification.map { "\(decision.module), \($0)" }
      }
      return
        "\(style.bold(style.red("closed")))  by \(by ?? "HTTP.sys, reason \(answer.reason ?? "")")  \(version)"
    case .passed where answer.site == nil && answer.handler == nil:
      return "\(style.bold(style.green("passed")))  to another program that registered the URL  \(version)"
    case .passed:
      return "\(style.bold(style.green("passed")))  every modelled rule lets it through  \(version)"
    }
  }

  private func note(_ answer: Answer) -> String { answer.decidedBy?.explanation ?? "" }

  private func details(_ decision: Answer.Decision) -> [String] {
    var lines: [String] = []
    if let setting = decision.setting {
      lines.append(row("setting", decision.value.map { "\(setting) = \($0)" } ?? setting))
    }
    if let error = decision.configError {
      lines.append(row("error", error.isEmpty ? "none on IIS's error page" : error))
    }
    if let hresult = decision.hresult { lines.append(row("HRESULT", hresult)) }
    if let source = decision.source {
      lines.append(row("source", "\(source.file):\(source.line):\(source.column)"))
      lines += quote(source, decision.configSource)
    } else if decision.setting?.contains("/") ?? false {
      lines.append(row("source", "not written anywhere: the default"))
    }
    if let remedy = decision.remedy { lines.append(row("remedy", remedy)) }
    return lines
  }

  /// The most characters of a line that are shown.
  private static let width = 160

  /// The lines, or the one of the place, with a caret under the place.
  private func quote(_ source: Answer.Source, _ around: [Answer.SourceLine]) -> [String] {
    let lines =
      around.isEmpty
      ? line(source).map { [Answer.SourceLine(number: source.line, text: $0)] } ?? [] : around
    let digits = lines.map { "\($0.number)".count }.max() ?? 0
    let indent = String(repeating: " ", count: 13)
    return lines.flatMap { line -> [String] in
      let number = "\(line.number)"
      let gutter = String(repeating: " ", count: digits - number.count) + number
      guard line.number == source.line else {
        return [indent + style.dim("\(gutter) | ") + cut(line.text, column: 1).text]
      }
      let (text, blank) = cut(line.text, column: source.column)
      return [
        indent + style.dim("\(gutter) | ") + text,
        indent + style.dim(String(repeating: " ", count: digits) + " | ") + blank + style.red("^"),
      ]
    }
  }

  /// A line as it is shown, a long one cut around a column, and what stands under the characters before that.
  ///
  /// - Parameter column: counts bytes, from 1; the caret stands under the character that begins there.
  private func cut(_ line: String, column: Int) -> (text: String, blank: String) {
    let scalars = Array(SecretMask.masked(line).unicodeScalars)
    let before = String(decoding: Array(line.utf8.prefix(max(0, column - 1))), as: UTF8.self)
    let start = min(before.unicodeScalars.count, scalars.count)
    let first = start > Self.width - 20 ? start - 40 : 0
    let last = min(scalars.count, first + Self.width)
    let text = String(String.UnicodeScalarView(scalars[first..<last]))
    let dots = first > 0 ? "..." : ""
    let blank = dots.map { _ in " " } + scalars[first..<start].map { $0 == "\t" ? "\t" : " " }
    return (dots + text + (last < scalars.count ? "..." : ""), blank.joined())
  }

  private func row(_ name: String, _ text: String) -> String {
    let padding = String(repeating: " ", count: max(1, 11 - name.count))
    return "  " + style.dim(name) + padding + text
  }

  private func step(_ step: Answer.TraceStep) -> String {
    let mark: String
    switch step.result {
    case .passed: mark = style.green("pass")
    case .violated: mark = style.red("deny")
    case .skipped: mark = style.dim("skip")
    case .matched: mark = style.green("match")
    case .unmatched: mark = style.dim("no match")
    case .notified: return "  \(step.notification ?? "")  \(style.bold(step.module))"
    }
    var text = "    \(mark)  \(step.check)"
    if !step.limit.isEmpty { text += " = \(step.limit)" }
    if !step.seen.isEmpty { text += "  saw \(step.seen)" }
    return text
  }
}
