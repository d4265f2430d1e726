public import Scenarios
internal import StatusCodes
internal import Substatus

/// Results of scenario files as text: failures in full, then the counts.
public struct ScenarioText {
  private let style: Style

  /// Creates a report.
  public init(style: Style) { self.style = style }

  /// The line of one file: its name and its counts.
  public func file(_ name: String, _ results: [ScenarioResult]) -> String {
    let summary = ScenarioSummary(results)
    let mark = summary.failed > 0 ? style.red("fail") : style.green("ok  ")
    var text = "\(mark)  \(name)  \(summary.passed) passed"
    if summary.failed > 0 { text += ", \(summary.failed) failed" }
    if summary.pending > 0 { text += ", \(summary.pending) pending" }
    return text + "\n"
  }

  /// A failure with the place of the case, the request and what decided; empty for a case that passed.
  public func failure(_ result: ScenarioResult) -> String {
    let problems: [String]
    switch result.outcome {
    case .passed, .pending: return ""
    case .failed(let mismatches): problems = mismatches
    case .unexpectedPass(let reason): problems = ["no longer pending: it passes now (\(reason))"]
    case .error(let message): problems = [message]
    }
    let item = result.item
    let id = item.id.map { " [\($0)]" } ?? ""
    var lines = [
      style.bold("\(item.file):\(item.line):\(item.column)")
        + "\(id) \(item.name) (IIS \(item.version.rawValue))"
    ]
    lines += problems.map { "  " + style.red($0) }
    if let answer = result.answer {
      let note = answer.decidedBy?.explanation ?? ""
      lines += RequestMarker(style: style).lines(item.request, answer.matched?.inRequest, note).map {
        "  " + $0
      }
      if let decision = answer.decidedBy {
        let source = decision.source.map { " at \($0.file):\($0.line):\($0.column)" } ?? ""
        lines.append("    decided by \(decision.setting ?? decision.module)\(source)")
      }
    }
    return lines.joined(separator: "\n") + "\n\n"
  }

  /// The last line.
  public func summary(_ summary: ScenarioSummary) -> String {
    let pending = summary.pending > 0 ? ", \(summary.pending) pending" : ""
    return "\(summary.passed) passed, \(summary.failed) failed\(pending)\n"
  }
}

/// Results of scenario files as JSON.
public enum ScenarioJSON {
  private struct Report: Encodable {
    let passed: Int
    let failed: Int
    let pending: Int
    let cases: [Row]
  }

  private struct Row: Encodable {
    let file: String
    let line: Int
    let column: Int
    let id: String?
    let name: String
    let iis: String
    let result: String
    let messages: [String]
    let expected: String
    let answer: AnswerJSON.Object?
  }

  /// One object, without a final line end.
  public static func render(_ results: [ScenarioResult]) -> String {
    let summary = ScenarioSummary(results)
    return JSONText.encode(
      Report(
        passed: summary.passed, failed: summary.failed, pending: summary.pending, cases: results.map(row)),
      pretty: true)
  }

  private static func row(_ result: ScenarioResult) -> Row {
    let (name, messages): (String, [String]) =
      switch result.outcome {
      case .passed: ("passed", [])
      case .failed(let mismatches): ("failed", mismatches)
      case .pending(let reason): ("pending", [reason])
      case .unexpectedPass(let reason): ("unexpectedPass", [reason])
      case .error(let message): ("error", [message])
      }
    let item = result.item
    return Row(
      file: item.file, line: item.line, column: item.column, id: item.id, name: item.name,
      iis: item.version.rawValue, result: name, messages: messages, expected: "\(item.expectation)",
      answer: result.answer.map { AnswerJSON.Object($0) })
  }
}
