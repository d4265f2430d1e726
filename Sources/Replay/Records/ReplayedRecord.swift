public import Server

/// What a replay says of one record.
public struct ReplayedRecord: Sendable {
  /// What is predicted.
  public var verdict: VerdictClass
  /// A number for the verdict: records that one renderer gets with equal numbers have equal verdicts.
  public var verdictNumber: Int
  /// What is logged.
  public var logged: Logged
  /// How they stand to each other.
  public var agreement: Agreement
  /// Milliseconds since 1970-01-01 00:00 UTC; `nil` when no time is logged.
  public var time: Int64?
  /// The method and the target, or the first line of the request.
  public var text: [UInt8]
  /// The client's address as it is logged.
  public var client: [UInt8]
  /// The user as it is logged.
  public var user: [UInt8]
  /// The bytes of the request that was decided.
  public var request: [UInt8]
  /// What is known beside the bytes.
  public var facts: RequestFacts
  /// Whether the texts were anonymised: then nothing else of `request` and `facts` may be shown.
  public var isAnonymized: Bool
}

/// Writes records in one form.
public protocol RecordForm: Sendable {
  /// Something that writes records; each worker has its own.
  func makeRenderer() -> any RecordRenderer
  /// Appends what begins the line of a record: its place. Lines count from 1.
  func append(file: String, line: UInt64, to bytes: inout [UInt8])
}

/// Writes records one after the other, for one worker.
public protocol RecordRenderer: AnyObject {
  /// Appends what follows the place of the record, up to and with the line end.
  func append(_ record: borrowing ReplayedRecord, to bytes: inout [UInt8])
}
