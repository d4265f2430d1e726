/// The chunks that arrive together with the head. Source: http-sys 4.5 (RFC 9112, 7.1).
enum ChunkedBody {
  /// Refuses a chunk size or a chunk end that HTTP.sys cannot read; a body that goes on later is fine.
  static func check(_ bytes: Span<UInt8>, from start: Int) -> Refusal? {
    var index = start
    while index < bytes.count {
      let sizeStart = index
      var size: UInt64 = 0
      while index < bytes.count, let digit = ByteClass.hexValue(bytes[index]) {
        guard size >> 60 == 0 else { return Refusal(.number, at: sizeStart, count: index + 1 - sizeStart) }
        size = size << 4 | UInt64(digit)
        index += 1
      }
      guard index < bytes.count else { return nil }
      guard index > sizeStart else { return Refusal(.number, at: index) }
      let next = bytes[index]
      guard next == 0x0D || next == 0x0A || next == UInt8(ascii: ";") || next == 0x20 || next == 0x09 else {
        return Refusal(.number, at: index)
      }
      while index < bytes.count, bytes[index] != 0x0A { index += 1 }
      index += 1
      // The last chunk; trailers are accepted and thrown away.
      if size == 0 { return nil }
      guard index < bytes.count, size < UInt64(bytes.count - index) else { return nil }
      index += Int(size)
      if bytes[index] == 0x0D { index += 1 }
      guard index < bytes.count else { return nil }
      guard bytes[index] == 0x0A else { return Refusal(.badRequest, at: index) }
      index += 1
    }
    return nil
  }

  /// The bytes of the chunks whose size is known, up to the last chunk or the end of what arrived.
  static func length(_ bytes: Span<UInt8>, from start: Int) -> UInt64 {
    var index = start
    var total: UInt64 = 0
    while index < bytes.count {
      var size: UInt64 = 0
      let sizeStart = index
      while index < bytes.count, let digit = ByteClass.hexValue(bytes[index]), size >> 60 == 0 {
        size = size << 4 | UInt64(digit)
        index += 1
      }
      guard index > sizeStart, size > 0 else { return total }
      let (sum, overflows) = total.addingReportingOverflow(size)
      total = overflows ? .max : sum
      while index < bytes.count, bytes[index] != 0x0A { index += 1 }
      index += 1
      guard index < bytes.count, size < UInt64(bytes.count - index) else { return total }
      index += Int(size)
      while index < bytes.count, bytes[index] == 0x0D || bytes[index] == 0x0A { index += 1 }
    }
    return total
  }
}
