/// Takes requests out of a file that holds them as they were sent, one behind the other.
struct RawRequests: RequestTaker {
  private var ahead: [UInt8]
  private var isDone = false
  private var line: UInt32 = 0

  /// The largest file that is read; requests are small.
  static let maximumSize = 256 << 20

  init(ahead: [UInt8]) { self.ahead = ahead }

  mutating func next(_ input: ByteInput, _ chunk: inout Chunk) -> Bool {
    guard !isDone else { return false }
    isDone = true
    var count = ahead.count
    var size = max(Chunk.usualSize, count)
    chunk.reserve(size)
    chunk.storage.replaceSubrange(0..<count, with: ahead)
    ahead = []
    while count < Self.maximumSize {
      let added = input.fill(&chunk.storage, from: count, to: size)
      count += added
      guard count == size else { break }
      size *= 2
      chunk.reserve(size)
    }
    chunk.count = count
    chunk.seal()
    var start = 0
    while start < count {
      let length = RequestSplitter.length(chunk.bytes, from: start)
      var record = CapturedRecord()
      record.form = .wire
      record.wire = FieldRange(start, count: length)
      record.text = FieldRange(start, count: chunk.bytes.extracting(start..<start + length).firstLine.count)
      record.line = line
      chunk.records.append(record)
      for index in start..<start + length where chunk.storage[index] == 0x0A { line += 1 }
      start += length
    }
    chunk.lines = Int(line)
    return true
  }
}
