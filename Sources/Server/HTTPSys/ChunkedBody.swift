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
    var total: UInt64 = 0
    _ = visit(bytes, from: start) { size, _ in
      let (sum, overflows) = total.addingReportingOverflow(size)
      total = overflows ? .max : sum
    }
    return total
  }

  /// Appends what the chunks hold.
  ///
  /// - Returns: whether all of the body arrived.
  static func decode(_ bytes: Span<UInt8>, from start: Int, into buffer: inout ByteBuffer) -> Bool {
    visit(bytes, from: start) { _, chunk in buffer.append(bytes.extracting(chunk)) }
  }

  /// Where a byte of the decoded body stands; behind the last chunk when it lies behind the body.
  static func position(of offset: Int, _ bytes: Span<UInt8>, from start: Int) -> Int {
    var (rest, position, end) = (offset, -1, start)
    _ = visit(bytes, from: start) { _, chunk in
      if position < 0, rest < chunk.count { position = chunk.lowerBound + rest }
      rest -= chunk.count
      end = chunk.upperBound
    }
    return position < 0 ? end : position
  }

  /// Shows the chunks: their sizes, and of their bytes those that arrived.
  ///
  /// - Returns: whether the last chunk arrived.
  private static func visit(
    _ bytes: Span<UInt8>, from start: Int, _ take: (_ size: UInt64, _ chunk: Range<Int>) -> Void
  ) -> Bool {
    var index = start
    while index < bytes.count {
      var size: UInt64 = 0
      let sizeStart = index
      while index < bytes.count, let digit = ByteClass.hexValue(bytes[index]), size >> 60 == 0 {
        size = size << 4 | UInt64(digit)
        index += 1
      }
      guard index > sizeStart, index < bytes.count else { return false }
      while index < bytes.count, bytes[index] != 0x0A { index += 1 }
      if size == 0 { return true }
      index = min(index + 1, bytes.count)
      let arrived = min(size, UInt64(bytes.count - index))
      take(size, index..<index + Int(arrived))
      index += Int(arrived)
      guard arrived == size else { return false }
      while index < bytes.count, bytes[index] == 0x0D || bytes[index] == 0x0A { index += 1 }
    }
    return false
  }
}
