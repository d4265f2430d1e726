extension Dialect {
  /// The text is literal and the match covers the whole subject.
  static func translateExact(_ source: String) -> Translation {
    var translation = Translation()
    translation.append("\\A", at: 0)
    var offset = 0
    for byte in source.utf8 {
      translation.append(literal: byte, at: offset)
      offset += 1
    }
    translation.append("\\z", at: offset)
    return translation
  }
}
