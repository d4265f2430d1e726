/// Escapes. Source: url-rewrite 3.2, 3.3.
extension ECMAScriptParser {
  /// What an escape stands for inside and outside of sets.
  enum Escaped {
    case character(UInt32)
    case shorthand(UInt8)
  }

  /// An escape outside of a set. A letter that has no meaning stands for itself: `\A` is the letter A.
  mutating func escape() throws(PatternError) -> PatternNode {
    let start = index
    switch peek(1) {
    case UInt8(ascii: "b"):
      index += 2
      return .assertion(.wordBoundary, at: start)
    case UInt8(ascii: "B"):
      index += 2
      return .assertion(.notWordBoundary, at: start)
    case .some(let byte) where (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(byte):
      return try backReference()
    default: break
    }
    switch try escaped() {
    case .character(let value):
      let scalar = try joined(value)
      return CharacterSet.surrogates.contains(scalar) ? .never(at: start) : .literal(scalar, at: start)
    case .shorthand(let letter):
      return .set(CharacterSet(items: [.shorthand(letter)]), at: start)
    }
  }

  /// All digits belong to the number, and the group must be complete.
  private mutating func backReference() throws(PatternError) -> PatternNode {
    let start = index
    index += 1
    var number = 0
    while let byte = peek(), let digit = Self.decimal(byte) {
      number = min(number * 10 + digit, 1000)
      index += 1
    }
    guard number <= isClosed.count, isClosed[number - 1] else { throw error(.backReference, at: start) }
    return .backReference(number, at: start)
  }

  /// The escapes that sets have too. `\b` in a set is the letter b.
  mutating func escaped() throws(PatternError) -> Escaped {
    let start = index
    index += 1
    guard let byte = peek() else { throw error(.escape, at: start) }
    switch byte {
    case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "s"), UInt8(ascii: "S"), UInt8(ascii: "w"),
      UInt8(ascii: "W"):
      index += 1
      return .shorthand(byte)
    case UInt8(ascii: "f"): return .character(step(0x0C))
    case UInt8(ascii: "n"): return .character(step(0x0A))
    case UInt8(ascii: "r"): return .character(step(0x0D))
    case UInt8(ascii: "t"): return .character(step(0x09))
    case UInt8(ascii: "v"): return .character(step(0x0B))
    case UInt8(ascii: "c"):
      index += 1
      guard let letter = peek(), Self.isLetter(letter) else { throw error(.escape, at: start) }
      return .character(step(UInt32(letter & 0x1F)))
    case UInt8(ascii: "x"):
      index += 1
      return .character(try hexadecimal(digits: 2, from: start))
    case UInt8(ascii: "u"):
      index += 1
      return .character(try hexadecimal(digits: 4, from: start))
    case UInt8(ascii: "0"):
      index += 1
      if let next = peek(), Self.decimal(next) != nil { throw error(.escape, at: start) }
      return .character(0)
    case UInt8(ascii: "1")...UInt8(ascii: "9"): throw error(.escape, at: start)
    default: return .character(nextScalar())
    }
  }

  /// The character that a UTF-16 unit begins: `\uD83D\uDE00` is one. Half a character stays what it is.
  mutating func joined(_ unit: UInt32) throws(PatternError) -> UInt32 {
    guard CharacterSet.surrogates.contains(unit) else { return unit }
    guard unit < 0xDC00, peek() == UInt8(ascii: "\\"), peek(1) == UInt8(ascii: "u") else { return unit }
    let start = index
    index += 2
    let low = try hexadecimal(digits: 4, from: start)
    guard (0xDC00...0xDFFF).contains(low) else {
      index = start
      return unit
    }
    return 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
  }

  private mutating func hexadecimal(digits: Int, from start: Int) throws(PatternError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let byte = peek(), let digit = Self.hexadecimal(byte) else { throw error(.escape, at: start) }
      value = value << 4 | digit
      index += 1
    }
    return value
  }

  private mutating func step(_ value: UInt32) -> UInt32 {
    index += 1
    return value
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
