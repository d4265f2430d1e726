/// Eight bytes of a subject at once.
///
/// Safety: `RawSpan.unsafeLoadUnaligned` checks its bounds; what is unsafe about it is that any bit pattern is
/// taken for the type asked for, and every bit pattern is a valid `UInt64`.
struct EightBytes {
  private let word: UInt64

  /// The bytes from an offset on, which must lie in the subject.
  @inline(__always)
  init(_ subject: Span<UInt8>, at index: Int) {
    word = UInt64(
      littleEndian: unsafe subject.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// One of them, by its place from 0 to 7.
  @inline(__always)
  subscript(_ place: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: word &>> (place &* 8)) }
}
