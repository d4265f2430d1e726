/// Turns byte offsets into lines and columns and finds the attributes of a start tag.
///
/// Offsets must not decrease from call to call, so that one document is scanned once. `unit` is 2 for
/// UTF-16, where every byte that matters here has a zero beside it.
struct PositionTracker {
  private let file: String
  private let unit: Int
  private let low: Int
  private var offset: Int
  private var lineStart: Int
  private var line = 1

  init(file: String, bytes: UnsafeBufferPointer<UInt8>) {
    self.file = file
    var unit = 1
    var low = 0
    var mark = 0
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      mark = 3
    } else if bytes.count >= 2, bytes[0] == 0xFF, bytes[1] == 0xFE {
      (unit, mark) = (2, 2)
    } else if bytes.count >= 2, bytes[0] == 0xFE, bytes[1] == 0xFF {
      (unit, low, mark) = (2, 1, 2)
    } else if bytes.count >= 2, bytes[0] == 0x3C, bytes[1] == 0 {
      unit = 2
    } else if bytes.count >= 2, bytes[0] == 0, bytes[1] == 0x3C {
      (unit, low) = (2, 1)
    }
    self.unit = unit
    self.low = low
    offset = mark
    lineStart = mark
  }

  /// The ASCII character at an offset; 0xFF for anything beyond ASCII and 0 behind the end.
  private func character(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> UInt8 {
    guard at >= 0, at + unit <= bytes.count else { return 0 }
    if unit == 1 { return bytes[at] }
    return bytes[at + 1 - low] == 0 ? bytes[at + low] : 0xFF
  }

  /// The position of a byte offset. Lines end as XML ends them: LF, CR LF, or CR alone.
  mutating func position(_ bytes: UnsafeBufferPointer<UInt8>, _ target: Int) -> SourcePosition {
    let end = min(target, bytes.count)
    while offset < end {
      let this = character(bytes, offset)
      offset += unit
      if this == 0x0A || (this == 0x0D && character(bytes, offset) != 0x0A) {
        line += 1
        lineStart = offset
      }
    }
    return SourcePosition(file: file, line: line, column: max(0, end - lineStart) / unit + 1)
  }

  /// The positions of the first `count` attribute names of the start tag at `start`.
  ///
  /// Only well-formed tags arrive here; a scan that finds fewer names fills up with the tag's own position.
  mutating func attributes(
    _ bytes: UnsafeBufferPointer<UInt8>, tag start: Int, count: Int
  ) -> [SourcePosition] {
    let fallback = position(bytes, start)
    var found: [SourcePosition] = []
    found.reserveCapacity(count)
    var at = start + unit
    // The element's name.
    while at < bytes.count, !isBlank(character(bytes, at)), !isTagEnd(character(bytes, at)) { at += unit }
    while found.count < count, at < bytes.count {
      let this = character(bytes, at)
      if isBlank(this) {
        at += unit
      } else if isTagEnd(this) {
        break
      } else {
        found.append(position(bytes, at))
        while at < bytes.count, character(bytes, at) != 0x22, character(bytes, at) != 0x27 { at += unit }
        let quote = character(bytes, at)
        at += unit
        while at < bytes.count, character(bytes, at) != quote { at += unit }
        at += unit
      }
    }
    while found.count < count { found.append(fallback) }
    return found
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
  private func isTagEnd(_ byte: UInt8) -> Bool { byte == 0x3E || byte == 0x2F }
}
