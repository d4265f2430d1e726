/// Sets in brackets. Source: url-rewrite 3.2, 3.3.
extension ECMAScriptParser {
  /// One element of a set.
  private enum Atom {
    /// A character: it may begin or end a range.
    case character(UInt32)
    /// A whole class, which may not.
    case item(CharacterSet.Item)
  }

  /// `[...]` with the index at the bracket. `[]` matches nothing and `[^]` everything; a `]` inside must be
  /// escaped.
  mutating func set() throws(PatternError) -> CharacterSet {
    let start = index
    index += 1
    var set = CharacterSet()
    set.isNegated = consume("^")
    while !consume("]") {
      guard peek() != nil else { throw error(.brack, at: start) }
      let first = index
      switch try atom(of: start) {
      case .item(let item): set.items.append(item)
      case .character(let low):
        // A dash before the closing bracket is a character.
        guard peek() == UInt8(ascii: "-"), let next = peek(1), next != UInt8(ascii: "]") else {
          set.append(from: low, to: low)
          continue
        }
        index += 1
        guard case .character(let high) = try atom(of: start), low <= high else {
          throw error(.range, at: first)
        }
        set.append(from: low, to: high)
      }
    }
    return set
  }

  private mutating func atom(of start: Int) throws(PatternError) -> Atom {
    guard let byte = peek() else { throw error(.brack, at: start) }
    if byte == UInt8(ascii: "\\") {
      switch try escaped() {
      case .character(let unit): return .character(try joined(unit))
      case .shorthand(let letter): return .item(.shorthand(letter))
      }
    }
    guard byte == UInt8(ascii: "["), let kind = peek(1) else { return .character(nextScalar()) }
    switch kind {
    case UInt8(ascii: ":"): return try characterClass()
    case UInt8(ascii: "="), UInt8(ascii: "."): return try collatingElement(kind)
    default: return .character(nextScalar())
    }
  }

  private mutating func characterClass() throws(PatternError) -> Atom {
    let start = index
    guard let text = bracketed(by: UInt8(ascii: ":")) else { throw error(.brack, at: start) }
    let name = text.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    switch String(decoding: name, as: UTF8.self) {
    case "d", "s", "w": return .item(.shorthand(name[0]))
    case let name where Self.classNames.contains(name): return .item(.posix(name))
    default: throw error(.characterClass, at: start)
    }
  }

  private static let classNames: Set<String> = [
    "alnum", "alpha", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper",
    "xdigit",
  ]

  /// `[=a=]` and `[.a.]`: the character itself. An equivalence class may not stand in a range.
  private mutating func collatingElement(_ kind: UInt8) throws(PatternError) -> Atom {
    let start = index
    guard let text = bracketed(by: kind) else { throw error(.brack, at: start) }
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    guard scalars.count == 1, let scalar = scalars.first else { throw error(.collate, at: start) }
    guard kind == UInt8(ascii: ".") else { return .item(.range(scalar.value, scalar.value)) }
    return .character(scalar.value)
  }

  /// The text between `[x` and `x]`, with the index behind it; `nil` when the end is missing.
  private mutating func bracketed(by mark: UInt8) -> [UInt8]? {
    var end = index + 2
    while end + 1 < bytes.count, !(bytes[end] == mark && bytes[end + 1] == UInt8(ascii: "]")) { end += 1 }
    guard end + 1 < bytes.count else { return nil }
    defer { index = end + 2 }
    return Array(bytes[index + 2..<end])
  }
}

extension CharacterSet {
  /// The halves of characters beyond U+FFFF; no text holds one alone.
  static let surrogates: ClosedRange<UInt32> = 0xD800...0xDFFF

  /// Adds a range of UTF-16 units. A range that holds every first half of a character beyond U+FFFF holds
  /// these characters.
  fileprivate mutating func append(from low: UInt32, to high: UInt32) {
    let (first, last) = (Self.surrogates.lowerBound, Self.surrogates.upperBound)
    if low < first { items.append(.range(low, min(high, first - 1))) }
    if high > last { items.append(.range(max(low, last + 1), high)) }
    if low <= first, high >= 0xDBFF, high < 0x10000 {
      items.append(.range(0x10000, 0x10FFFF))
    }
  }
}
