/// The entity tag IIS gives a static file: the eight bytes of its time of last change in hexadecimal, lowest
/// first, none padded, and `:0`; for example `"a0e9a1e3bfd9c91:0"`.
///
/// Source: content-and-errors 4.5; the order of the bytes is inferred from tags in the wild, so the plain
/// hexadecimal number is taken for the same tag.
struct EntityTag {
  private var bytes = InlineArray<24, UInt8>(repeating: 0)
  private var count = 0

  /// The tag of a file that was last changed at a FILETIME.
  init(_ lastWriteTime: Int64, isLowestFirst: Bool = true) {
    let value = UInt64(bitPattern: lastWriteTime)
    append(UInt8(ascii: "\""))
    if isLowestFirst {
      for index in 0..<8 { append(hex: value >> UInt64(index * 8) & 0xFF) }
    } else {
      append(hex: value)
    }
    append(UInt8(ascii: ":"))
    append(UInt8(ascii: "0"))
    append(UInt8(ascii: "\""))
  }

  private mutating func append(_ byte: UInt8) {
    bytes[count] = byte
    count += 1
  }

  private mutating func append(hex value: UInt64) {
    var started = false
    for shift in stride(from: UInt64(60), through: 0, by: -4) {
      let digit = UInt8(value >> shift & 15)
      started = started || digit != 0 || shift == 0
      if started { append(digit < 10 ? digit + UInt8(ascii: "0") : digit - 10 + UInt8(ascii: "a")) }
    }
  }

  /// Whether a tag as a client writes it, quotes included and `W/` left away, is this one.
  func equals(_ tag: Span<UInt8>) -> Bool {
    guard tag.count == count else { return false }
    for index in tag.indices where ByteClass.lowercase(tag[index]) != bytes[index] { return false }
    return true
  }

  /// The tag as text.
  var text: String { String(decoding: (0..<count).map { bytes[$0] }, as: UTF8.self) }

  /// Whether a list of tags (RFC 9110, 8.8.3) holds `*` or the tag of a file.
  ///
  /// - Parameters:
  ///   - lastWriteTime: the file's; `nil` when the file has no tag.
  ///   - isStrong: whether tags marked as weak never match.
  static func list(_ list: Span<UInt8>, holds lastWriteTime: Int64?, isStrong: Bool) -> Bool {
    var index = 0
    while index < list.count {
      while index < list.count, list[index].isBlank || list[index] == UInt8(ascii: ",") { index += 1 }
      guard index < list.count else { break }
      if list[index] == UInt8(ascii: "*") { return true }
      let isWeak =
        index + 1 < list.count && list[index] == UInt8(ascii: "W") && list[index + 1] == UInt8(ascii: "/")
      if isWeak { index += 2 }
      let start = index
      let isQuoted = index < list.count && list[index] == UInt8(ascii: "\"")
      if isQuoted { index += 1 }
      while index < list.count, list[index] != UInt8(ascii: isQuoted ? "\"" : ",") { index += 1 }
      if isQuoted, index < list.count { index += 1 }
      guard let lastWriteTime, !(isStrong && isWeak) else { continue }
      let tag = list.extracting(start..<index)
      if EntityTag(lastWriteTime).equals(tag)
        || EntityTag(lastWriteTime, isLowestFirst: false).equals(tag)
      {
        return true
      }
    }
    return false
  }
}
