/// A set of bytes, and of the end of a text. Upper-case ASCII letters count as their lower-case ones.
public struct ByteSet: Sendable, Hashable {
  private var words = InlineArray<4, UInt64>(repeating: 0)
  /// Whether the text may end here.
  public var holdsEnd = false

  /// The empty set.
  public init() {}

  /// Every byte and the end.
  public static let all: ByteSet = {
    var set = ByteSet()
    for index in set.words.indices { set.words[index] = .max }
    set.holdsEnd = true
    return set
  }()

  /// Every byte beyond ASCII.
  static let high: ByteSet = {
    var set = ByteSet()
    (set.words[2], set.words[3]) = (.max, .max)
    return set
  }()

  /// Whether a byte is in the set.
  public func contains(_ byte: UInt8) -> Bool {
    let byte = Self.folded(byte)
    return words[Int(byte >> 6)] & (1 << UInt64(byte & 63)) != 0
  }

  /// The members, upper-case ASCII letters left out.
  public var members: [UInt8] { (UInt8.min...UInt8.max).filter { contains($0) && Self.folded($0) == $0 } }

  mutating func insert(_ byte: UInt8) {
    let byte = Self.folded(byte)
    words[Int(byte >> 6)] |= 1 << UInt64(byte & 63)
  }

  mutating func formUnion(_ other: ByteSet) {
    for index in words.indices { words[index] |= other.words[index] }
    holdsEnd = holdsEnd || other.holdsEnd
  }

  /// The byte, ASCII letters in lower case.
  @inline(__always)
  public static func folded(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }

  /// Whether two sets are the same.
  public static func == (left: ByteSet, right: ByteSet) -> Bool {
    for index in left.words.indices where left.words[index] != right.words[index] { return false }
    return left.holdsEnd == right.holdsEnd
  }

  /// Hashes the members.
  public func hash(into hasher: inout Hasher) {
    for index in words.indices { hasher.combine(words[index]) }
    hasher.combine(holdsEnd)
  }
}
