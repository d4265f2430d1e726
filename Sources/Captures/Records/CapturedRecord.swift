/// One request of a capture: where its parts stand in the chunk, and what the capture says became of it.
///
/// A record is a flat value that is written over for each request; nothing is copied out of the chunk.
public struct CapturedRecord: Sendable {
  /// The text of the record, for showing it.
  public var text = FieldRange.none
  /// The line on which the record starts, counted from 0 in the chunk.
  public var line: UInt32 = 0
  /// How the request is given.
  public var form = Form.log

  /// The raw bytes of the request, for `wire`.
  public var wire = FieldRange.none
  /// The method.
  public var method = FieldRange.none
  /// The path, as `isStemSent` says.
  public var stem = FieldRange.none
  /// The query as it was sent, without `?`.
  public var query = FieldRange.none
  /// The whole request target as it was sent, where a log has that instead of path and query.
  public var target = FieldRange.none
  /// The HTTP version.
  public var version = FieldRange.none
  /// The Host header.
  public var host = FieldRange.none
  /// The User-Agent header, of formats with fixed fields.
  public var userAgent = FieldRange.none
  /// The Referer header, of formats with fixed fields.
  public var referer = FieldRange.none
  /// Whether the path is what was sent; otherwise it is the cooked path.
  public var isStemSent = false
  /// The client's address.
  public var client = FieldRange.none
  /// The authenticated user.
  public var user = FieldRange.none
  /// Whether the format has a field for the user, so that none means that nobody was authenticated.
  public var namesUser = false
  /// Whether a `+` in the user's name stands for a blank.
  public var hasPlusForBlankInUser = false
  /// The server's address.
  public var serverAddress = FieldRange.none
  /// The name or number of the site.
  public var site = FieldRange.none
  /// The reason field of the HTTPERR log.
  public var reason = FieldRange.none
  /// Whether the connection used TLS; `nil` when the capture does not say.
  public var isTLS: Bool?
  /// The server's port, or 0.
  public var serverPort: UInt16 = 0
  /// The version of TLS as schannel numbers it, in hexadecimal digits; empty when it is not logged.
  public var tlsProtocol = FieldRange.none
  /// Milliseconds since 1970-01-01 00:00 UTC, or `Int64.min`.
  public var time = Int64.min
  /// How much later the time may have been, in microseconds.
  public var timePrecision: Int64 = 1000
  /// Whether `time` is when the response had been sent, not when the request arrived.
  public var isTimeOfCompletion = false
  /// How long the request took, in milliseconds and decimal digits.
  public var timeTaken = FieldRange.none
  /// The same as a number, in microseconds, where a format has that; or -1.
  public var duration: Int64 = -1
  /// The bytes received from the client, or -1.
  public var bytesReceived: Int64 = -1
  /// What the capture says became of the request.
  public var logged = LoggedOutcome()
  /// What reading the record already had to take for granted.
  public var assumptions: CaptureAssumptions = []
  /// The fields that decide, and whether the row says 404.11: equal keys are equal requests.
  public var key = RecordKey()

  /// The values of the screened headers, by the index of the header in the layout; the first `screenedCount` count.
  public var screened = InlineArray<4, FieldRange>(repeating: .none)
  /// The most screened headers a record names.
  public static let maximumScreened = 4
  /// The number of screened headers.
  public var screenedCount = 0

  /// Creates an empty record.
  public init() {}

  /// How a request is given.
  public enum Form: UInt8, Sendable {
    /// As fields of a log: `RequestComposer` writes the request that they describe.
    case log
    /// As a URL with or without method: `RequestComposer` writes the request of a browser for it.
    case url
    /// As the bytes that were sent.
    case wire
  }
}

extension CapturedRecord {
  /// The same key without the query, for requests whose query cannot matter.
  public var keyWithoutQuery: RecordKey { W3CReader.keyWithoutQuery(self) }
}

/// The bytes of a chunk that stand for a request: two records of one layout with equal key bytes and equal
/// variant describe the same request.
public struct RecordKey: Sendable {
  /// The largest number of parts.
  public static let maximumCount = 7
  /// The parts; the first `count` are in use.
  public var parts = InlineArray<7, FieldRange>(repeating: .none)
  /// The number of parts; 0 when the record has no key and must be decided by itself.
  public var count = 0
  /// What else tells requests apart, in the lowest 8 bits.
  public var variant: UInt64 = 0
  /// The row says 404.11, so that a `+` is read as one.
  static let doubleEscaping: UInt64 = 1
  /// The query is left out of the parts.
  static let withoutQuery: UInt64 = 2
  /// The end of the query was cut off.
  static let trimmedQuery: UInt64 = 4
  /// The row says 401.1, so that the credentials were refused.
  static let failedLogon: UInt64 = 8
  /// The row says 401.1 for a token that does not belong to the connection.
  static let wrongToken: UInt64 = 16

  /// Creates a key without parts.
  public init() {}
}
