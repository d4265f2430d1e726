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
    var returns = false
    var feeds = false
    for index in subject.indices {
      let byte = subject[index]
      seen |= byte
      returns = returns || byte == 0x0D
      feeds = feeds || byte == 0x0A
    }
    isOneLine = !feeds
    isPlain = seen < 0x80 && !returns && !feeds
  }
}
