/// Turns the bytes of a configuration file into UTF-8.
///
/// UTF-8 with and without a byte-order mark, UTF-16 with one, and any encoding the XML declaration names are
/// accepted; a declaration that contradicts the bytes is not (configuration 6.2).
enum ConfigurationEncoding {
  /// Why bytes are no text.
  struct Failure: Error {
    /// In words that fit after "the file".
    let reason: String
    /// What there is of the text, in UTF-8.
    let text: [UInt8]
    /// Where the failure is in it.
    let offset: Int
  }

  /// An encoding as an XML declaration names it.
  private struct Declared {
    /// In lower case.
    let name: String
    /// Where the name begins in the text.
    let offset: Int
  }

  /// The file's text as UTF-8 without a byte-order mark.
  static func utf8(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
    let text = try decoded(bytes)
    // The XML parser would take another mark for the first, and UTF-16 without one for what it is.
    guard !text.starts(with: [0xEF, 0xBB, 0xBF]) else {
      throw Failure(reason: "begins with two byte-order marks", text: text, offset: 0)
    }
    guard !text.prefix(2).contains(0) else {
      throw Failure(reason: "begins with a NUL or is UTF-16 without a byte-order mark", text: text, offset: 0)
    }
    return text
  }

  private static func decoded(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      let text = Array(bytes.dropFirst(3))
      try require(["utf-8"], declaredIn: text, actual: "UTF-8")
      return text
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      let text = try utf16(bytes.dropFirst(2), bigEndian: bytes[0] == 0xFE)
      try require(["utf-16", "unicode"], declaredIn: text, actual: "UTF-16")
      return text
    }
    guard let declared = declaredEncoding(bytes) else { return bytes }
    switch declared.name {
    case "utf-8", "us-ascii", "ascii":
      return bytes
    case "iso-8859-1", "windows-1252":
      return western(bytes)
    case let name where isASCIICompatible(name):
      return asciiOnly(bytes)
    default:
      throw contradiction(declared, in: bytes, actual: "not in it")
    }
  }

  /// The encoding the XML declaration names; `nil` without one.
  private static func declaredEncoding(_ bytes: [UInt8]) -> Declared? {
    guard bytes.starts(with: Array("<?xml".utf8)) else { return nil }
    let declaration = bytes.prefix(256).prefix { $0 != UInt8(ascii: ">") }
    let name = Array("encoding".utf8)
    var start = declaration.startIndex
    while start + name.count < declaration.endIndex {
      if declaration[start...].starts(with: name) {
        return quoted(declaration[(start + name.count)...])
      }
      start += 1
    }
    return nil
  }

  private static func quoted(_ rest: ArraySlice<UInt8>) -> Declared? {
    let value = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "=") }
    guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return nil
    }
    let name = value.dropFirst().prefix { $0 != quote }
    return Declared(name: String(decoding: name, as: UTF8.self).lowercased(), offset: name.startIndex)
  }

  private static func require(
    _ accepted: [String], declaredIn text: [UInt8], actual: String
  ) throws(Failure) {
    guard let declared = declaredEncoding(text), !accepted.contains(declared.name) else { return }
    throw contradiction(declared, in: text, actual: actual)
  }

  private static func contradiction(_ declared: Declared, in text: [UInt8], actual: String) -> Failure {
    Failure(
      reason: "declares the encoding '\(declared.name)', and its bytes are \(actual)",
      text: text, offset: declared.offset)
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) throws(Failure) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let first = UInt16(bytes[index])
      let second = UInt16(bytes[index + 1])
      units.append(bigEndian ? first << 8 | second : second << 8 | first)
      index += 2
    }
    var text: [UInt8] = []
    text.reserveCapacity(units.count)
    let invalid = transcode(
      units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true,
      into: { text.append($0) })
    guard !invalid else {
      throw Failure(reason: "holds an unpaired UTF-16 surrogate", text: text, offset: text.count)
    }
    guard bytes.count.isMultiple(of: 2) else {
      throw Failure(reason: "ends in half a UTF-16 unit", text: text, offset: text.count)
    }
    return text
  }

  /// Windows-1252, of which ISO 8859-1 text is the part without 80 to 9F.
  private static func western(_ bytes: [UInt8]) -> [UInt8] {
    let upper: [UInt16] = [
      0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
      0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
      0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]
    let units = bytes.lazy.map { (0x80...0x9F).contains($0) ? upper[Int($0) - 0x80] : UInt16($0) }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// An encoding without a table here whose markup is ASCII: characters beyond become U+FFFD, which only
  /// concerns comments and the rare value that is not ASCII.
  private static func asciiOnly(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    for byte in bytes {
      if byte < 0x80 { text.append(byte) } else { text += [0xEF, 0xBF, 0xBD] }
    }
    return text
  }

  private static func isASCIICompatible(_ name: String) -> Bool {
    ["iso-8859-", "windows-12", "windows-874", "koi8-", "gb", "big5", "shift_jis", "euc-", "ks_c_"]
      .contains { name.hasPrefix($0) }
  }
}
