/// What is known of one request beside its bytes.
public struct RequestFacts: Sendable, Hashable {
  /// What is known of the connection it arrived on.
  public var connection: ConnectionFacts

  /// When it arrived, in microseconds since 1970-01-01 UTC; `nil` when it was not given.
  public var arrival: Int64?

  /// Creates the facts of a request.
  public init(connection: ConnectionFacts = ConnectionFacts()) {
    self.connection = connection
  }
}
