/// The HTTP/1 requests of one TCP connection, each with the status of its response.
final class Conversation {
  /// A request that was sent.
  struct Request {
    var bytes: [UInt8]
    var time: Int64
    var packet: UInt32
    var status: UInt16 = 0
  }

  let client: PacketEndpoint
  let server: PacketEndpoint
  /// The number of the last packet.
  var lastPacket: UInt32 = 0
  /// The requests whose response is known, or will not be, in their order.
  private(set) var finished: [Request] = []
  /// What is counted of the connection instead of requests.
  private(set) var skip: SkipReason?
  private(set) var hasGap = false

  private var clientStream = TCPStream()
  private var serverStream = TCPStream()
  private var requests: [Request] = []
  private var requestBytes: [UInt8] = []
  private var requestStart: (time: Int64, packet: UInt32) = (0, 0)
  private var bodyToSkip = 0
  private var hasRequest = false
  private var isOpaque = false
  private var responses = ResponseReader()
  private var firstResponseBytes: [UInt8] = []

  /// The most bytes of a request that are kept; what follows is body.
  private static let maximumRequest = 1 << 20

  init(client: PacketEndpoint, server: PacketEndpoint) {
    self.client = client
    self.server = server
  }

  /// The bytes that are kept.
  var heldBytes: Int {
    clientStream.heldBytes + serverStream.heldBytes + requestBytes.count
      + requests.reduce(0) { $0 + $1.bytes.count }
  }

  /// Whether both ends are done.
  var isFinished: Bool { clientStream.isFinished && serverStream.isFinished }

  func take(_ segment: TCPSegment, _ packet: PacketFile.Packet, number: UInt32) {
    lastPacket = number
    if segment.source == client {
      let bytes = clientStream.take(segment, packet.bytes)
      if !bytes.isEmpty, !isOpaque { takeRequest(bytes, packet.time, number) }
    } else {
      let bytes = serverStream.take(segment, packet.bytes)
      if !bytes.isEmpty, !isOpaque { takeResponse(bytes) }
    }
    release()
  }

  /// The connection is over: what was begun is all there will be.
  func close() {
    clientStream.end()
    serverStream.end()
    hasGap = clientStream.hasGap
    if !isOpaque, !requestBytes.isEmpty {
      let isAnswered = firstResponseBytes.span.starts(with: "HTTP/")
      if Self.looksLikeRequest(requestBytes) || hasRequest || isAnswered {
        push(requestBytes)
        if !hasRequest, isAnswered {
          requests[requests.count - 1].status = ResponseLine.status(firstResponseBytes.span) ?? 0
        }
        hasRequest = true
      }
    }
    requestBytes = []
    finished += requests
    requests = []
    if !hasRequest, skip == nil, !hasGap { skip = .noRequest }
  }

  /// Takes the finished requests away.
  func takeFinished() -> [Request] {
    defer { finished = [] }
    return finished
  }

  private func takeRequest(_ bytes: [UInt8], _ time: Int64, _ packet: UInt32) {
    var bytes = bytes[...]
    if bodyToSkip > 0 {
      let skipped = min(bodyToSkip, bytes.count)
      bodyToSkip -= skipped
      bytes = bytes.dropFirst(skipped)
    }
    guard !bytes.isEmpty else { return }
    if requestBytes.isEmpty { requestStart = (time, packet) }
    requestBytes += bytes
    if !hasRequest, requestBytes.count >= 3, requestBytes[0] == 0x16, requestBytes[1] == 3 {
      skip = .tls
      return becomeOpaque()
    }
    guard hasRequest || Self.looksLikeRequest(requestBytes) else {
      if requestBytes.count > 4096 { requestBytes.removeLast(requestBytes.count - 4096) }
      return
    }
    split(time, packet)
  }

  private func split(_ time: Int64, _ packet: UInt32) {
    while !requestBytes.isEmpty {
      if case .complete(let length) = RequestSplitter.length(requestBytes.span, from: 0) {
        push(Array(requestBytes[..<length]))
        requestBytes.removeFirst(length)
      } else if requestBytes.count > Self.maximumRequest {
        // The body is of no interest any more; where it ends is.
        let end = RequestSplitter.bodyLength(requestBytes.span)
        push(requestBytes)
        if let end { bodyToSkip = max(0, end - requestBytes.count) } else { becomeOpaque() }
        requestBytes = []
      } else {
        return
      }
      requestStart = (time, packet)
      // Line ends behind a request are no request.
      if requestBytes.allSatisfy({ $0 == 0x0D || $0 == 0x0A }) { requestBytes = [] }
    }
  }

  private func push(_ bytes: [UInt8]) {
    hasRequest = true
    requests.append(Request(bytes: bytes, time: requestStart.time, packet: requestStart.packet))
    responses.expect(isHEAD: bytes.span.starts(with: "HEAD "))
  }

  private func takeResponse(_ bytes: [UInt8]) {
    if firstResponseBytes.count < 16 { firstResponseBytes += bytes.prefix(16 - firstResponseBytes.count) }
    for status in responses.take(bytes) {
      guard let index = requests.firstIndex(where: { $0.status == 0 }) else { break }
      requests[index].status = status
      // What follows is no HTTP/1.
      if status == 101 { becomeOpaque() }
    }
  }

  private func becomeOpaque() {
    isOpaque = true
    requestBytes = []
  }

  private func release() {
    while let first = requests.first, first.status != 0 {
      finished.append(first)
      requests.removeFirst()
    }
  }

  /// Whether bytes may be the beginning of a request: line ends, a token and a blank.
  private static func looksLikeRequest(_ bytes: [UInt8]) -> Bool {
    let text = bytes.drop { $0 == 0x0D || $0 == 0x0A }
    let method = text.prefix { isToken($0) }
    guard method.count <= 32 else { return false }
    guard method.endIndex < text.endIndex else { return true }
    return !method.isEmpty && (text[method.endIndex] == 0x20 || text[method.endIndex] == 0x09)
  }

  private static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}

/// Finds the statuses in the bytes a server sends on one connection.
struct ResponseReader {
  private var buffer: [UInt8] = []
  private var state = State.head
  /// For each request without response, whether it is HEAD: its response has no body.
  private var expected: [Bool] = []

  private enum State {
    case head
    case body(Int)
    case chunkSize
    case chunk(Int)
    case trailer
    case untilClose
  }

  /// The most bytes of a head, a chunk size or a trailer line.
  private static let maximumLine = 256 << 10

  mutating func expect(isHEAD: Bool) { expected.append(isHEAD) }

  /// Takes bytes and gives the statuses of the final responses that begin in them.
  mutating func take(_ bytes: [UInt8]) -> [UInt16] {
    var statuses: [UInt16] = []
    buffer += bytes
    while !buffer.isEmpty {
      switch state {
      case .untilClose: buffer = []
      case .body(let length): skip(length, then: .head) { .body($0) }
      case .chunk(let length): skip(length, then: .chunkSize) { .chunk($0) }
      case .chunkSize:
        guard let line = takeLine() else { return statuses }
        let digits = line.prefix { RequestSplitter.hexValue($0) != nil }
        // The line end behind a chunk is an empty line in front of the next size.
        if digits.isEmpty { continue }
        guard digits.count <= 8 else {
          state = .untilClose
          continue
        }
        let size = digits.reduce(0) { $0 << 4 | (RequestSplitter.hexValue($1) ?? 0) }
        state = size == 0 ? .trailer : .chunk(size)
      case .trailer:
        guard let line = takeLine() else { return statuses }
        if line.isEmpty { state = .head }
      case .head:
        guard let end = RequestSplitter.headEnd(buffer.span, 0) else {
          if buffer.count > Self.maximumLine { state = .untilClose }
          return statuses
        }
        let head = Array(buffer[..<end])
        buffer.removeFirst(end)
        if let status = takeHead(head) { statuses.append(status) }
      }
    }
    return statuses
  }

  /// Skips bytes; the state is `next` when all of them were there.
  private mutating func skip(_ length: Int, then next: State, else rest: (Int) -> State) {
    let count = min(length, buffer.count)
    buffer.removeFirst(count)
    state = count == length ? next : rest(length - count)
  }

  private mutating func takeLine() -> ArraySlice<UInt8>? {
    guard let end = buffer.firstIndex(of: 0x0A) else {
      if buffer.count > Self.maximumLine { state = .untilClose }
      return nil
    }
    let line = buffer[..<end]
    buffer.removeFirst(end + 1)
    return line.last == 0x0D ? line.dropLast() : line
  }

  private mutating func takeHead(_ head: [UInt8]) -> UInt16? {
    guard let status = ResponseLine.status(head.span) else {
      state = .untilClose
      return nil
    }
    // A provisional response is followed by the final one.
    guard status >= 200 || status == 101 else { return nil }
    let isHEAD = expected.isEmpty ? false : expected.removeFirst()
    if isHEAD || status == 204 || status == 304 || status == 101 { return status }
    switch RequestSplitter.body(head.span, 0, head.count) {
    case .length(let length):
      let isGiven = RequestSplitter.hasLength(head.span)
      state = !isGiven ? .untilClose : length > 0 ? .body(length) : .head
    case .chunked: state = .chunkSize
    case .unclear: state = .untilClose
    }
    return status
  }
}
