/// A request written as text: on a command line, in a scenario file.
public enum InlineRequest {
  /// The raw bytes of a request that is written as text.
  ///
  /// One line `METHOD target` is completed with `HTTP/1.1` and a Host header, and for POST and PUT with
  /// `Content-Length: 0`. Of several lines the head's line ends become CRLF and a missing empty line is
  /// added; what follows the empty line is the body, less one final line end.
  ///
  /// - Parameter host: the host that is put in.
  public static func complete(_ text: String, host: String = "localhost") -> [UInt8] {
    complete(Array(text.utf8), host: host)
  }

  /// The same for text that is not UTF-8.
  public static func complete(_ text: [UInt8], host: String = "localhost") -> [UInt8] {
    let text = text.last == 0x0A ? text.dropLast() : text[...]
    if !text.contains(0x0A) { return completeLine(text.last == 0x0D ? text.dropLast() : text, host) }
    var bytes: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      let end = text[index...].firstIndex(of: 0x0A) ?? text.endIndex
      let line = text[index..<end].last == 0x0D ? text[index..<end].dropLast() : text[index..<end]
      bytes += line + [0x0D, 0x0A]
      index = end < text.endIndex ? end + 1 : end
      if line.isEmpty, bytes.count > 2 { return bytes + text[index...] }
    }
    return bytes + [0x0D, 0x0A]
  }

  private static func completeLine(_ line: ArraySlice<UInt8>, _ host: String) -> [UInt8] {
    let words = line.split(separator: 0x20)
    var bytes = Array(line)
    let hasVersion = words.count > 2 && words[words.count - 1].starts(with: Array("HTTP/".utf8))
    if !hasVersion { bytes += Array(" HTTP/1.1".utf8) }
    bytes += Array("\r\nHost: \(host)\r\n".utf8)
    let method = words.first.map { String(decoding: $0, as: UTF8.self) }
    if method == "POST" || method == "PUT" { bytes += Array("Content-Length: 0\r\n".utf8) }
    return bytes + [0x0D, 0x0A]
  }

  /// Whether an argument is a request and not the name of a file: a method, a blank and a target.
  public static func looksInline(_ argument: String) -> Bool {
    let words = argument.split(separator: " ", maxSplits: 1)
    guard words.count == 2, let method = words.first, !method.isEmpty else { return false }
    return method.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "-")
    }
  }
}

extension InlineRequest {
  /// An escape that cannot be read.
  public struct EscapeError: Error, Sendable, Hashable {
    /// The offset of the backslash in the text, in bytes.
    public var offset: Int
    /// What is wrong.
    public var message: String
  }

  /// The exact bytes of a text with the escapes `\r \n \t \0 \\ \xNN`; nothing is added.
  public static func unescape(_ text: String) throws(EscapeError) -> [UInt8] {
    let source = Array(text.utf8)
    var bytes: [UInt8] = []
    var index = 0
    while index < source.count {
      guard source[index] == UInt8(ascii: "\\") else {
        bytes.append(source[index])
        index += 1
        continue
      }
      let next = index + 1 < source.count ? source[index + 1] : 0
      switch next {
      case UInt8(ascii: "r"): bytes.append(0x0D)
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "t"): bytes.append(0x09)
      case UInt8(ascii: "0"): bytes.append(0)
      case UInt8(ascii: "\\"): bytes.append(next)
      case UInt8(ascii: "x"):
        guard index + 3 < source.count, let high = digit(source[index + 2]),
          let low = digit(source[index + 3])
        else { throw EscapeError(offset: index, message: #"\x needs two hexadecimal digits"#) }
        bytes.append(high << 4 | low)
        index += 2
      default: throw EscapeError(offset: index, message: #"no such escape; there are \r \n \t \0 \\ \xNN"#)
      }
      index += 2
    }
    return bytes
  }

  /// The value of a hexadecimal digit.
  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
