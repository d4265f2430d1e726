internal import Patterns
internal import StatusCodes

/// The memory a worker reuses for what must be copied or searched.
struct Scratch: ~Copyable {
  /// Room for the 31 groups a pattern of URL Rewrite can have.
  var workspace = MatchWorkspace(groups: 32, limits: .urlRewrite)
  var decodedQuery = ByteBuffer()
  var line = ByteBuffer()
  /// The name of the request's user, when an authentication module has set one.
  var userName = ByteBuffer()
  /// Whether `decodedQuery` belongs to the present request.
  var hasDecodedQuery = false
  var rewrite = RewriteScratch()
  /// The requests before, where they are remembered.
  var history = RequestHistory(isKept: false)
  /// The substatus that a module in logging-only mode writes into the log, or 0.
  var loggedSubstatus: UInt16 = 0
  /// The cooked path of a Destination header.
  var destination = CookedPath()
  /// The URL of the child request at each level, from 1.
  let children: [ChildURL] = (0..<Pipeline.maximumLevel).map { _ in ChildURL() }
}

/// The URL that a module puts in place of the one it was given; it is decided as a request of its own.
///
/// Source: access-control 1.6.
final class ChildURL {
  /// The raw path, and behind a `?` the query when there is one.
  var target: [UInt8] = []
  /// The cooked path.
  var path: [UInt8] = []
  /// The length of the raw path in `target`.
  var rawPathLength = 0
  /// The bytes of `target`, behind the query, that are the child's method; empty when it is the parent's.
  private(set) var method = ByteRange(0, 0)
  /// Whether the child is an error page.
  private(set) var isErrorPage = false

  init() {
    target.reserveCapacity(4096)
    path.reserveCapacity(4096)
  }

  /// Forgets the URL and keeps the memory.
  func removeAll() {
    target.removeAll(keepingCapacity: true)
    path.removeAll(keepingCapacity: true)
    rawPathLength = 0
    method = ByteRange(0, 0)
    isErrorPage = false
  }

  /// An error page of the site: its query says what went wrong, and its method is GET unless the client's is
  /// HEAD. Source: content-and-errors 8.2 and 12; observed HE14, HE15.
  func setErrorPage(_ page: ErrorPage, of request: borrowing RequestView, status: StatusCode, isTLS: Bool) {
    removeAll()
    target += page.target[..<page.rawPathLength]
    rawPathLength = target.count
    if page.target.count > page.rawPathLength {
      target += page.target[page.rawPathLength...]
    } else {
      appendQuery(of: request, status, isTLS: isTLS)
    }
    path += page.path
    isErrorPage = true
    guard !request.method.equals("HEAD") else { return }
    let end = target.count
    append("GET")
    method = ByteRange(end, target.count)
  }

  /// `?404;http://host:port/path?query`.
  private func appendQuery(of request: borrowing RequestView, _ status: StatusCode, isTLS: Bool) {
    target.append(UInt8(ascii: "?"))
    target.append(UInt8(status.status / 100 % 10) + UInt8(ascii: "0"))
    target.append(UInt8(status.status / 10 % 10) + UInt8(ascii: "0"))
    target.append(UInt8(status.status % 10) + UInt8(ascii: "0"))
    append(isTLS ? ";https://" : ";http://")
    let host = request.wire.bytes(request.head.host)
    target.append(host)
    var hasPort = false
    for index in host.indices {
      if host[index] == UInt8(ascii: ":") { hasPort = true }
      if host[index] == UInt8(ascii: "]") { hasPort = false }
    }
    if !hasPort { append(isTLS ? ":443" : ":80") }
    target.append(request.target.bytes(request.head.rawPath))
    guard request.head.flags.contains(.hasQuery) else { return }
    target.append(UInt8(ascii: "?"))
    target.append(request.query)
  }

  private func append(_ text: StaticString) {
    text.withUTF8Buffer { for byte in $0 { target.append(byte) } }
  }

  /// The URL of a file in the folder a request names, the query kept.
  func setChild(of request: borrowing RequestView, appending name: Span<UInt8>) {
    removeAll()
    let rawPath = request.target.bytes(request.head.rawPath)
    target.append(rawPath)
    target.append(name)
    rawPathLength = target.count
    if request.head.flags.contains(.hasQuery) {
      target.append(UInt8(ascii: "?"))
      target.append(request.query)
    }
    path.append(request.path)
    path.append(name)
  }

  /// The URL of a page below the root of the application, the query kept.
  func setChild(of request: borrowing RequestView, below length: Int, page: Span<UInt8>) {
    removeAll()
    path.append(request.path.extracting(0..<length))
    path.append(UInt8(ascii: "/"))
    path.append(page)
    target += path
    rawPathLength = target.count
    guard request.head.flags.contains(.hasQuery) else { return }
    target.append(UInt8(ascii: "?"))
    target.append(request.query)
  }

  /// Makes the URL of a path that is written as it is cooked, and a query.
  func append(path: borrowing ByteBuffer, query: borrowing ByteBuffer) {
    path.span.withUnsafeBufferPointer { bytes in
      self.path.append(contentsOf: bytes)
      target.append(contentsOf: bytes)
    }
    rawPathLength = target.count
    guard query.count > 0 else { return }
    target.append(UInt8(ascii: "?"))
    query.span.withUnsafeBufferPointer { target.append(contentsOf: $0) }
  }

  /// The head of the child: the parent's with the target in its place.
  func head(from parent: RequestHead) -> RequestHead {
    var head = parent
    let end = method.isEmpty ? target.count : Int(method.start)
    head.target = ByteRange(0, end)
    head.rawPath = ByteRange(0, rawPathLength)
    let hasQuery = end > rawPathLength
    head.query = hasQuery ? ByteRange(rawPathLength + 1, end) : ByteRange(0, 0)
    if hasQuery { head.flags.insert(.hasQuery) } else { head.flags.remove(.hasQuery) }
    head.form = .origin
    return head
  }
}

extension Array where Element == UInt8 {
  /// Appends the bytes of a span.
  mutating func append(_ bytes: Span<UInt8>) {
    for index in bytes.indices { append(bytes[index]) }
  }
}
