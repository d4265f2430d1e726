/// Scans eight bytes at a time.
///
/// Safety: `RawSpan.unsafeLoadUnaligned` checks its bounds; what is unsafe about it is that any bit pattern is
/// taken for the type asked for, and every bit pattern is a valid `UInt64`.
enum ByteScan {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The index of the first byte in `start..<end` that is a control character, 00-1F or 7F; `end` when there
  /// is none. Both indices must lie in the span.
  static func firstControl(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    let raw = bytes.bytes
    while index &+ 8 <= end {
      let word = UInt64(littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      // A borrow may mark bytes above the first hit wrongly, never the first hit itself.
      let low = (word &- ones &* 0x20) & ~word
      let delete = word ^ (ones &* 0x7F)
      let hits = (low | ((delete &- ones) & ~delete)) & highs
      if hits != 0 { return index + hits.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < end {
      let byte = bytes[index]
      if byte < 0x20 || byte == 0x7F { return index }
      index += 1
    }
    return end
  }
}
