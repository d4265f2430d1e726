/// What is known of one request beside its bytes.
public struct RequestFacts: Sendable, Hashable {
  /// What is known of the connection it arrived on.
  public var connection: ConnectionFacts
  /// What is known of the credentials that come with it.
  public var credentials = CredentialFacts()
  /// When it arrived, in microseconds since 1970-01-01 UTC; `nil` when it was not given.
  public var arrival: Int64?
  /// How much later it may have arrived than `arrival` says, in microseconds: 1,000,000 where times are known to the
  /// second only.
  public var arrivalPrecision: Int64 = 0
  /// How long it takes until the response is sent, in microseconds; `nil` when it was not given.
  public var duration: Int64?

  /// Creates the facts of a request.
  public init(connection: ConnectionFacts = ConnectionFacts()) {
    self.connection = connection
  }
}
