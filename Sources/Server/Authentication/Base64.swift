/// Base64 as RFC 4648, 4 defines it.
enum Base64 {
  /// Decodes a text into a buffer that is emptied first; padding may be missing.
  ///
  /// - Returns: whether the text is base64. If not, the buffer holds what came before the mistake.
  static func decode(_ text: Span<UInt8>, into buffer: inout ByteBuffer) -> Bool {
    buffer.removeAll()
    var end = text.count
    var padding = 0
    while end > 0, padding < 2, text[end - 1] == UInt8(ascii: "=") {
      end -= 1
      padding += 1
    }
    var (bits, count): (UInt32, Int) = (0, 0)
    for index in 0..<end {
      guard let value = value(text[index]) else { return false }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        buffer.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    // One character more than a whole number of bytes needs says nothing; padding that is there is complete.
    return end % 4 != 1 && (padding == 0 || text.count % 4 == 0)
  }

  private static func value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
