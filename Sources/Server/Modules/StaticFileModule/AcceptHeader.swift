/// The Accept header (RFC 9110, 12.5.1) against the MIME type of a static file.
///
/// Source: content-and-errors 4.7. Parameters and weights do not count: `;q=0` is a range like any other
/// (inferred).
enum AcceptHeader {
  /// Whether some range of one header line covers a type, given in lower case without parameters.
  static func covers(_ value: Span<UInt8>, _ type: [UInt8]) -> Bool {
    var index = 0
    while index < value.count {
      while index < value.count, value[index].isBlank || value[index] == UInt8(ascii: ",") {
        index += 1
      }
      let start = index
      while index < value.count, value[index] != UInt8(ascii: ","), value[index] != UInt8(ascii: ";") {
        index += 1
      }
      var end = index
      while end > start, value[end - 1].isBlank { end -= 1 }
      if end > start, covers(range: value.extracting(start..<end), type) { return true }
      index = endOfParameters(value, index)
    }
    return false
  }

  private static func covers(range: Span<UInt8>, _ type: [UInt8]) -> Bool {
    if range.equals("*") || range.equals("*/*") { return true }
    let isAnySubtype =
      range.count > 2 && range[range.count - 1] == UInt8(ascii: "*")
      && range[range.count - 2] == UInt8(ascii: "/")
    guard isAnySubtype else { return range.equalsCaseless(type) }
    let prefix = range.count - 1
    guard type.count > prefix else { return false }
    for index in 0..<prefix where ByteClass.lowercase(range[index]) != type[index] { return false }
    return true
  }

  private static func endOfParameters(_ value: Span<UInt8>, _ start: Int) -> Int {
    var index = start
    var isQuoted = false
    while index < value.count, isQuoted || value[index] != UInt8(ascii: ",") {
      if value[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted, value[index] == UInt8(ascii: "\\") { index += 1 }
      index += 1
    }
    return min(index, value.count)
  }
}
