/// What had to be taken for granted because a capture does not hold it.
///
/// Source: content-and-errors 1.5, http-sys 7.
public struct CaptureAssumptions: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt32
  /// Creates a set from its bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The host is not logged.
  public static let host = CaptureAssumptions(rawValue: 1 << 0)
  /// The HTTP version is not logged.
  public static let version = CaptureAssumptions(rawValue: 1 << 1)
  /// Not every header is logged.
  public static let headers = CaptureAssumptions(rawValue: 1 << 2)
  /// The length of the body is not logged.
  public static let bodyLength = CaptureAssumptions(rawValue: 1 << 3)
  /// The length of the body was taken from `cs-bytes`.
  public static let bodyLengthFromBytes = CaptureAssumptions(rawValue: 1 << 4)
  /// A `+` of the stem was read as a blank.
  public static let plusIsBlank = CaptureAssumptions(rawValue: 1 << 5)
  /// A `+` of the stem was read as itself.
  public static let plusIsPlus = CaptureAssumptions(rawValue: 1 << 6)
  /// A `%` of the stem was read as itself: it came as `%25`.
  public static let percentIsDecoded = CaptureAssumptions(rawValue: 1 << 7)
  /// HTTP/2 or HTTP/3 was read as HTTP/1.1.
  public static let newerVersion = CaptureAssumptions(rawValue: 1 << 8)
  /// Whether the connection used TLS was told from its port.
  public static let tlsFromPort = CaptureAssumptions(rawValue: 1 << 9)
  /// The end of a field was cut off by the log.
  public static let truncated = CaptureAssumptions(rawValue: 1 << 10)
  /// Parameters that Application Request Routing wrote behind the query were taken away.
  public static let routingParameters = CaptureAssumptions(rawValue: 1 << 11)
  /// The stem was given to HTTP.sys in its canonical spelling.
  public static let spelling = CaptureAssumptions(rawValue: 1 << 12)
  /// No binding of the configuration has the port of the record.
  public static let unboundPort = CaptureAssumptions(rawValue: 1 << 13)

  /// The log has the local time of the server.
  public static let localTime = CaptureAssumptions(rawValue: 1 << 14)

  /// The log names no user: the client is taken to have sent no credentials.
  public static let anonymous = CaptureAssumptions(rawValue: 1 << 15)
  /// The row says 401.1: the credentials are taken to be wrong.
  public static let failedLogon = CaptureAssumptions(rawValue: 1 << 16)
  /// The host is not logged: one that leads to the logged site is used.
  public static let hostOfSite = CaptureAssumptions(rawValue: 1 << 17)
  /// The bindings lead the request to another site than the logged one.
  public static let otherSite = CaptureAssumptions(rawValue: 1 << 18)

  /// The number of bits in use.
  public static let count = 19

  /// One sentence for each bit, in the order of the bits.
  public static let sentences = [
    "the host is not logged: the host name given for the capture is used",
    "the HTTP version is not logged: HTTP/1.1",
    "only some headers are logged: no other header was sent",
    "the length of the body is not logged: no body was sent",
    "the length of the body is cs-bytes less what is known of the head",
    "'+' in the stem is a blank",
    "'+' in the stem is a plus, because the row says 404.11",
    "'%' in the stem was sent as '%25': the stem is logged after decoding",
    "HTTP/2 and HTTP/3 are decided as HTTP/1.1",
    "whether the connection uses TLS is told from its port: as the bindings have it, else 443 does",
    "the log cut a field off: what is left is decided",
    "X-ARR-LOG-ID and its like in the query come from Application Request Routing",
    "the path is logged after decoding: it was sent without needless escapes, '//' and '..'",
    "the configuration has no binding for the port of the record: the site's own is used",
    "the log has the local time of the server: it is taken for UTC",
    "no user is logged: the client sent no credentials",
    "the row says 401.1: the credentials are wrong, whatever the configuration",
    "the host is not logged: one by which the bindings lead to the logged site is used",
    "the bindings lead to another site than the logged one: that one decides",
  ]
}
