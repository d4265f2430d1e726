internal import StatusCodes
internal import Substatus

/// Puts what came out in the place of what a scenario file expects, and changes nothing else of its text.
public struct ScenarioRecorder {
  /// Lines before and after.
  public struct Change: Sendable, Hashable {
    /// The first line, from 1, in the file as it was.
    public var line: Int
    /// The lines as they were.
    public var before: [String]
    /// The lines as they are.
    public var after: [String]
  }

  /// A place that has to be edited by hand, and why.
  public struct Refusal: Sendable, Hashable {
    /// The line, from 1.
    public var line: Int
    /// The column, from 1.
    public var column: Int
    /// Why, and what to do.
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

  private let text: SourceText
  private var edits: TextEdits
  private var refusals: [Refusal] = []
  /// The cases whose expectations are recorded, and those of which it is recorded what decides.
  private var recorded: (expectations: [ScenarioResult], reasons: [ScenarioResult]) = ([], [])

  /// Records the cases of one file that are not as expected.
  ///
  /// - Parameters:
  ///   - results: every case that ran and that stands in the file.
  ///   - read: gives the bytes of a file that this one names.
  public static func record(
    _ results: [ScenarioResult], in text: String, file: String, read: @escaping (String) throws -> [UInt8]
  ) -> Outcome {
    var recorder = ScenarioRecorder(text)
    recorder.record(results)
    var outcome = Outcome(text: text)
    if !recorder.edits.isEmpty {
      let check = RecordingCheck(file: file, before: text, after: recorder.edits.result, read: read)
      if let problem = check.problem(
        expectations: recorder.recorded.expectations, reasons: recorder.recorded.reasons)
      {
        recorder.add(problem)
      } else {
        outcome.text = recorder.edits.result
        outcome.changes = recorder.edits.changes
      }
    }
    outcome.refusals = recorder.refusals.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    return outcome
  }

  private init(_ text: String) {
    self.text = SourceText(text)
    edits = TextEdits(self.text)
  }

  private mutating func record(_ results: [ScenarioResult]) {
    for result in results {
      switch result.outcome {
      case .unexpectedPass: refuse(result.item.place, "it passes: take its 'pending' away")
      case .error(let message): refuse(result.item.place, message)
      case .passed, .pending, .failed: break
      }
    }
    let blocked = refuseSweeps(results)
    for (recording, group) in Self.groups(results, by: \.recording)
    where !blocked.contains(recording) && group.contains(where: \.isOtherwise) {
      record(group, at: recording)
    }
    for (recording, group) in Self.groups(results, by: \.becauseRecording)
    where group.contains(where: \.isOtherwiseDecided) {
      recordReason(group, at: recording)
    }
  }

  /// The cases that ran by a place of the file, in the order of the places.
  private static func groups(
    _ results: [ScenarioResult], by place: KeyPath<ScenarioCase, Recording?>
  ) -> [(Recording, [ScenarioResult])] {
    var order: [Recording: Int] = [:]
    var groups: [(Recording, [ScenarioResult])] = []
    for result in results where result.answer != nil {
      guard let recording = result.item[keyPath: place] else { continue }
      if let index = order[recording] {
        groups[index].1.append(result)
      } else {
        order[recording] = groups.count
        groups.append((recording, [result]))
      }
    }
    return groups
  }

  private mutating func record(_ group: [ScenarioResult], at recording: Recording) {
    let seen = group.compactMap { result in
      result.answer.map {
        ExpectationRewrite.Seen(result: result, answer: $0, expectation: result.item.expectation)
      }
    }
    do throws(TextEdits.Impossible) {
      try edits.append(ExpectationRewrite.edits(of: recording, seen, in: text))
      recorded.expectations += group
    } catch {
      refuse(recording.source.place, error.reason)
    }
  }

  /// Up to a limit anything else than beyond it is expected when nothing is said. Where that does not hold, no
  /// word makes it right.
  ///
  /// - Returns: expectations that stay as they are.
  private mutating func refuseSweeps(_ results: [ScenarioResult]) -> Set<Recording> {
    var blocked: Set<Recording> = []
    let sweeps = Dictionary(grouping: results.filter { $0.item.sweep != nil }, by: \.item.sweepKey)
    for steps in sweeps.values where steps.contains(where: \.isOtherwise) {
      guard let beyond = steps.first(where: { $0.item.sweep?.offset == 1 }),
        let recording = beyond.item.recording,
        let limit = beyond.item.sweep?.limit.rawValue, let word = beyond.answer?.asExpectation
      else { continue }
      let within = steps.filter { $0.item.recording == nil }
      guard !within.isEmpty else { continue }
      if within.contains(where: { $0.answer?.asExpectation == word }) {
        blocked.insert(recording)
        refuse(
          beyond.item.place,
          "\(word) comes out up to \(limit) and beyond it, so the limit decides nothing: correct the sweep")
      } else if !beyond.isOtherwise {
        refuse(
          recording.source.place,
          "\(beyond.item.expectation) holds up to \(limit), too; beyond it \(word) comes out: expect that")
      }
    }
    return blocked
  }

  private mutating func recordReason(_ group: [ScenarioResult], at recording: Recording) {
    guard case .because(let key, let map) = recording.role, case .word(let word) = recording.source else {
      return
    }
    let deciding = group.map { result in
      result.isOtherwiseDecided ? result.answer?.decidedBy.map { $0.setting ?? $0.module } : word.text
    }
    do throws(TextEdits.Impossible) {
      guard Set(deciding).count == 1, let name = deciding.first else {
        let names = Set(deciding.map { $0 ?? "nothing" }).sorted().joined(separator: ", ")
        throw TextEdits.Impossible(
          reason: "one 'because' stands for cases that are decided by \(names); give each its own")
      }
      var change = TextEdits(text)
      let range = try change.extent(of: recording.source)
      if let name {
        change.replace(range, with: ExpectationRewrite.respelled(name, as: text.text(range)))
      } else {
        try change.remove(Source.Member(key: key, value: recording.source), isFlow: text.isFlow(map))
      }
      try edits.append(change)
      recorded.reasons += group
    } catch {
      refuse(recording.source.place, error.reason)
    }
  }

  private mutating func refuse(_ place: Source.Place, _ reason: String) {
    add(Refusal(line: place.line, column: place.column, reason: reason))
  }

  private mutating func add(_ refusal: Refusal) {
    if !refusals.contains(refusal) { refusals.append(refusal) }
  }
}

extension ScenarioResult {
  /// Whether something else came out than is expected. A pending case expects what is right, not what comes out.
  var isOtherwise: Bool {
    guard case .failed = outcome, let answer else { return false }
    return !item.expectation.matches(answer)
  }

  /// Whether something else decided than is expected.
  fileprivate var isOtherwiseDecided: Bool {
    guard case .failed = outcome, let answer, let because = item.because else { return false }
    return !Expectation.decides(because, answer)
  }
}

extension ScenarioCase {
  /// What the steps of one sweep have in common.
  fileprivate var sweepKey: SweepKey {
    SweepKey(place: place, included: includedAt, number: (variation - 1) / 3, version: version)
  }

  fileprivate struct SweepKey: Hashable {
    var place: Source.Place
    var included: Place?
    var number: Int
    var version: IISVersion
  }
}
