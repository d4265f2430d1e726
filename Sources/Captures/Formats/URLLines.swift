/// A list of URLs or request targets: `GET /a`, `/a?b`, `https://www.contoso.com/a`; `#` begins a comment.
enum URLLine {
  /// Whether a line is one.
  static func isOne(_ line: Span<UInt8>) -> Bool {
    let target = splitMethod(line).target
    let text = line.extracting(target.range)
    return !text.isEmpty && (text[0] == UInt8(ascii: "/") || schemeLength(text) > 0)
      && text.indices.allSatisfy { text[$0] > 0x20 }
  }

  /// The method, empty when there is none, and the rest of the line without surrounding blanks.
  static func splitMethod(_ line: Span<UInt8>) -> (method: FieldRange, target: FieldRange) {
    var end = line.count
    while end > 0, line[end - 1] <= 0x20 { end -= 1 }
    var start = 0
    while start < end, line[start] <= 0x20 { start += 1 }
    var blank = start
    while blank < end, line[blank] != 0x20, line[blank] != 0x09 { blank += 1 }
    var rest = blank
    while rest < end, line[rest] == 0x20 || line[rest] == 0x09 { rest += 1 }
    guard rest < end, (start..<blank).allSatisfy({ isLetter(line[$0]) }) else {
      return (.none, FieldRange(start, count: end - start))
    }
    return (FieldRange(start, count: blank - start), FieldRange(rest, count: end - rest))
  }

  /// The length of `http://` or `https://` at the beginning, or 0.
  static func schemeLength(_ text: Span<UInt8>) -> Int {
    if text.starts(with: "https://") { return 8 }
    return text.starts(with: "http://") ? 7 : 0
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF) || byte == UInt8(ascii: "-")
  }
}

/// Reads the lines of a URL list.
struct URLLineReader {
  private var position = 0
  private(set) var line: UInt32 = 0

  mutating func next(_ chunk: borrowing Chunk, _ record: inout CapturedRecord) -> RecordStep {
    guard position < chunk.count else { return .end }
    let start = position
    let end = ByteSearch.first(0x0A, in: chunk.storage, start..<chunk.count) ?? chunk.count
    position = end + 1
    record = CapturedRecord()
    record.line = line
    line += 1
    record.form = .url
    let text = chunk.storage.span.extracting(start..<end)
    let (method, target) = URLLine.splitMethod(text)
    guard !target.isEmpty else { return .skipped(.blank) }
    record.method = FieldRange(start + Int(method.start), count: Int(method.count))
    record.target = FieldRange(start + Int(target.start), count: Int(target.count))
    record.text =
      method.isEmpty
      ? record.target
      : FieldRange(
        Int(record.method.start), count: record.target.end - Int(record.method.start))
    guard text[Int(target.start)] != UInt8(ascii: "#") else { return .skipped(.comment) }
    let url = text.extracting(target.range)
    guard URLLine.isOne(text) else { return .malformed(.request) }
    let scheme = URLLine.schemeLength(url)
    record.isTLS = scheme == 0 ? nil : scheme == 8
    record.key.add(record.text)
    return .record
  }
}
