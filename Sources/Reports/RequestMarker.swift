/// Shows the head of a request with some of its bytes marked by carets below.
struct RequestMarker {
  let style: Style
  /// The number of characters of a line that are shown around the mark.
  private let width = 100

  /// A line of the request, cut to a width that can be read; what is marked counts in characters.
  struct Line {
    var text: String
    var mark: Range<Int>?
  }

  /// The request line, and the line that holds the mark when that is another one.
  func lines(_ request: [UInt8], _ mark: Range<Int>?, _ note: String) -> [String] {
    let shown = shown(request, mark)
    var texts: [String] = []
    for line in shown {
      texts.append("  " + line.text)
      guard let mark = line.mark else { continue }
      let carets = String(repeating: " ", count: mark.lowerBound) + String(repeating: "^", count: mark.count)
      texts.append("  " + style.red(carets + (note.isEmpty ? "" : " " + note)))
    }
    if mark == nil, !note.isEmpty { texts.append("  " + style.red(note)) }
    return texts
  }

  /// The same without the note; a mark is never empty.
  func shown(_ request: [UInt8], _ mark: Range<Int>?) -> [Line] {
    let first = lineRange(request, containing: firstByte(request))
    guard let mark else { return [Line(text: render(request[first], nil).text)] }
    let marked = lineRange(request, containing: min(mark.lowerBound, max(0, request.count - 1)))
    let (text, start, length) = render(request[marked], mark)
    let line = Line(text: text, mark: start..<start + max(1, length))
    return first == marked ? [line] : [Line(text: render(request[first], nil).text), line]
  }

  private func firstByte(_ request: [UInt8]) -> Int {
    request.firstIndex { $0 != 0x0D && $0 != 0x0A } ?? 0
  }

  private func lineRange(_ request: [UInt8], containing index: Int) -> Range<Int> {
    guard !request.isEmpty else { return 0..<0 }
    var start = index
    while start > 0, request[start - 1] != 0x0A { start -= 1 }
    var end = index
    while end < request.count, request[end] != 0x0A { end += 1 }
    return start..<end
  }

  /// The line as text, cut around the mark; the column and the width of the mark.
  private func render(_ line: ArraySlice<UInt8>, _ mark: Range<Int>?) -> (
    text: String, start: Int, length: Int
  ) {
    var begin = line.startIndex
    if let mark, mark.lowerBound - line.startIndex > width { begin = mark.lowerBound - width / 2 }
    begin = min(begin, line.endIndex)
    while begin > line.startIndex, begin < line.endIndex, line[begin] & 0xC0 == 0x80 { begin -= 1 }
    var text = begin > line.startIndex ? "..." : ""
    var start = text.count
    var length = 0
    var index = begin
    while index < line.endIndex, text.count < width + 20 {
      let (character, count) = character(line, index)
      if let mark, index < mark.lowerBound { start += character.count }
      if let mark, mark.contains(index) { length += character.count }
      text += character
      index += count
    }
    return (index < line.endIndex ? text + "..." : text, start, length)
  }

  private func character(_ line: ArraySlice<UInt8>, _ index: Int) -> (String, Int) {
    let byte = line[index]
    if byte == 0x0D, index + 1 == line.endIndex { return ("", 1) }
    if byte < 0x20 || byte == 0x7F { return (escape(byte), 1) }
    guard byte >= 0x80 else { return (String(UnicodeScalar(byte)), 1) }
    let count = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    guard byte >= 0xC2, index + count <= line.endIndex,
      let text = String(validating: line[index..<index + count], as: UTF8.self)
    else { return (escape(byte), 1) }
    return (text, count)
  }

  private func escape(_ byte: UInt8) -> String {
    "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}
