extension String {
  /// Whether the text holds `%` before two hexadecimal digits.
  var holdsEscape: Bool {
    let bytes = Array(utf8)
    return bytes.indices.contains { index in
      bytes[index] == UInt8(ascii: "%") && index + 2 < bytes.count && Self.isHex(bytes[index + 1])
        && Self.isHex(bytes[index + 2])
    }
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }

  /// Whether the text is written like a regular expression, which IIS would compare letter by letter.
  var looksLikeExpression: Bool {
    hasPrefix("^") || hasSuffix("$")
      || [".*", ".+", "\\d", "\\w", "\\s", "\\.", "(?", "[^", "[a-z", "[0-9"].contains { contains($0) }
  }

  /// Whether some letter is a small one of ASCII.
  var holdsSmallLetter: Bool { utf8.contains { (0x61...0x7A).contains($0) } }

  /// The members of a list separated by commas, without blanks around them.
  var listMembers: [String] {
    split(separator: ",").map { member in
      var text = member.drop { $0 == " " || $0 == "\t" }
      while text.last == " " || text.last == "\t" { text.removeLast() }
      return String(text)
    }
  }
}
