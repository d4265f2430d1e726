/// Takes requests out of a file that holds them as they were sent, one behind the other.
struct RawRequests: RequestTaker {
  private var buffer: StreamBuffer

  init(ahead: [UInt8]) { buffer = StreamBuffer(ahead: ahead) }

  mutating func next(_ input: ByteInput, _ chunk: inout Chunk) -> Bool {
    var hasAny = false
    while !chunk.isFull {
      if buffer.count == 0, !buffer.readMore(input) { break }
      hasAny = true
      guard let length = requestLength(input) else {
        chunk.counts.reject(.tooLong)
        while buffer.count > 0 {
          buffer.skip(buffer.count)
          _ = buffer.readMore(input)
        }
        break
      }
      let bytes = Array(buffer.bytes[buffer.start..<buffer.start + length])
      // Line ends behind the last request are no request.
      if bytes.contains(where: { $0 != 0x0D && $0 != 0x0A }) {
        var record = CapturedRecord()
        record.line = buffer.lines
        chunk.append(request: bytes, record)
      }
      buffer.skip(length)
    }
    chunk.seal()
    return hasAny
  }

  /// The length of the next request; `nil` when it is longer than any request that is looked at.
  private mutating func requestLength(_ input: ByteInput) -> Int? {
    while true {
      switch RequestSplitter.length(buffer.bytes.span, from: buffer.start) {
      case .complete(let length): return length
      case .open:
        if !buffer.readMore(input) { return buffer.isAtEnd ? buffer.count : nil }
      }
    }
  }
}
