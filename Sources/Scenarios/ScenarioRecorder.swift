internal import StatusCodes
internal import Substatus

/// Puts what came out in the place of what a scenario file expects, and changes nothing else of its text.
public struct ScenarioRecorder {
  /// A line before and after.
  public struct Change: Sendable, Hashable {
    /// The line, from 1.
    public var line: Int
    /// The line as it was.
    public var before: String
    /// The line as it is.
    public var after: String
  }

  /// A case that has to be edited by hand, and why.
  public struct Refusal: Sendable, Hashable {
    /// The line of the case, from 1.
    public var line: Int
    /// Why.
    public var reason: String
  }

  /// What recording comes to.
  public struct Outcome: Sendable {
    /// The text of the file with every change made.
    public var text: String
    /// The changes, in the order of their lines.
    public var changes: [Change] = []
    /// What could not be recorded.
    public var refusals: [Refusal] = []
  }

  /// Records the cases of one file that are not as expected.
  public static func record(_ results: [ScenarioResult], in text: String) -> Outcome {
    var outcome = Outcome(text: text)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var wanted: [Recording: String] = [:]
    var contested: Set<Recording> = []
    for result in results {
      guard let recording = result.item.recording, let answer = result.answer else { continue }
      let word = isAsExpected(result) ? recording.text : recording.prefix + answer.asExpectation
      if let other = wanted[recording], other != word { contested.insert(recording) }
      wanted[recording] = word
    }
    var done: Set<Recording> = []
    for result in results where !isAsExpected(result) {
      if let reason = refusal(result, contested) {
        let refusal = Refusal(line: result.item.line, reason: reason)
        if !outcome.refusals.contains(refusal) { outcome.refusals.append(refusal) }
        continue
      }
      guard let recording = result.item.recording, let word = wanted[recording],
        done.insert(recording).inserted
      else { continue }
      guard lines.indices.contains(recording.line - 1),
        let changed = replace(recording, with: word, in: lines[recording.line - 1])
      else {
        outcome.refusals.append(
          Refusal(line: result.item.line, reason: "its expectation is not written as one plain text"))
        continue
      }
      outcome.changes.append(
        Change(line: recording.line, before: lines[recording.line - 1], after: changed))
    }
    // From the end of a line to its beginning, so that no place moves before its turn.
    outcome.changes.sort { $0.line < $1.line }
    for recording in done.sorted(by: { ($0.line, $1.column) < ($1.line, $0.column) }) {
      guard let word = wanted[recording], lines.indices.contains(recording.line - 1) else { continue }
      lines[recording.line - 1] =
        replace(recording, with: word, in: lines[recording.line - 1]) ?? lines[recording.line - 1]
    }
    outcome.text = lines.joined(separator: "\n")
    return outcome
  }

  /// A pending case expects what is right, not what comes out.
  private static func isAsExpected(_ result: ScenarioResult) -> Bool {
    switch result.outcome {
    case .passed, .pending: true
    case .failed, .unexpectedPass, .error: false
    }
  }

  private static func refusal(_ result: ScenarioResult, _ contested: Set<Recording>) -> String? {
    switch result.outcome {
    case .unexpectedPass: return "it passes: take its 'pending' away"
    case .error(let message): return message
    default: break
    }
    guard let answer = result.answer else { return "it did not run" }
    if result.item.expectation.matches(answer) { return "only what decides differs: change its 'because'" }
    guard let recording = result.item.recording else { return "its expectation is a list or a map" }
    return contested.contains(recording) ? "one expectation stands for cases that differ" : nil
  }

  /// The line with the text at the place replaced; `nil` when the place does not hold the text.
  private static func replace(_ recording: Recording, with text: String, in line: String) -> String? {
    let scalars = line.unicodeScalars
    guard
      var start = scalars.index(
        scalars.startIndex, offsetBy: recording.column - 1, limitedBy: scalars.endIndex),
      start < scalars.endIndex
    else { return nil }
    if scalars[start] == "'" || scalars[start] == "\"" { start = scalars.index(after: start) }
    let rest = line[start...]
    guard rest.hasPrefix(recording.text) else { return nil }
    return line[..<start] + text + rest.dropFirst(recording.text.count)
  }
}

extension Answer {
  /// The outcome as an expectation that holds for it and for nothing else.
  var asExpectation: String {
    switch outcome {
    case .passed: "pass"
    case .closed: "closed"
    case .refused: "refused \(reason ?? "")"
    case .answered: status.map { "\($0)" } ?? "pass"
    }
  }
}
