/// Turns byte offsets of a text into lines and columns, in one pass when the offsets ascend.
struct PositionCursor {
  private let file: String
  private var offset = 0
  private var line = 1
  private var lineStart = 0

  init(file: String) {
    self.file = file
  }

  /// The place of a byte; an offset beyond the text is the place behind its last byte.
  mutating func position(of target: Int, in text: UnsafeBufferPointer<UInt8>) -> SourcePosition {
    let end = min(max(target, 0), text.count)
    if end < offset { (offset, line, lineStart) = (0, 1, 0) }
    while offset < end {
      let byte = text[offset]
      offset += 1
      let isBreak =
        byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r") && !(offset < text.count && text[offset] == UInt8(ascii: "\n"))
      if isBreak {
        line += 1
        lineStart = offset
      }
    }
    return SourcePosition(file: file, line: line, column: end - lineStart + 1)
  }
}
