internal import Captures
internal import Configuration
internal import Replay
internal import Server
internal import StatusCodes

/// What outcomes are counted by: the code and the setting that decided.
struct OutcomeKey: Hashable {
  let outcome: String
  let status: String?
  let reason: String?
  private let setting: Int32
  private let settingPath: String
  /// Whether `setting` is the index of a setting and not that of a fault.
  private let isSetting: Bool

  init(_ verdict: VerdictClass) {
    setting = verdict.setting
    isSetting = verdict.check != .configurationFault
    status = verdict.status.map { "\($0)" }
    reason = verdict.reason?.text
    settingPath = verdict.check?.settingPath ?? ""
    switch verdict.outcome {
    case .passed: outcome = "passed"
    case .answered: outcome = "answered"
    case .refused: outcome = "refused"
    case .closed: outcome = "closed"
    }
  }

  /// `404.11`, `400 URL`, `passed`, `closed Timer_HeaderWait`.
  var text: String {
    switch outcome {
    case "answered": status ?? outcome
    case "refused": [status, reason].compactMap { $0 }.joined(separator: " ")
    default: [outcome, reason].compactMap { $0 }.joined(separator: " ")
    }
  }

  /// The setting or the fault that decided, and where it stands.
  func decider(_ snapshot: Snapshot) -> (setting: String, value: String, source: SourcePosition?)? {
    guard setting >= 0 else { return settingPath.isEmpty ? nil : (settingPath, "", nil) }
    guard isSetting else {
      let fault = snapshot.faults[Int(setting)]
      return (settingPath, fault.explanation, fault.position)
    }
    let row = snapshot.settings[Int(setting)]
    return (row.path, row.value, row.source)
  }
}

/// The number of records with one outcome.
struct OutcomeTotal {
  let key: OutcomeKey
  let count: UInt64

  /// All of a replay, the most frequent first.
  static func all(_ result: ReplayResult) -> [OutcomeTotal] {
    var order: [OutcomeKey] = []
    var totals: [OutcomeKey: UInt64] = [:]
    for pair in result.pairs {
      let key = OutcomeKey(pair.verdict)
      if totals[key] == nil { order.append(key) }
      totals[key, default: 0] += pair.count
    }
    return order.enumerated().map {
      ($0.offset, OutcomeTotal(key: $0.element, count: totals[$0.element] ?? 0))
    }
    .sorted { ($1.1.count, $0.0) < ($0.1.count, $1.0) }.map(\.1)
  }
}

/// The number of records for which something was assumed.
struct AssumptionTotal {
  let text: String
  let count: UInt64

  /// All of a replay, in the order of the list of assumptions.
  static func all(_ result: ReplayResult) -> [AssumptionTotal] {
    CaptureAssumptions.sentences.enumerated().compactMap { bit, text in
      let mask = 1 << UInt32(bit) as UInt32
      let count = result.pairs.reduce(0 as UInt64) {
        $0 + ($1.verdict.captureAssumptions.rawValue & mask != 0 ? $1.count : 0)
      }
      return count > 0 ? AssumptionTotal(text: text, count: count) : nil
    }
  }
}

extension Logged {
  /// `404.7`, `503 QueueFull`; `nil` when nothing is logged.
  var text: String? {
    guard source == .httpSys else { return code.map { substatus == nil ? "\($0.status)" : "\($0)" } }
    let name = reason?.text ?? "another reason"
    return [code.map { "\($0)" }, name].compactMap { $0 }.joined(separator: " ")
  }
}
