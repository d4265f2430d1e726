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
    if let hresult = decision.hresult { lines.append(row("HRESULT", hresult)) }
    if let source = decision.source {
      lines.append(row("source", "\(source.file):\(source.line):\(source.column)"))
      lines += quote(source)
    } else if decision.setting?.contains("/") ?? false {
      lines.append(row("source", "not written anywhere: the default"))
    }
    if let remedy = decision.remedy { lines.append(row("remedy", remedy)) }
    return lines
  }

  private func quote(_ source: Answer.Source) -> [String] {
    guard let text = line(source) else { return [] }
    let number = "\(source.line)"
    let indent = String(repeating: " ", count: 13)
    let gutter = String(repeating: " ", count: number.count)
    // Columns count bytes; the caret stands under the character that begins there.
    let before = String(decoding: Array(text.utf8.prefix(max(0, source.column - 1))), as: UTF8.self)
    let blank = String(before.map { $0 == "\t" ? "\t" : " " })
    return [
      indent + style.dim("\(number) | ") + text,
      indent + style.dim("\(gutter) | ") + blank + style.red("^"),
    ]
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
