internal import Captures
internal import Configuration
public import Replay
internal import Server
internal import StatusCodes
public import Substatus

/// What a replay came to, as one JSON object.
public enum ReplayJSON {
  /// The object, without a final line end; keys are sorted, so that output can be compared.
  ///
  /// - Parameters:
  ///   - coverage: which settings the requests look at.
  ///   - traces: the module order of those captures that are traces.
  public static func render(
    _ result: ReplayResult, coverage: ConfigurationCoverage? = nil, traces: [TraceOrder] = []
  ) -> String {
    JSONText.encode(Object(result, coverage, traces), pretty: true)
  }

  struct Object: Encodable {
    let records: Records
    let complete: Bool
    let from: String?
    let to: String?
    let predicted: [Predicted]
    let agreement: [String: UInt64]
    let pairs: [Pair]
    let assumptions: [Assumption]
    let notes: [Note]
    let coverage: [CoveredSetting]?
    let sizes: [Sizes]?
    let limits: [Limit]?

    let traces: [TracedRequest]

    init(_ result: ReplayResult, _ coverage: ConfigurationCoverage?, _ traces: [TraceOrder]) {
      self.traces = traces.map { TracedRequest($0) }
      self.coverage = coverage?.items.map { CoveredSetting($0) }
      sizes = result.sizes.map { Sizes.all($0) }
      limits = result.sizes?.limits.map { Limit($0) }
      records = Records(result.counts)
      complete = result.summary.isComplete
      from = result.summary.times.map { TimeText.utc($0.lowerBound) }
      to = result.summary.times.map { TimeText.utc($0.upperBound) }
      predicted = OutcomeTotal.all(result).map { Predicted($0, result.snapshot) }
      agreement = Dictionary(
        uniqueKeysWithValues: Agreement.allCases.map { ($0.rawValue, result.count($0)) })
      pairs = result.pairs.map { Pair($0) }
      assumptions = AssumptionTotal.all(result).map { Assumption(count: $0.count, text: $0.text) }
      notes = result.summary.notes.map { Note(file: $0.file, message: $0.message, isError: $0.isError) }
    }
  }

  struct Records: Encodable {
    let read: UInt64
    let decided: UInt64
    let skipped: [String: UInt64]
    let malformed: [String: UInt64]

    init(_ counts: ReadCounts) {
      read = counts.read
      decided = counts.decided
      skipped = Dictionary(
        uniqueKeysWithValues: SkipReason.allCases.map { ("\($0)", counts.skipped($0)) })
      malformed = Dictionary(
        uniqueKeysWithValues: MalformedReason.allCases.map { ("\($0)", counts.malformed($0)) })
    }
  }

  struct Predicted: Encodable {
    let outcome: String
    let status: String?
    let reason: String?
    let setting: String?
    let value: String?
    let source: AnswerJSON.Source?
    let count: UInt64

    init(_ total: OutcomeTotal, _ snapshot: Snapshot) {
      outcome = total.key.outcome
      status = total.key.status
      reason = total.key.reason
      count = total.count
      let decider = total.key.decider(snapshot)
      setting = decider?.setting
      value = decider?.value
      source = decider?.source.map { AnswerJSON.Source(file: $0.file, line: $0.line, column: $0.column) }
    }
  }

  struct Pair: Encodable {
    let predicted: String
    let logged: String?
    let agreement: String
    let count: UInt64
    let examples: [String]

    init(_ pair: ReplayResult.Pair) {
      predicted = OutcomeKey(pair.verdict).text
      logged = pair.logged.text
      agreement = pair.agreement.rawValue
      count = pair.count
      examples = pair.examples.map { "\($0.file):\($0.line)" }
    }
  }

  struct Assumption: Encodable {
    let count: UInt64
    let text: String
  }

  struct Note: Encodable {
    let file: String
    let message: String
    let isError: Bool
  }
}
