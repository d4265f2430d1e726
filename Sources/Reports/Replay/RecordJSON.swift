internal import Captures
internal import Configuration
public import Replay
internal import Server
internal import StatusCodes
public import Substatus

/// The records of a replay as one JSON object a line: the place of the record, what is logged, and the object that
/// `check --format json` prints for the same request.
///
/// Records that pass every rule and are alike have one answer, so what depends on the single URL is left out of it.
public struct RecordJSON: RecordForm {
  private let simulation: Simulation

  /// Creates the form for the server that decides.
  public init(_ simulation: Simulation) { self.simulation = simulation }

  /// Something that writes records.
  public func makeRenderer() -> any RecordRenderer { Renderer(simulation) }

  /// Appends `{"file":"...","line":N`.
  public func append(file: String, line: UInt64, to bytes: inout [UInt8]) {
    bytes += "{\"file\":\(JSONLine.text(Array(file.utf8))),\"line\":\(line)".utf8
  }

  private final class Renderer: RecordRenderer {
    private let simulation: Simulation
    /// The answers to requests that pass every rule, by the number of their verdict.
    private var passed: [Int: String] = [:]

    init(_ simulation: Simulation) { self.simulation = simulation }

    func append(_ record: borrowing ReplayedRecord, to bytes: inout [UInt8]) {
      if let time = record.time { bytes += ",\"time\":\"\(JSONLine.time(time))\"".utf8 }
      bytes += ",\"request\":\(JSONLine.text(record.text))".utf8
      if !record.client.isEmpty { bytes += ",\"client\":\(JSONLine.text(record.client))".utf8 }
      if !record.user.isEmpty { bytes += ",\"user\":\(JSONLine.text(record.user))".utf8 }
      let logged = record.logged.text.map { JSONLine.text(Array($0.utf8)) } ?? "null"
      bytes += ",\"logged\":\(logged),\"agreement\":\"\(record.agreement.rawValue)\",".utf8
      bytes += answer(copy record).utf8
      bytes.append(0x0A)
    }

    /// The members of the answer's object and the brace behind them.
    private func answer(_ record: ReplayedRecord) -> String {
      let isPassed = record.verdict.outcome == .passed
      if isPassed, let known = passed[record.verdictNumber] { return known }
      var answer = simulation.answer(record.request, facts: record.facts)
      // What depends on the requests before this one is not seen by deciding it alone.
      if answer.status != record.verdict.status {
        answer = Answer(record.verdict, simulation.snapshot)
      }
      answer.assumptions += record.verdict.captureAssumptions.list
      if isPassed {
        answer.application?.physicalPath = nil
        answer.location = nil
        answer.rewrittenURL = nil
        answer.rewriteRules = []
      }
      if record.isAnonymized { answer.anonymize() }
      let text = String(AnswerJSON.render(answer, pretty: false).dropFirst())
      if isPassed { passed[record.verdictNumber] = text }
      return text
    }
  }
}

extension Answer {
  /// Takes out whatever may hold a value of the query, of a header or of the client.
  mutating func anonymize() {
    let isPath = matched.map { $0.part == "path" || $0.part == "method" } ?? false
    if !isPath {
      matched?.text = ""
      decidedBy?.explanation = ""
    }
    location = nil
    rewrittenURL = nil
    rewriteRules = []
    alsoViolates = alsoViolates.map { decision in
      var decision = decision
      decision.explanation = ""
      return decision
    }
  }
}

extension Answer {
  /// What a verdict says without its request.
  init(_ verdict: VerdictClass, _ snapshot: Snapshot) {
    let key = OutcomeKey(verdict)
    self.init(
      outcome: Outcome(rawValue: key.outcome) ?? .passed, status: verdict.status, reason: key.reason,
      version: snapshot.profile.version, evidence: verdict.check?.evidence ?? .documented)
    if verdict.site >= 0 { site = snapshot.siteNames[Int(verdict.site)] }
    handler = snapshot.handlerName(policy: verdict.policy, handler: verdict.handler)
    guard let decider = key.decider(snapshot) else { return }
    let place = verdict.subscription >= 0 ? Pipeline.subscriptions[Int(verdict.subscription)] : nil
    decidedBy = Decision(
      status: verdict.status, module: place?.module ?? "HTTP.sys",
      notification: place?.reportedNotification.name, setting: decider.setting, value: decider.value,
      source: decider.source.map { Source(file: $0.file, line: $0.line, column: $0.column) }, explanation: "")
  }
}

extension CaptureAssumptions {
  /// The sentences of those that are in the set.
  var list: [String] {
    Self.sentences.enumerated().compactMap { rawValue & 1 << UInt32($0.offset) != 0 ? $0.element : nil }
  }
}

/// Values of JSON that are written one by one.
enum JSONLine {
  /// A string; bytes that are no UTF-8 become U+FFFD.
  static func text(_ bytes: [UInt8]) -> String {
    var result = "\""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// `2026-11-24T08:15:30.250Z`.
  static func time(_ milliseconds: Int64) -> String {
    let rest = ((milliseconds % 1000) + 1000) % 1000
    let fraction = String(repeating: "0", count: 3 - "\(rest)".count) + "\(rest)"
    return TimeText.utc(milliseconds).replacing(" ", with: "T") + ".\(fraction)Z"
  }
}
