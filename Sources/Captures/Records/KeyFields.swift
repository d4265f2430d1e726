/// The fields of a log row that can matter to a decision beside method, URL, host, version, port and the length of
/// the body: rows that agree in them and in those are the same request.
public struct KeyFields: Sendable, Hashable {
  /// The request headers, in lower case; `nil` for all of them.
  public var headers: Set<String>?
  /// Headers that tell requests apart only when something is found in them, in lower case: a record names their
  /// columns beside its key. A layout with more than four of them tells requests apart by all of them.
  public var screenedHeaders: Set<String> = []
  /// The headers whose rows are never the same as others, in lower case.
  public var unrepeatableHeaders: Set<String> = []
  /// The address of the client.
  public var client = true
  /// The name of the user.
  public var user = true
  /// The address of the server.
  public var serverAddress = true
  /// The site.
  public var site = true
  /// Whether every row is a request of its own.
  public var isUnrepeatable = false

  /// Creates fields that tell requests apart by everything that is logged.
  public init() {}
}
