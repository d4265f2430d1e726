/// The short headers of WebDAV (RFC 4918, 10). Each reader gets the header's value and gives what it says, or
/// `nil` when it says nothing valid. Source: content-and-errors 5.4.
enum WebDAVHeaders {
  /// The values of Depth.
  enum Depth: UInt8, Sendable { case zero, one, infinity }

  /// `0`, `1` or `infinity`, in any case.
  static func depth(_ value: Span<UInt8>) -> Depth? {
    if value.equals("0") { return .zero }
    if value.equals("1") { return .one }
    return value.equalsCaseless("infinity") ? .infinity : nil
  }

  /// `T` or `F`, in any case.
  static func overwrite(_ value: Span<UInt8>) -> Bool? {
    value.equalsCaseless("t") ? true : value.equalsCaseless("f") ? false : nil
  }

  /// `t` or `f`, in any case ([MS-WDV] 2.2.1).
  static func translate(_ value: Span<UInt8>) -> Bool? { overwrite(value) }

  /// A list of `Second-n`, n from 1 to 4294967295, and `Infinite`.
  ///
  /// - Returns: the bytes of the first member that is neither; `nil` when there is none.
  static func timeoutFault(_ value: Span<UInt8>) -> ByteRange? {
    var index = 0
    while true {
      while index < value.count, value[index].isBlank { index += 1 }
      let start = index
      while index < value.count, value[index] != UInt8(ascii: ",") { index += 1 }
      var end = index
      while end > start, value[end - 1].isBlank { end -= 1 }
      if !isTimeout(value.extracting(start..<end)) { return ByteRange(start, end) }
      guard index < value.count else { return nil }
      index += 1
    }
  }

  private static func isTimeout(_ member: Span<UInt8>) -> Bool {
    if member.equalsCaseless("infinite") { return true }
    guard member.count > 7, member.extracting(0..<7).equalsCaseless("second-") else { return false }
    var seconds: UInt64 = 0
    for index in 7..<member.count {
      let digit = member[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return false }
      seconds = min(seconds * 10 + UInt64(digit), 1 << 33)
    }
    return (1...0xFFFF_FFFF).contains(seconds)
  }

  /// `<absolute-URI>`.
  ///
  /// - Returns: the bytes between the brackets, or `nil`.
  static func codedURL(_ value: Span<UInt8>) -> ByteRange? {
    guard value.count > 2, value[0] == UInt8(ascii: "<"), value[value.count - 1] == UInt8(ascii: ">") else {
      return nil
    }
    let inner = ByteRange(1, value.count - 1)
    return isAbsoluteURI(value.bytes(inner)) ? inner : nil
  }

  /// Whether the bytes are a scheme, a colon and at least one byte that a URI may have (RFC 3986, 4.3).
  static func isAbsoluteURI(_ text: Span<UInt8>) -> Bool {
    guard text.count > 0, isLetter(text[0]) else { return false }
    var index = 1
    while index < text.count, isSchemeByte(text[index]) { index += 1 }
    guard index + 1 < text.count, text[index] == UInt8(ascii: ":") else { return false }
    return uriFault(text.extracting((index + 1)..<text.count)) == nil
  }

  /// The offset of the first byte that no URI may have at its place, `nil` when all are valid: controls,
  /// blanks, brackets that quote URIs, and `%` without two digits behind it.
  static func uriFault(_ text: Span<UInt8>) -> Int? {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte <= 0x20 || byte == 0x7F || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
        || byte == UInt8(ascii: "\"")
      {
        return index
      }
      if byte == UInt8(ascii: "%") {
        guard index + 2 < text.count, ByteClass.hexValue(text[index + 1]) != nil,
          ByteClass.hexValue(text[index + 2]) != nil
        else { return index }
        index += 2
      }
      index += 1
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool { ByteClass.lowercase(byte) &- UInt8(ascii: "a") < 26 }

  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
}
