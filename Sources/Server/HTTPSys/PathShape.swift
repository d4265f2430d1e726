/// Which kinds of bytes a cooked path holds at all. It is found in one pass, so that the checks that look for rare
/// bytes pass over the paths without them.
struct PathShape: OptionSet, Sendable {
  let rawValue: UInt8

  /// A byte that no name on Windows may have: 00-1F and `" * : < > ? |`.
  static let nameIllegal = PathShape(rawValue: 1)
  static let plus = PathShape(rawValue: 2)
  static let percent = PathShape(rawValue: 4)
  static let ampersand = PathShape(rawValue: 8)
  /// A byte beyond ASCII.
  static let highBit = PathShape(rawValue: 16)
  static let dot = PathShape(rawValue: 64)
  /// Any other byte.
  static let other = PathShape(rawValue: 32)

  /// The shape of each byte, sixteen a row. Written out, so that it is data of the program and no code runs
  /// before a look-up; a test derives it from the definitions above.
  private static let table: InlineArray<256, UInt8> = [
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    32, 32, 1, 32, 32, 4, 8, 32, 32, 32, 1, 2, 32, 32, 64, 32,
    32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 1, 32, 1, 32, 1, 1,
    32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32,
    32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32,
    32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32,
    32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 1, 32, 32, 32,
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16,
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16,
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16,
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16,
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16,
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16,
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16,
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16,
  ]

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The shape of one byte.
  init(_ byte: UInt8) { rawValue = Self.table[Int(byte)] }

  /// The shape of a cooked path.
  init(_ path: Span<UInt8>) {
    var found: UInt8 = 0
    for index in path.indices { found |= Self.table[Int(path[index])] }
    rawValue = found
  }
}
