extension RequestHeadParser {
  /// Reads the request target and splits it. Source: http-sys 3.1 (forms), 3.2 (raw bytes), 2.1 (length).
  mutating func target() -> Refusal? {
    let first = position
    let limit = settings.maxTargetLength
    var queryMark = -1
    var end = first
    let plainEnd = min(bytes.count, first + limit)
    while true {
      while end < plainEnd, !ByteClass.contains(bytes[end], ByteClass.targetSpecial) { end &+= 1 }
      guard end < bytes.count else { break }
      let byte = bytes[end]
      if ByteClass.contains(byte, ByteClass.targetEnd | ByteClass.targetControl) {
        if byte != 0x0D {
          if ByteClass.contains(byte, ByteClass.targetEnd) { break }
          return Refusal(.url, at: end)
        }
        guard end + 1 < bytes.count else { break }
        guard bytes[end + 1] == 0x0A else { return Refusal(.url, at: end) }
        break
      }
      if end - first >= limit { return Refusal(.urlLength, at: first, count: end + 1 - first) }
      if byte == UInt8(ascii: "?") {
        if queryMark < 0 { queryMark = end }
      } else if byte == UInt8(ascii: "#") {
        if queryMark < 0 { return Refusal(.url, at: end) }
      } else if byte == 0x7F, !settings.allowRestrictedChars {
        return Refusal(.url, at: end)
      }
      end += 1
    }
    guard end < bytes.count else {
      position = end
      return formRefusal(first, end) ?? incomplete
    }
    guard end > first else { return Refusal(.verb, at: first) }
    position = end
    head.target = ByteRange(first, end)
    if let refusal = formRefusal(first, end) { return refusal }
    split(first, end, queryMark)
    return nil
  }

  /// The refusal of a target whose first bytes already show that it has no legal form.
  private func formRefusal(_ first: Int, _ end: Int) -> Refusal? {
    guard end > first else { return nil }
    if bytes[first] == UInt8(ascii: "/") { return nil }
    if bytes[first] == UInt8(ascii: "*"), end == first + 1 { return nil }
    if schemeLength(first, end) > 0 { return nil }
    return Refusal(.url, at: first, count: end - first)
  }

  private func schemeLength(_ first: Int, _ end: Int) -> Int {
    if end - first >= 7, bytes.extracting(first..<first + 7).equalsCaseless("http://") { return 7 }
    if end - first >= 8, bytes.extracting(first..<first + 8).equalsCaseless("https://") { return 8 }
    return 0
  }

  private mutating func split(_ first: Int, _ end: Int, _ firstQueryMark: Int) {
    var pathStart = first
    var queryMark = firstQueryMark
    if bytes[first] == UInt8(ascii: "*") {
      head.form = .asterisk
    } else if bytes[first] != UInt8(ascii: "/") {
      head.form = .absolute
      let authority = first + schemeLength(first, end)
      pathStart = authority
      // The authority runs up to the first slash, a question mark included: the host is then illegal.
      while pathStart < end, bytes[pathStart] != UInt8(ascii: "/") { pathStart += 1 }
      head.authority = ByteRange(authority, pathStart)
      if queryMark >= 0, queryMark < pathStart {
        queryMark = pathStart
        while queryMark < end, bytes[queryMark] != UInt8(ascii: "?") { queryMark += 1 }
        if queryMark == end { queryMark = -1 }
      }
    }
    if queryMark >= 0 {
      head.rawPath = ByteRange(pathStart, queryMark)
      head.query = ByteRange(queryMark + 1, end)
      head.flags.insert(.hasQuery)
    } else {
      head.rawPath = ByteRange(pathStart, end)
      head.query = ByteRange(end, end)
    }
  }
}
