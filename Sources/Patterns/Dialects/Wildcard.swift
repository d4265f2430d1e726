extension Dialect {
  /// `*` becomes a lazy capture; the text between is literal and the match covers the whole subject.
  static func translateWildcard(_ source: String) -> Translation {
    var translation = Translation()
    translation.append("\\A", at: 0)
    var offset = 0
    for byte in source.utf8 {
      if byte == UInt8(ascii: "*") {
        translation.append("((?s).*?)", at: offset)
      } else {
        translation.append(literal: byte, at: offset)
      }
      offset += 1
    }
    translation.append("\\z", at: offset)
    return translation
  }
}
