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

  static func read(_ line: Span<UInt8>, at offset: Int, _ record: inout CapturedRecord) -> RecordStep {
    record.form = .url
    let (method, target) = splitMethod(line)
    let first = line[Int(method.isEmpty ? target.start : method.start)]
    guard first != UInt8(ascii: "#") else { return .skipped(.comment) }
    guard isOne(line) else { return .malformed(.request) }
    record.method = FieldRange(offset + Int(method.start), count: Int(method.count))
    record.target = FieldRange(offset + Int(target.start), count: Int(target.count))
    let scheme = schemeLength(line.extracting(target.range))
    record.isTLS = scheme == 0 ? nil : scheme == 8
    record.key.add(record.text)
    return .record
  }
}
