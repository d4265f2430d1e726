internal import Glibc

/// Finds bytes; forwards with the C library's vectorised search.
///
/// The pointer that this file makes is used only inside its closure, and the range is checked against the array
/// before.
enum ByteSearch {
  /// The offset of the first `byte` in `bytes[range]`.
  static func first(_ byte: UInt8, in bytes: borrowing [UInt8], _ range: Range<Int>) -> Int? {
    guard !range.isEmpty, range.upperBound <= bytes.count else { return nil }
    return bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress,
        let found = memchr(base + range.lowerBound, Int32(byte), range.count)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// The offset of the last `byte` in `bytes[range]`; it is expected near the end.
  static func last(_ byte: UInt8, in bytes: borrowing [UInt8], _ range: Range<Int>) -> Int? {
    var index = range.upperBound
    while index > range.lowerBound {
      index -= 1
      if bytes[index] == byte { return index }
    }
    return nil
  }
}
