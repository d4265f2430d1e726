/// A text in a scenario file.
public enum YAMLScalar {
  /// The text in single quotes, where nothing in it means anything to YAML; for text of one line.
  public static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

  /// The text as it is where YAML reads it as itself, in brackets too, else in quotes.
  static func written(_ text: String) -> String {
    if text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      return doubleQuoted(text)
    }
    return isPlain(text) ? text : quoted(text)
  }

  /// The text in double quotes, with escapes.
  static func doubleQuoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\x" + String(repeating: "0", count: 2 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.first, let last = text.last, first != " ", last != " ", last != ":" else {
      return false
    }
    if "-?:,[]{}#&*!|>'\"%@`".contains(first) || text.contains(": ") || text.contains(" #") { return false }
    return !text.contains { ",[]{}".contains($0) }
  }
}
