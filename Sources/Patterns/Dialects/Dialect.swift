/// How a pattern's text is read.
///
/// A dialect turns the user's text into a tree, which one emitter writes in PCRE2 syntax. Each dialect has a
/// file of its own.
public enum Dialect: Sendable, Hashable, CaseIterable {
  /// PCRE2's own syntax.
  case pcre2
  /// URL Rewrite's regular expressions: the ECMAScript grammar of the Visual C++ library, searched for anywhere
  /// in the subject.
  case ecmaScript
  /// IIS wildcards: `*` stands for any run of characters and captures it, everything else is literal, and the
  /// whole subject must match (url-rewrite 3.4).
  case wildcard
  /// The whole subject equals the text.
  case exact
}

extension Dialect {
  /// The tree of a text; `nil` for PCRE2's own syntax, which PCRE2 reads itself.
  func parse(_ source: String) throws(PatternError) -> PatternNode? {
    switch self {
    case .pcre2: nil
    case .ecmaScript: try Self.parseECMAScript(source)
    case .wildcard: Self.parseWildcard(source)
    case .exact: Self.parseExact(source)
    }
  }
}
