/// What is known of one request beside its bytes.
public struct RequestFacts: Sendable, Hashable {
  /// What is known of the connection it arrived on.
  public var connection: ConnectionFacts

  /// Creates the facts of a request.
  public init(connection: ConnectionFacts = ConnectionFacts()) {
    self.connection = connection
  }
}
