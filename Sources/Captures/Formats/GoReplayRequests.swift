/// Takes requests out of a GoReplay file: each record has a line `type id time [latency]`, the bytes of a request or
/// a response, and a separator.
///
/// Type 1 is a request, 2 its response, 3 the response to a repetition, which says nothing of the server that was
/// captured. Source: GoReplay, "Saving and Replaying from file".
struct GoReplayRequests: RequestTaker {
  private var buffer: StreamBuffer
  /// Requests whose response has not come yet, in their order.
  private var pending: [Pending] = []

  private struct Pending {
    var id: [UInt8]
    var bytes: [UInt8]
    var record: CapturedRecord
  }

  /// The most requests that wait for a response.
  private static let maximumPending = 512
  private static let separator: [UInt8] = Array("\n\u{1F435}\u{1F648}\u{1F649}\n".utf8)

  init(ahead: [UInt8]) { buffer = StreamBuffer(ahead: ahead) }

  /// Whether bytes begin such a file.
  static func isOne(_ line: Span<UInt8>) -> Bool { header(line) != nil }

  mutating func next(_ input: ByteInput, _ chunk: inout Chunk) -> Bool {
    while !chunk.isFull {
      if buffer.count == 0, !buffer.readMore(input) { break }
      take(input, &chunk)
      if pending.count > Self.maximumPending { emit(pending.count - Self.maximumPending, &chunk) }
    }
    let isDone = buffer.count == 0 && buffer.isAtEnd
    if isDone { emit(pending.count, &chunk) }
    chunk.seal()
    return !isDone || !chunk.records.isEmpty || chunk.counts.read > 0
  }

  private mutating func emit(_ count: Int, _ chunk: inout Chunk) {
    for request in pending[..<count] { chunk.append(request: request.bytes, request.record) }
    pending.removeFirst(count)
  }

  private mutating func take(_ input: ByteInput, _ chunk: inout Chunk) {
    let found = buffer.find(Self.separator, after: 0, input)
    let end = found ?? buffer.bytes.count
    let line = buffer.lines
    let record = Array(buffer.bytes[buffer.start..<end])
    buffer.skip(end - buffer.start + (found == nil ? 0 : Self.separator.count))
    guard found != nil || buffer.isAtEnd else { return chunk.counts.reject(.tooLong) }
    guard record.contains(where: { $0 > 0x20 }) else { return chunk.counts.skip(.blank) }
    guard let lineEnd = record.firstIndex(of: 0x0A), let header = Self.header(record.span.firstLine) else {
      return chunk.counts.reject(found == nil ? .truncated : .request)
    }
    let content = Array(record[(lineEnd + 1)...])
    switch header.type {
    case UInt8(ascii: "1"):
      var request = Pending(id: header.id, bytes: content, record: CapturedRecord())
      request.record.line = line + 1
      request.record.time = header.time
      pending.append(request)
    case UInt8(ascii: "2"):
      chunk.counts.skip(.response)
      guard let status = ResponseLine.status(content.span),
        let index = pending.firstIndex(where: { $0.id == header.id })
      else { return }
      pending[index].record.logged.status = status
      pending[index].record.logged.source = .response
    default: chunk.counts.skip(.response)
    }
  }

  private static func header(_ line: Span<UInt8>) -> (type: UInt8, id: [UInt8], time: Int64)? {
    guard line.count > 4, (UInt8(ascii: "1")...UInt8(ascii: "3")).contains(line[0]), line[1] == 0x20 else {
      return nil
    }
    var blank = 2
    while blank < line.count, line[blank] != 0x20 { blank += 1 }
    var end = blank + 1
    while end < line.count, line[end] > 0x20 { end += 1 }
    guard blank > 2, end > blank + 1,
      (2..<blank).allSatisfy({ line[$0] > 0x20 && line[$0] < 0x7F }),
      let time = Digits.number(line, FieldRange(blank + 1, count: end - blank - 1), at: 0)
        ?? overflow(line, blank)
    else { return nil }
    // Nanoseconds since 1970.
    return (line[0], (2..<blank).map { line[$0] }, time > 0 ? time / 1_000_000 : .min)
  }

  /// Nanoseconds have nineteen digits.
  private static func overflow(_ line: Span<UInt8>, _ blank: Int) -> Int64? {
    var end = blank + 1
    while end < line.count, line[end] > 0x20 { end += 1 }
    guard end - blank - 1 == 19,
      let high = Digits.number(line, FieldRange(blank + 1, count: 16), at: 0),
      let low = Digits.number(line, FieldRange(blank + 17, count: 3), at: 0), high < 9_000_000_000_000_000
    else { return nil }
    return high * 1000 + low
  }
}

/// The first line of a response.
enum ResponseLine {
  /// The status of `HTTP/1.1 404 Not Found`; `nil` for anything else.
  static func status(_ bytes: Span<UInt8>) -> UInt16? {
    guard bytes.starts(with: "HTTP/"),
      let blank = (5..<min(bytes.count, 16)).first(where: { bytes[$0] == 0x20 }),
      blank + 4 <= bytes.count, let value = Digits.number(bytes, FieldRange(blank + 1, count: 3), at: 0),
      (100...999).contains(value)
    else { return nil }
    return UInt16(value)
  }
}
