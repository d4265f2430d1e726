/// Builds URLs from what rules write. Source: url-rewrite 2.7.
enum RewriteTarget {
  /// The offset of the first `?`, or the length.
  static func pathLength(_ target: Span<UInt8>) -> Int {
    for index in target.indices where target[index] == UInt8(ascii: "?") { return index }
    return target.count
  }

  /// Whether a text begins with a scheme and `://`; the offset of the authority then, otherwise 0.
  static func authorityStart(_ target: Span<UInt8>) -> Int {
    var index = 0
    while index < target.count, isSchemeByte(target[index]) { index += 1 }
    guard index > 0, index + 2 < target.count, target[index] == UInt8(ascii: ":"),
      target[index + 1] == UInt8(ascii: "/"), target[index + 2] == UInt8(ascii: "/")
    else { return 0 }
    return index + 3
  }

  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// Whether a rewrite target leaves the server: `http://` or `https://`.
  static func isForeign(_ target: Span<UInt8>) -> Bool {
    let start = authorityStart(target)
    guard start == 7 || start == 8 else { return false }
    let scheme = target.extracting(0..<(start - 3))
    return scheme.equalsCaseless("http") || scheme.equalsCaseless("https")
  }

  /// Appends the path that a target leads to: one with a leading slash as it is, another below the folder;
  /// dot segments resolved, repeated slashes taken for one, backslashes for slashes.
  static func append(
    path target: Span<UInt8>, below folder: [UInt8], to buffer: inout ByteBuffer
  ) {
    let start = buffer.count
    if target.count == 0 || (target[0] != UInt8(ascii: "/") && target[0] != UInt8(ascii: "\\")) {
      buffer.append(folder)
    }
    var index = 0
    while index < target.count {
      var end = index
      while end < target.count, target[end] != UInt8(ascii: "/"), target[end] != UInt8(ascii: "\\") {
        end += 1
      }
      append(segment: target.extracting(index..<end), to: &buffer, from: start)
      if end < target.count { appendSlash(to: &buffer, from: start) }
      index = end + 1
    }
    if buffer.count == start { buffer.append(UInt8(ascii: "/")) }
  }

  private static func append(segment: Span<UInt8>, to buffer: inout ByteBuffer, from start: Int) {
    if segment.count == 1, segment[0] == UInt8(ascii: ".") { return }
    guard segment.count == 2, segment[0] == UInt8(ascii: "."), segment[1] == UInt8(ascii: ".") else {
      return buffer.append(segment)
    }
    // What stands before ends with a slash; the root has no parent.
    var end = buffer.count
    if end > start + 1 { end -= 1 }
    while end > start + 1, buffer[end - 1] != UInt8(ascii: "/") { end -= 1 }
    buffer.truncate(to: end)
  }

  private static func appendSlash(to buffer: inout ByteBuffer, from start: Int) {
    guard buffer.count == start || buffer[buffer.count - 1] != UInt8(ascii: "/") else { return }
    buffer.append(UInt8(ascii: "/"))
  }

  /// Appends the path of a Location: what may not stand in a URL is percent-encoded, `%` stays. The set is
  /// inferred (url-rewrite 7, Q8).
  ///
  /// - Parameter keepsPercent: `false` for a path that is decoded.
  static func append(encoding path: Span<UInt8>, keepsPercent: Bool = true, to buffer: inout ByteBuffer) {
    for index in path.indices {
      let byte = path[index]
      if byte == UInt8(ascii: "%"), !keepsPercent {
        RewriteFunctions.percentEncode(byte, into: &buffer)
      } else if RewriteFunctions.isUnreserved(byte) || isLegal(byte) {
        buffer.append(byte)
      } else {
        RewriteFunctions.percentEncode(byte, into: &buffer)
      }
    }
  }

  private static func isLegal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"),
      UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","),
      UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "%"),
      UInt8(ascii: "#"):
      true
    default: false
    }
  }
}
