internal import Captures
internal import Configuration
public import Replay

/// What changes between two configurations, as one JSON object.
public enum ComparisonJSON {
  /// The object, without a final line end; keys are sorted, so that output can be compared.
  public static func render(_ result: ComparisonResult) -> String {
    JSONText.encode(Object(result), pretty: true)
  }

  struct Object: Encodable {
    let records: ReplayJSON.Records
    let complete: Bool
    let changed: UInt64
    let unchanged: UInt64
    let causes: [Cause]
    let notes: [ReplayJSON.Note]

    init(_ result: ComparisonResult) {
      records = ReplayJSON.Records(result.summary.counts)
      complete = result.summary.isComplete
      changed = result.changed
      unchanged = result.unchanged
      causes = result.causes.map { Cause($0) }
      notes = result.summary.notes.map {
        ReplayJSON.Note(file: $0.file, message: $0.message, isError: $0.isError)
      }
    }
  }

  struct Cause: Encodable {
    let kind: String
    let name: String
    let before: Value?
    let after: Value?
    let extent: Extent
    let transitions: [Transition]

    init(_ group: ComparisonResult.CauseGroup) {
      kind = group.cause.kind.rawValue
      name = group.cause.name
      before = group.cause.before.map { Value($0) }
      after = group.cause.after.map { Value($0) }
      extent = Extent(group.extent)
      transitions = group.transitions.map { Transition($0) }
    }
  }

  struct Value: Encodable {
    let text: String
    let source: AnswerJSON.Source?

    init(_ value: ChangeCause.Value) {
      text = value.text
      source = value.source.map { AnswerJSON.Source(file: $0.file, line: $0.line, column: $0.column) }
    }
  }

  struct Extent: Encodable {
    let requests: UInt64
    let clients: Int?
    let moreClients: Bool
    let first: String?
    let last: String?

    init(_ extent: ComparisonResult.Extent) {
      requests = extent.count
      clients = extent.clients
      moreClients = extent.hasMoreClients
      first = extent.times.map { TimeText.utc($0.lowerBound) }
      last = extent.times.map { TimeText.utc($0.upperBound) }
    }
  }

  struct Transition: Encodable {
    let before: Outcome
    let after: Outcome
    let extent: Extent
    let examples: [Request]

    init(_ transition: ComparisonResult.Transition) {
      before = Outcome(OutcomeKey(transition.before))
      after = Outcome(OutcomeKey(transition.after))
      extent = Extent(transition.extent)
      examples = transition.examples.map { Request(file: $0.file, line: $0.line, request: $0.text) }
    }
  }

  struct Outcome: Encodable {
    let outcome: String
    let status: String?
    let reason: String?

    init(_ key: OutcomeKey) {
      outcome = key.outcome
      status = key.status
      reason = key.reason
    }
  }

  struct Request: Encodable {
    let file: String
    let line: UInt64
    let request: String
  }
}
