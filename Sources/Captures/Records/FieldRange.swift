/// Where a field of a record stands in the bytes of its chunk; 8 bytes, so records stay flat values.
public struct FieldRange: Sendable, Hashable {
  /// The offset of the first byte.
  public var start: UInt32
  /// The number of bytes.
  public var count: UInt32

  /// Creates the range of `count` bytes from `start`; a chunk is smaller than 4 GiB, so both fit.
  @inlinable
  public init(_ start: Int, count: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.count = UInt32(truncatingIfNeeded: count)
  }

  /// No bytes: the field is not there.
  public static let none = FieldRange(0, count: 0)

  /// Whether the field has no bytes.
  @inlinable public var isEmpty: Bool { count == 0 }

  /// The offset after the last byte.
  @inlinable public var end: Int { Int(start) + Int(count) }

  /// The same range as Swift's own type.
  @inlinable public var range: Range<Int> { Int(start)..<end }
}
