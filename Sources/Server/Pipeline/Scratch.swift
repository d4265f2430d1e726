internal import Patterns

/// The memory a worker reuses for what must be copied or searched.
struct Scratch: ~Copyable {
  /// Room for the 31 groups a pattern of URL Rewrite can have.
  var workspace = MatchWorkspace(groups: 32, limits: .urlRewrite)
  var decodedQuery = ByteBuffer()
  var line = ByteBuffer()
  /// Whether `decodedQuery` belongs to the present request.
  var hasDecodedQuery = false
  var rewrite = RewriteScratch()
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

  init() {
    target.reserveCapacity(4096)
    path.reserveCapacity(4096)
  }

  /// Forgets the URL and keeps the memory.
  func removeAll() {
    target.removeAll(keepingCapacity: true)
    path.removeAll(keepingCapacity: true)
    rawPathLength = 0
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
    head.target = ByteRange(0, target.count)
    head.rawPath = ByteRange(0, rawPathLength)
    let hasQuery = target.count > rawPathLength
    head.query = hasQuery ? ByteRange(rawPathLength + 1, target.count) : ByteRange(0, 0)
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
