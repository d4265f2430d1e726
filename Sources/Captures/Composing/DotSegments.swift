/// The dot segments that clients take out of a URL before they send it (RFC 3986, 5.2.4).
enum DotSegments {
  /// The URL with `/./` and `/../` of its path resolved.
  static func removed(fromURL url: [UInt8]) -> [UInt8] {
    let scheme = RequestBuilder.schemeLength(url.span)
    guard let path = url[scheme...].firstIndex(of: UInt8(ascii: "/")) else { return url }
    let end = url[path...].firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? url.endIndex
    guard url[..<end].firstIndex(of: UInt8(ascii: "?")) == nil else { return url }
    return Array(url[..<path]) + removed(from: url[path..<end]) + url[end...]
  }

  private static func removed(from path: ArraySlice<UInt8>) -> [UInt8] {
    var segments: [ArraySlice<UInt8>] = []
    let parts = path.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      if part.elementsEqual(".".utf8) {
        if isLast { segments.append([]) }
      } else if part.elementsEqual("..".utf8) {
        if !segments.isEmpty { segments.removeLast() }
        if isLast { segments.append([]) }
      } else {
        segments.append(part)
      }
    }
    return [UInt8(ascii: "/")] + segments.joined(separator: [UInt8(ascii: "/")])
  }
}

/// Base64 (RFC 4648, 4).
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The bytes in base64, padded.
  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let rest = bytes.count - index
      let first = UInt32(bytes[index]) << 16
      let word =
        first | (rest > 1 ? UInt32(bytes[index + 1]) << 8 : 0) | (rest > 2 ? UInt32(bytes[index + 2]) : 0)
      result.append(alphabet[Int(word >> 18)])
      result.append(alphabet[Int(word >> 12 & 63)])
      result.append(rest > 1 ? alphabet[Int(word >> 6 & 63)] : UInt8(ascii: "="))
      result.append(rest > 2 ? alphabet[Int(word & 63)] : UInt8(ascii: "="))
      index += 3
    }
    return result
  }

  /// The bytes of base64 text, line ends ignored; `nil` for anything else.
  static func decode(_ text: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    var word: UInt32 = 0
    var bits = 0
    for byte in text where byte > 0x20 && byte != UInt8(ascii: "=") {
      guard let value = alphabet.firstIndex(of: byte) else { return nil }
      word = (word << 6 | UInt32(value)) & 0xFF_FFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        result.append(UInt8(truncatingIfNeeded: word >> UInt32(bits)))
      }
    }
    return result
  }
}
