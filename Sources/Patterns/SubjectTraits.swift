/// What is known of a subject before a pattern looks at it.
public struct SubjectTraits: Sendable, Hashable {
  /// Every byte is ASCII, and none is CR or LF.
  public var isPlain: Bool
  /// There is no LF. ``PatternFacts`` hold then.
  public var isOneLine: Bool

  /// Nothing is known.
  public static let unknown = SubjectTraits(isPlain: false, isOneLine: false)

  init(isPlain: Bool, isOneLine: Bool) {
    self.isPlain = isPlain
    self.isOneLine = isOneLine
  }

  /// Looks at every byte of a subject.
  public init(_ subject: Span<UInt8>) {
    var seen: UInt8 = 0
    var returns: UInt8 = 0
    var feeds: UInt8 = 0
    // Over a buffer, and with bytes for flags, the loop takes many bytes at a time.
    subject.withUnsafeBufferPointer { bytes in
      for byte in bytes {
        seen |= byte
        returns |= byte == 0x0D ? 1 : 0
        feeds |= byte == 0x0A ? 1 : 0
      }
    }
    isOneLine = feeds == 0
    isPlain = seen < 0x80 && returns == 0 && feeds == 0
  }
}
