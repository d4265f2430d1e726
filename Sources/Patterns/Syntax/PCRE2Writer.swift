/// Writes a tree in PCRE2 syntax and keeps, for each byte written, the offset in the user's text.
///
/// The pattern is compiled with `MULTILINE`, `ALT_CIRCUMFLEX`, `MATCH_UNSET_BACKREF`, `ALLOW_EMPTY_CLASS` and
/// LF as the only line end. Without regard to case, letters pair as Windows pairs them: where PCRE2 pairs them
/// otherwise, all cases are written out. Source: url-rewrite 3.3.
struct PCRE2Writer {
  private(set) var pattern: [UInt8] = []
  private(set) var origins: [Int] = []
  private let isCaseless: Bool
  private let usesUnicodeClasses: Bool

  init(_ node: PatternNode, isCaseless: Bool, usesUnicodeClasses: Bool) {
    self.isCaseless = isCaseless
    self.usesUnicodeClasses = usesUnicodeClasses
    write(node, "")
  }

  /// - Parameter suffix: The repetition of the node, empty without one.
  private mutating func write(_ node: PatternNode, _ suffix: String) {
    switch node {
    case .literal(let scalar, let offset): literal(scalar, suffix, at: offset)
    case .any(let offset): append("[^\\n\\r]" + suffix, at: offset)
    case .run(let offset): append("[^]*" + suffix, at: offset)
    case .set(let set, let offset): self.set(set, suffix, at: offset)
    case .never(let offset): append("[]" + suffix, at: offset)
    case .group(let body, let capture, let offset):
      append(capture == nil ? "(?:" : "(", at: offset)
      write(body, "")
      append(")" + suffix, at: offset)
    case .look(let body, let isNegative, let offset):
      append(isNegative ? "(?!" : "(?=", at: offset)
      write(body, "")
      append(")", at: offset)
    case .assertion(let assertion, let offset): append(Self.text(assertion), at: offset)
    case .backReference(let number, let offset): append("\\g{\(number)}" + suffix, at: offset)
    case .repeated(let body, let repetition, _): write(body, Self.text(repetition))
    case .sequence(let nodes):
      for node in nodes { write(node, "") }
    case .choice(let branches):
      for (index, branch) in branches.enumerated() {
        if index > 0 { append("|", at: origins.last ?? 0) }
        write(branch, "")
      }
    }
  }

  private static func text(_ assertion: PatternNode.Assertion) -> String {
    switch assertion {
    case .lineStart: "^"
    case .lineEnd: "$"
    case .textStart: "\\A"
    case .textEnd: "\\z"
    case .wordBoundary: "\\b"
    case .notWordBoundary: "\\B"
    }
  }

  private static func text(_ repetition: PatternNode.Repetition) -> String {
    let lazy = repetition.isLazy ? "?" : ""
    return switch (repetition.minimum, repetition.maximum) {
    case (0, nil): "*" + lazy
    case (1, nil): "+" + lazy
    case (0, 1): "?" + lazy
    case (let minimum, nil): "{\(minimum),}" + lazy
    case (let minimum, let maximum?): "{\(minimum),\(maximum)}" + lazy
    }
  }

  private mutating func literal(_ scalar: UInt32, _ suffix: String, at offset: Int) {
    let isPlain = scalar < 0x80 && scalar | 0x20 != 0x6B && scalar | 0x20 != 0x73
    if isCaseless, !isPlain {
      // PCRE2 would pair `k` with U+212A, `s` with U+017F and the two small sigmas with each other.
      let cases = [scalar] + Self.otherCases(scalar, scalar)
      let text = cases.map { Self.hexadecimal($0) }.joined()
      append("(?-i)\(cases.count > 1 ? "[\(text)]" : text)\(suffix)(?i)", at: offset)
    } else {
      append(Self.hexadecimal(scalar) + suffix, at: offset)
    }
  }

  private mutating func set(_ set: CharacterSet, _ suffix: String, at offset: Int) {
    var text = set.isNegated ? "[^" : "["
    for item in set.items {
      switch item {
      case .range(let low, let high):
        text += Self.range(low, high)
        guard isCaseless else { continue }
        text += Self.otherCases(low, high).map { Self.hexadecimal($0) }.joined()
      case .shorthand(let letter): text += shorthand(letter)
      case .posix(let name):
        let hasCase = isCaseless && (name == "lower" || name == "upper")
        text += "[:\(hasCase ? "alpha" : name):]"
      }
    }
    text += "]" + suffix
    append(isCaseless ? "(?-i)\(text)(?i)" : text, at: offset)
  }

  private static func range(_ low: UInt32, _ high: UInt32) -> String {
    low == high ? hexadecimal(low) : hexadecimal(low) + "-" + hexadecimal(high)
  }

  /// The characters that equal one of a range but for case.
  private static func otherCases(_ low: UInt32, _ high: UInt32) -> [UInt32] {
    var others: [UInt32] = []
    for (first, last, shift) in [(0x41, 0x5A, 0x20), (0x61, 0x7A, -0x20)] as [(UInt32, UInt32, Int)]
    where low <= last && high >= first {
      for letter in max(low, first)...min(high, last) { others.append(UInt32(Int(letter) + shift)) }
    }
    return others + CaseTable.others(low: low, high: high)
  }

  private func shorthand(_ letter: UInt8) -> String {
    guard usesUnicodeClasses else { return "\\" + String(Unicode.Scalar(letter)) }
    return switch letter {
    case UInt8(ascii: "d"): "\\p{Nd}"
    case UInt8(ascii: "D"): "\\P{Nd}"
    case UInt8(ascii: "w"): "\\p{Xwd}"
    case UInt8(ascii: "W"): "\\P{Xwd}"
    case UInt8(ascii: "s"): "\\p{Xps}"
    default: "\\P{Xps}"
    }
  }

  private static func hexadecimal(_ scalar: UInt32) -> String {
    if scalar < 0x80, CharacterSet.isWordCharacter(scalar) {
      return String(Unicode.Scalar(UInt8(scalar)))
    }
    return "\\x{" + String(scalar, radix: 16) + "}"
  }

  private mutating func append(_ text: String, at offset: Int) {
    for byte in text.utf8 {
      pattern.append(byte)
      origins.append(offset)
    }
  }
}

extension CharacterSet {
  /// Whether the set names ASCII characters only; its complement may hold others.
  var isASCII: Bool {
    items.allSatisfy { item in
      if case .range(_, let high) = item { high < 0x80 } else { true }
    }
  }

  static func isWordCharacter(_ scalar: UInt32) -> Bool {
    (0x30...0x39).contains(scalar) || (0x61...0x7A).contains(scalar | 0x20) || scalar == 0x5F
  }
}
