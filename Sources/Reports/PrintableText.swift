/// Text of a capture as a terminal and a Markdown page may show it.
enum PrintableText {
  /// Control characters, which could steer a terminal, become `\xNN`.
  static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var line = ""
    for scalar in text.unicodeScalars {
      if isControl(scalar) {
        let digits = String(scalar.value, radix: 16)
        line += "\\x" + String(repeating: "0", count: max(0, 2 - digits.count)) + digits
      } else {
        line.unicodeScalars.append(scalar)
      }
    }
    return line
  }

  /// The same as inline code of Markdown inside a table.
  static func code(_ text: String) -> String {
    let line = line(text).replacing("|", with: "\\|")
    var ticks = "`"
    while line.contains(ticks) { ticks += "`" }
    let pad = line.hasPrefix("`") || line.hasSuffix("`") ? " " : ""
    return ticks + pad + line + pad + ticks
  }

  /// Controls, and the characters that turn the direction of text round.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
