internal import Configuration

/// The part of a line that a position of a configuration file points at: an attribute with its value, a value,
/// or the start of a tag.
struct SourceExtent {
  /// The line without its end.
  let line: String
  /// The bytes of the line's UTF-8 form.
  let bytes: Range<Int>

  /// - Returns: `nil` when the file has no such line.
  init?(_ position: SourcePosition, in file: ConfigurationFile?) {
    guard let line = file?.lines(position.line...position.line).first?.text else { return nil }
    self.init(line: line, column: position.column)
  }

  init(line: String, column: Int) {
    self.line = line
    let text = Array(line.utf8)
    let start = min(max(0, column - 1), text.count)
    var end = start
    func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
    func skip(while matches: (UInt8) -> Bool) { while end < text.count, matches(text[end]) { end += 1 } }
    if start > 0, isQuote(text[start - 1]) {
      // A value: up to the quote that closes it.
      let quote = text[start - 1]
      skip { $0 != quote }
    } else {
      if end < text.count, text[end] == UInt8(ascii: "<") { end += 1 }
      skip { !" \t=<>/\"'".utf8.contains($0) }
      let name = end
      skip { $0 == UInt8(ascii: " ") }
      if end < text.count, text[end] == UInt8(ascii: "=") {
        end += 1
        skip { $0 == UInt8(ascii: " ") }
        if end < text.count, isQuote(text[end]) {
          let quote = text[end]
          end += 1
          skip { $0 != quote }
          if end < text.count { end += 1 }
        }
      } else {
        end = name
      }
    }
    bytes = start..<max(end, min(start + 1, text.count))
  }

  /// The columns of the first and of one past the last character, counted in characters from 1.
  var characters: Range<Int> {
    let text = Array(line.utf8)
    func count(_ bytes: ArraySlice<UInt8>) -> Int {
      String(decoding: bytes, as: UTF8.self).unicodeScalars.count
    }
    let start = count(text[..<bytes.lowerBound]) + 1
    return start..<start + max(1, count(text[bytes]))
  }
}
