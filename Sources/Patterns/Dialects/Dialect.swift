/// How a pattern's text is read.
///
/// A dialect turns the user's text into PCRE2 syntax and maps offsets of that syntax back. Each dialect has
/// a file of its own.
public enum Dialect: Sendable, Hashable, CaseIterable {
  /// PCRE2's own syntax.
  case pcre2
  /// IIS wildcards: `*` stands for any run of characters and captures it, everything else is literal, and the
  /// whole subject must match (url-rewrite, wildcard syntax).
  case wildcard
  /// The whole subject equals the text.
  case exact
}

/// A pattern in PCRE2 syntax, and for each of its bytes the offset in the user's text.
struct Translation {
  var pattern: [UInt8] = []
  var origins: [Int] = []

  mutating func append(_ text: StaticString, at offset: Int) {
    text.withUTF8Buffer { buffer in
      for byte in buffer { append(byte, at: offset) }
    }
  }

  mutating func append(_ byte: UInt8, at offset: Int) {
    pattern.append(byte)
    origins.append(offset)
  }

  /// Appends one byte of literal text, escaped where PCRE2 would read it as syntax.
  mutating func append(literal byte: UInt8, at offset: Int) {
    let isWord = byte >= 0x80 || byte == UInt8(ascii: "_") || Self.isAlphanumeric(byte)
    if isWord {
      append(byte, at: offset)
    } else {
      // Control characters too: in extended syntax nothing is left to chance.
      append("\\x{", at: offset)
      append(Self.hexDigit(byte >> 4), at: offset)
      append(Self.hexDigit(byte & 15), at: offset)
      append("}", at: offset)
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}

extension Dialect {
  func translate(_ source: String) -> Translation {
    switch self {
    case .pcre2:
      var translation = Translation()
      for (offset, byte) in source.utf8.enumerated() { translation.append(byte, at: offset) }
      return translation
    case .wildcard: return Self.translateWildcard(source)
    case .exact: return Self.translateExact(source)
    }
  }
}
