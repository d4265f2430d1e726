internal import Scenarios
internal import StatusCodes
internal import Substatus

/// A case that is not as expected, in the pieces that every report shows in its own form.
struct ScenarioFailure {
  let result: ScenarioResult
  /// The number of steps of the trace that are shown.
  private static let stepCount = 6

  /// `nil` for a case that does not make the run fail.
  init?(_ result: ScenarioResult) {
    guard result.isFailure else { return nil }
    self.result = result
  }

  /// What is wrong, in one line.
  var message: String { result.messages.joined(separator: "; ") }

  /// The kind, for reports that name one: `mismatch`, `unexpectedPass` or `error`.
  var kind: String {
    switch result.outcome {
    case .unexpectedPass: "unexpectedPass"
    case .error: "error"
    default: "mismatch"
    }
  }

  /// What the case expects, with what must decide.
  var expected: String {
    let because = result.item.because.map { ", because \($0)" } ?? ""
    return "\(result.item.expectation)" + because
  }

  /// What came out, with what decided.
  var actual: String? {
    guard let answer = result.answer else { return nil }
    guard let decision = answer.decidedBy else { return answer.inScenarioWords }
    let notification = decision.notification.map { ", \($0)" } ?? ""
    return "\(answer.inScenarioWords)  by \(decision.module)\(notification)"
  }

  /// The last steps of the trace up to the one that decided, below the module the first belongs to; checks
  /// that do not apply are left out.
  var steps: [Answer.TraceStep] {
    guard let answer = result.answer else { return [] }
    var steps = answer.trace.filter { $0.result != .skipped }
    let decided = steps.lastIndex { $0.result == .violated && $0.check == answer.decidedBy?.setting }
    if let decided {
      steps = Array(steps[...decided])
    } else {
      steps.removeAll { $0.result == .notified && Self.isAfterwards($0.notification) }
    }
    let shown = steps.suffix(Self.stepCount)
    guard let first = shown.first, first.result != .notified else { return Array(shown) }
    return (steps[..<shown.startIndex].last { $0.result == .notified }.map { [$0] } ?? []) + shown
  }

  /// These modules see every request, whatever became of it.
  private static func isAfterwards(_ notification: String?) -> Bool {
    notification == "LOG_REQUEST" || notification == "SEND_RESPONSE"
  }

  /// The command that runs this case alone; one of a file that came by standard input needs it there again.
  var command: String {
    let item = result.item
    let variation = item.variation > 0 ? "#\(item.variation)" : ""
    var target = "\(item.file):\(item.line):\(item.column)" + variation
    var words = ["substatus", "test"]
    if let place = item.includedAt {
      words += ["--filter", ShellWord.quoted(target)]
      target = "\(place.file):\(place.line):\(place.column)"
    }
    words += ["--iis", item.version.rawValue]
    if target.hasPrefix("-:") {
      words.append("--")
    } else if target.hasPrefix("-") {
      target = "./" + target
    }
    return (words + [ShellWord.quoted(target)]).joined(separator: " ")
  }
}

extension ScenarioFailure {
  /// The failure in full, for a terminal or a block of plain text; without a final line end.
  func lines(_ style: Style) -> [String] {
    let rows = ScenarioRows(style: style)
    let item = result.item
    var lines = [
      style.bold("\(item.file):\(item.line):\(item.column)")
        + " \(PrintableText.line(ScenarioTitle.text(item))) (IIS \(item.version.rawValue))"
    ]
    lines += rows.quote(item.sourceLine, line: item.line, column: nil)
    lines += result.messages.map { "  " + style.red(PrintableText.line($0)) }
    guard let answer = result.answer else { return lines + [rows.row("again", command)] }
    let note = answer.decidedBy?.explanation ?? ""
    lines.append("")
    lines += RequestMarker(style: style).lines(item.request, answer.matched?.inRequest, note)
    lines += ["", rows.row("expected", expected), rows.row("actual", actual ?? "")]
    if let decision = answer.decidedBy { lines += rows.decision(decision, line: result.configurationLine) }
    for (index, step) in steps.enumerated() {
      lines.append(rows.row(index == 0 ? "trace" : "", rows.step(step)))
    }
    return lines + [rows.row("again", command)]
  }
}

/// How a case is called.
enum ScenarioTitle {
  /// The identifier in brackets, and the name.
  static func text(_ item: ScenarioCase) -> String {
    (item.id.map { "[\($0)] " } ?? "") + item.name
  }
}
