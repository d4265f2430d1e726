/// The parts of a request head, as offsets into the request's bytes; headers are kept beside it.
public struct RequestHead: Sendable {
  /// The method token.
  public var method = ByteRange(0, 0)
  /// The request target as sent.
  public var target = ByteRange(0, 0)
  /// The path of the target, without scheme, authority and query; empty for `http://host`.
  public var rawPath = ByteRange(0, 0)
  /// The query without its `?`; empty when there is none.
  public var query = ByteRange(0, 0)
  /// The authority of an absolute-form target; empty otherwise.
  public var authority = ByteRange(0, 0)
  /// The version token; empty for HTTP/0.9.
  public var version = ByteRange(0, 0)
  /// The value of the Host header; empty when there is none.
  public var host = ByteRange(0, 0)
  /// The host the request is for, without port: the authority of an absolute target, else the Host header.
  public var hostName = ByteRange(0, 0)
  /// The port the request names behind its host; `nil` when it names none.
  public var hostPort: UInt16?
  /// The offset of the first byte after the head.
  public var end: UInt32 = 0
  /// The value of Content-Length, when present.
  public var contentLength: UInt64 = 0
  /// The form of the target.
  public var form = TargetForm.origin
  /// What the head said about the body and the host.
  public var flags: Flags = []
  /// Which names its header lines may have.
  var names: HeaderNames = []
  /// The minor version: 0 for HTTP/1.0, 1 for HTTP/1.1; larger ones are treated as 1.1.
  public var minorVersion: UInt8 = 1

  /// Creates an empty head.
  public init() {}

  /// The forms of a request target (RFC 9112, 3.2) that HTTP.sys accepts.
  public enum TargetForm: UInt8, Sendable {
    case origin, absolute, asterisk
  }

  /// Facts about a head that need no offsets.
  public struct Flags: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt16
    /// Creates a set from its bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// A Host header is present, even if it is empty.
    public static let hasHost = Flags(rawValue: 1)
    /// A valid Content-Length is present.
    public static let hasContentLength = Flags(rawValue: 2)
    /// Any Transfer-Encoding header is present.
    public static let hasTransferEncoding = Flags(rawValue: 4)
    /// The body is chunked.
    public static let isChunked = Flags(rawValue: 8)
    /// The request line has no version.
    public static let isSimple = Flags(rawValue: 16)
    /// The target has a `?`.
    public static let hasQuery = Flags(rawValue: 32)
    /// `Translate: f` is present, which makes GET and HEAD WebDAV requests.
    public static let translateF = Flags(rawValue: 64)
    /// A header value is folded over several lines.
    public static let hasFolds = Flags(rawValue: 128)
    /// An Authorization header is present, even if it is empty.
    public static let hasAuthorization = Flags(rawValue: 256)
    /// An X-Forwarded-For header is present, even if it is empty.
    public static let hasForwardedFor = Flags(rawValue: 512)
  }
}

/// One header line: offsets of the name and of the value without surrounding blanks.
public struct HeaderField: Sendable {
  /// The name.
  public var name: ByteRange
  /// The value; a folded value still holds its line ends.
  public var value: ByteRange
}
