/// Scans eight bytes at a time.
///
/// Safety: `RawSpan.unsafeLoadUnaligned` checks its bounds; what is unsafe about it is that any bit pattern is
/// taken for the type asked for, and every bit pattern is a valid number or vector of numbers. A mask of sixteen bytes
/// is sixteen bytes wide, as two numbers of eight are.
enum ByteScan {
  /// Eight bytes from an offset on, as a little-endian number.
  @inline(__always)
  static func word(in bytes: Span<UInt8>, at index: Int) -> UInt64 {
    UInt64(littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// All bytes of a span of at most eight, as a number that differs for different bytes of one length.
  @inline(__always)
  static func short(_ bytes: Span<UInt8>) -> UInt64 {
    let raw = bytes.bytes
    let count = bytes.count
    if count >= 4 {
      let low = unsafe raw.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt32.self)
      let high = unsafe raw.unsafeLoadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      return UInt64(UInt32(littleEndian: low)) | UInt64(UInt32(littleEndian: high)) << 32
    }
    if count == 0 { return 0 }
    return UInt64(bytes[0]) | UInt64(bytes[count / 2]) << 8 | UInt64(bytes[count - 1]) << 16
  }

  /// A word with its ASCII capitals made small.
  @inline(__always)
  static func lowercase(_ word: UInt64) -> UInt64 {
    let low = word & ~highs
    let atLeastA = low &+ ones &* (0x80 - 0x41)
    let aboveZ = low &+ ones &* (0x80 - 0x5B)
    return word | ((atLeastA & ~aboveZ & ~word & highs) >> 2)
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  /// The highest bit of each byte.
  static let highs: UInt64 = 0x8080_8080_8080_8080

  /// Whether bytes equal as many others that are in lower case, in any case of their ASCII letters.
  static func equalsCaseless(_ bytes: Span<UInt8>, _ lowercased: Span<UInt8>) -> Bool {
    guard bytes.count > 8 else { return lowercase(short(bytes)) == short(lowercased) }
    var index = 0
    // The last eight bytes may have been compared already, in part.
    repeat {
      index = min(index, bytes.count &- 8)
      if lowercase(word(in: bytes, at: index)) != word(in: lowercased, at: index) { return false }
      index &+= 8
    } while index < bytes.count
    return true
  }

  /// The bytes of a word that equal another byte, as the highest bit of each.
  @inline(__always)
  static func matches(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let difference = word ^ (ones &* UInt64(byte))
    return ~(((difference & ~highs) &+ ~highs) | difference) & highs
  }

  /// The number of bytes that `matches` found.
  @inline(__always)
  static func count(_ matches: UInt64) -> Int { Int((matches >> 7 &* ones) >> 56) }

  /// The index of the first byte from `start` on that equals another; the number of bytes when there is none.
  static func first(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index &+ 8 <= bytes.count {
      let hits = matches(word(in: bytes, at: index), byte)
      if hits != 0 { return index &+ hits.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < bytes.count, bytes[index] != byte { index &+= 1 }
    return index
  }

  /// Whether any bit of a mask is set.
  @inline(__always)
  private static func holds(_ mask: SIMDMask<SIMD16<Int8>>) -> Bool {
    let halves = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    return halves.x | halves.y != 0
  }

  /// The index of the first byte in `start..<end` that is a control character, 00-1F or 7F; `end` when there
  /// is none. Both indices must lie in the span.
  static func firstControl(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    let raw = bytes.bytes
    // A byte below 20 has none of the three highest bits.
    let highest = SIMD16<UInt8>(repeating: 0xE0)
    let (none, delete) = (SIMD16<UInt8>(repeating: 0), SIMD16<UInt8>(repeating: 0x7F))
    while index &+ 16 <= end {
      let block = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
      if holds(((block & highest) .== none) .| (block .== delete)) { break }
      index &+= 16
    }
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
