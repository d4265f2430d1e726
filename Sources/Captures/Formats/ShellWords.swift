/// Splits text into commands and words as a POSIX shell does, expansions aside; line ends behind `\` and, as the
/// command prompt of Windows has it, behind `^` do not end a command.
struct ShellWords {
  private let text: [UInt8]
  private var index = 0
  private var line: UInt32 = 0

  /// One command.
  struct Command {
    var words: [[UInt8]] = []
    /// The line it begins on, from 0.
    var line: UInt32
    /// Whether every quote is closed.
    var isComplete = true
  }

  init(_ text: [UInt8]) { self.text = text }

  /// The next command, without words for an empty line; `nil` at the end.
  mutating func nextCommand() -> Command? {
    guard index < text.count else { return nil }
    var command = Command(line: line)
    while index < text.count {
      switch text[index] {
      case 0x0A, UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "&"):
        if text[index] == 0x0A { line += 1 }
        index += 1
        return command
      case 0x20, 0x09, 0x0D: index += 1
      case UInt8(ascii: "#"):
        while index < text.count, text[index] != 0x0A { index += 1 }
      case UInt8(ascii: "\\") where isLineEnd(index + 1), UInt8(ascii: "^") where isLineEnd(index + 1):
        skipLineEnd()
      default: command.words.append(word(&command.isComplete))
      }
    }
    return command
  }

  private func isLineEnd(_ index: Int) -> Bool {
    guard index < text.count else { return false }
    return text[index] == 0x0A || (text[index] == 0x0D && index + 1 < text.count && text[index + 1] == 0x0A)
  }

  /// Skips a character and the line end behind it.
  private mutating func skipLineEnd() {
    index += text[index + 1] == 0x0D ? 3 : 2
    line += 1
  }

  private mutating func word(_ isComplete: inout Bool) -> [UInt8] {
    var word: [UInt8] = []
    while index < text.count {
      let byte = text[index]
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "&"): return word
      case UInt8(ascii: "'"): quoted(&word, &isComplete)
      case UInt8(ascii: "\""): doubleQuoted(&word, &isComplete)
      case UInt8(ascii: "$") where index + 1 < text.count && text[index + 1] == UInt8(ascii: "'"):
        index += 1
        escaped(&word, &isComplete)
      case UInt8(ascii: "\\"), UInt8(ascii: "^"):
        if isLineEnd(index + 1) {
          skipLineEnd()
        } else if byte == UInt8(ascii: "\\"), index + 1 < text.count {
          word.append(text[index + 1])
          index += 2
        } else if index + 1 < text.count, text[index + 1] == UInt8(ascii: "\"") {
          // `^"` is how Windows' browsers quote a word for the command prompt.
          index += 1
        } else {
          word.append(byte)
          index += 1
        }
      default:
        word.append(byte)
        index += 1
      }
    }
    return word
  }

  private mutating func quoted(_ word: inout [UInt8], _ isComplete: inout Bool) {
    index += 1
    while index < text.count, text[index] != UInt8(ascii: "'") { append(&word) }
    close(&isComplete)
  }

  private mutating func doubleQuoted(_ word: inout [UInt8], _ isComplete: inout Bool) {
    index += 1
    while index < text.count, text[index] != UInt8(ascii: "\"") {
      if text[index] == UInt8(ascii: "\\"), index + 1 < text.count {
        if isLineEnd(index + 1) {
          skipLineEnd()
          continue
        }
        let next = text[index + 1]
        if next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\") || next == UInt8(ascii: "$")
          || next == UInt8(ascii: "`")
        {
          index += 1
        }
      }
      append(&word)
    }
    close(&isComplete)
  }

  /// `$'...'` with the escapes of C.
  private mutating func escaped(_ word: inout [UInt8], _ isComplete: inout Bool) {
    index += 1
    while index < text.count, text[index] != UInt8(ascii: "'") {
      guard text[index] == UInt8(ascii: "\\"), index + 1 < text.count else {
        append(&word)
        continue
      }
      index += 1
      switch text[index] {
      case UInt8(ascii: "n"): word.append(0x0A)
      case UInt8(ascii: "r"): word.append(0x0D)
      case UInt8(ascii: "t"): word.append(0x09)
      case UInt8(ascii: "x"): appendScalar(digits: 2, &word)
      case UInt8(ascii: "u"): appendScalar(digits: 4, &word)
      default: word.append(text[index])
      }
      index += 1
    }
    close(&isComplete)
  }

  private mutating func appendScalar(digits: Int, _ word: inout [UInt8]) {
    var value: UInt32 = 0
    var count = 0
    while count < digits, index + 1 < text.count, let digit = RequestSplitter.hexValue(text[index + 1]) {
      value = value << 4 | UInt32(digit)
      index += 1
      count += 1
    }
    if digits == 2 {
      word.append(UInt8(truncatingIfNeeded: value))
    } else if let scalar = Unicode.Scalar(value) {
      word += Array(String(Character(scalar)).utf8)
    }
  }

  private mutating func append(_ word: inout [UInt8]) {
    if text[index] == 0x0A { line += 1 }
    word.append(text[index])
    index += 1
  }

  private mutating func close(_ isComplete: inout Bool) {
    if index < text.count { index += 1 } else { isComplete = false }
  }
}
