/// What the modules look at: the bytes of the request and the cooked path, and offsets into them.
struct RequestView: ~Copyable, ~Escapable {
  /// The bytes of the request.
  let wire: Span<UInt8>
  /// The bytes that `head.target`, `head.rawPath` and `head.query` count in: the request's own, or those of
  /// the URL a module put in its place.
  let target: Span<UInt8>
  /// The cooked path.
  let path: Span<UInt8>
  /// Whether the method is GET, as it is written, and whether it is GET or HEAD.
  let isGet: Bool
  let isGetOrHead: Bool
  /// Which kinds of bytes the cooked path holds.
  let shape: PathShape
  /// The site, with what is declared of its content.
  let site: SiteScopes
  /// The header lines.
  let fields: Span<HeaderField>
  let head: RequestHead
  /// The method token; of an error page that is executed it may be another than the client's.
  let method: Span<UInt8>
  /// Whether this is an error page that is executed in the place of a request.
  let isErrorPage: Bool
  /// 0 for the client's request, one more for each child request inside the other.
  let level: UInt8
  /// The length of the script path: the cooked path without path info. Source: request-filtering 2.
  let scriptLength: Int
  /// The extension of the script path, its dot included; `.` when there is none (empty range).
  let fileExtension: ByteRange

  @_lifetime(copy wire, copy target, copy path, copy method, copy fields)
  init(
    wire: Span<UInt8>, target: Span<UInt8>, path: Span<UInt8>, shape: PathShape, method: Span<UInt8>,
    isGet: Bool, site: SiteScopes,
    fields: Span<HeaderField>, head: RequestHead, level: UInt8, isErrorPage: Bool, scriptLength: Int,
    extensionScope: UndeterminedBehavior.ExtensionScope
  ) {
    self.method = method
    self.isErrorPage = isErrorPage
    self.site = site
    self.wire = wire
    self.target = target
    self.path = path
    self.shape = shape
    self.isGet = isGet
    isGetOrHead = isGet || method.equals("HEAD")
    self.fields = fields
    self.head = head
    self.level = level
    self.scriptLength = scriptLength
    fileExtension = Self.fileExtension(path, scriptLength, extensionScope)
  }

  /// The extension starts at the last dot of the script path and ends at the next slash.
  /// Source: request-filtering 3.6.
  private static func fileExtension(
    _ path: Span<UInt8>, _ length: Int, _ scope: UndeterminedBehavior.ExtensionScope
  ) -> ByteRange {
    var dot = length
    var end = length
    repeat {
      guard dot > 0 else { return ByteRange(0, 0) }
      dot -= 1
      if path[dot] == UInt8(ascii: "/") {
        if scope == .lastSegment, dot < length - 1 { return ByteRange(0, 0) }
        end = dot
      }
    } while path[dot] != UInt8(ascii: ".")
    return end - dot > 1 ? ByteRange(dot, end) : ByteRange(0, 0)
  }

  /// The value of the last Content-Length line.
  var contentLengthField: ByteRange {
    var found = ByteRange(0, 0)
    for index in fields.indices where wire.bytes(fields[index].name).equalsCaseless("content-length") {
      found = fields[index].value
    }
    return found
  }

  /// Whether the client sends its body only when it is told 100. Source: content-and-errors 10 (RFC 9110,
  /// 10.1.1).
  var isBodyHeldBack: Bool {
    guard head.minorVersion >= 1, head.flags.contains(.isChunked) || head.contentLength > 0 else {
      return false
    }
    for index in fields.indices where wire.bytes(fields[index].name).equalsCaseless("expect") {
      return wire.bytes(fields[index].value).equalsCaseless("100-continue")
    }
    return false
  }

  /// The query without its `?`.
  var query: Span<UInt8> {
    @_lifetime(copy self)
    borrowing get { target.bytes(head.query) }
  }
}
