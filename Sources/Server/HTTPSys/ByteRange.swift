/// A half-open range of byte offsets in a request; 8 bytes, so heads and matches stay flat values.
public struct ByteRange: Sendable, Hashable {
  /// The offset of the first byte.
  public var start: UInt32
  /// The offset after the last byte; never less than `start`.
  public var end: UInt32

  /// Creates the range `start..<end`; both must fit 32 bits, which the size limit of a request guarantees.
  public init(_ start: Int, _ end: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: max(start, end))
  }

  /// The number of bytes.
  public var count: Int { Int(end) - Int(start) }

  /// Whether the range holds no byte.
  public var isEmpty: Bool { start == end }

  /// The same range as Swift's own type.
  public var range: Range<Int> { Int(start)..<Int(end) }
}

extension Span where Element == UInt8 {
  /// The bytes of a range that lies inside this span.
  @_lifetime(copy self)
  func bytes(_ range: ByteRange) -> Span<UInt8> { extracting(range.range) }

  /// Whether these bytes are exactly the ASCII text.
  func equals(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { buffer in
      for index in indices where self[index] != buffer[index] { return false }
      return true
    }
  }

  /// Whether these bytes are the ASCII text, in any case. The text must be written in lower case.
  func equalsCaseless(_ lowercased: StaticString) -> Bool {
    guard count == lowercased.utf8CodeUnitCount else { return false }
    return lowercased.withUTF8Buffer { buffer in
      for index in indices where ByteClass.lowercase(self[index]) != buffer[index] { return false }
      return true
    }
  }
}
