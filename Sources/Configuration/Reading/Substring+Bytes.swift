// Names and lists of configuration are taken apart at ASCII characters. Going by bytes gives the same parts and
// does not put characters together from them first, which costs several times as much.

extension Substring {
  /// The parts between the occurrences of an ASCII character.
  package func parts(
    _ separator: Unicode.Scalar, omittingEmpty: Bool = true, maxSplits: Int = .max
  ) -> [Substring] {
    utf8.split(
      separator: UInt8(ascii: separator), maxSplits: maxSplits, omittingEmptySubsequences: omittingEmpty
    )
    .map { Substring($0) }
  }

  /// The part before the first occurrence of an ASCII character; all of it without one.
  package func part(before separator: Unicode.Scalar) -> Substring {
    let byte = UInt8(ascii: separator)
    return Substring(utf8.prefix { $0 != byte })
  }
}

extension String {
  /// The parts between the occurrences of an ASCII character.
  package func parts(
    _ separator: Unicode.Scalar, omittingEmpty: Bool = true, maxSplits: Int = .max
  ) -> [Substring] {
    self[...].parts(separator, omittingEmpty: omittingEmpty, maxSplits: maxSplits)
  }

  /// The part before the first occurrence of an ASCII character; all of it without one.
  package func part(before separator: Unicode.Scalar) -> Substring { self[...].part(before: separator) }

  /// The parts between blanks and line feeds.
  var words: [Substring] {
    utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.map { Substring($0) }
  }
}
