/// Faults that URL Rewrite finds in sections the schema accepts. Source: url-rewrite 2.9.
extension ConfigurationFault {
  /// A pattern that URL Rewrite cannot read.
  ///
  /// - Parameters:
  ///   - sentence: what is wrong with the pattern, as a sentence without subject.
  ///   - offset: the byte of the pattern where it is wrong.
  public static func invalidExpression(
    _ pattern: String, _ sentence: String, offset: Int, at position: SourcePosition?
  ) -> Self {
    let before = String(decoding: Array(pattern.utf8).prefix(offset), as: UTF8.self)
    return Self(
      .invalidExpression, text: "The expression \"\(pattern)\" \(sentence).",
      explanation: "The pattern '\(pattern)' \(sentence), behind '\(before)'.",
      remedy:
        "Correct the pattern: URL Rewrite reads the ECMAScript grammar of Visual C++, in which a literal "
        + "{, }, ], *, + or ? is written with a backslash, and (?i), (?<name>) and possessive repeats do not "
        + "exist. Every URL of this level fails until then.",
      at: position)
  }

  /// A back-reference or nesting of functions that URL Rewrite does not have.
  public static func invalidBackReference(
    _ reference: String, in text: String, at position: SourcePosition?
  ) -> Self {
    Self(
      .invalidExpression, text: "The expression \"\(text)\" contains an invalid back reference.",
      explanation: "'\(text)' holds \(reference); back-references end at 31, and functions nest eight deep.",
      remedy: "Use fewer groups: {R:0} to {R:31} and {C:0} to {C:31}.", at: position)
  }
}
