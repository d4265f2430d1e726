/// A part of a pattern, as every dialect reads it. Offsets are those of the user's text, in bytes.
///
/// A tree is at most `maximumDepth` levels of groups deep, so that recursion over it is bounded.
indirect enum PatternNode: Sendable, Hashable {
  /// One character.
  case literal(UInt32, at: Int)
  /// Any character but LF and CR.
  case any(at: Int)
  /// Any run of characters, line ends included, as long as possible: the wildcard `*`.
  case run(at: Int)
  /// One character of a set.
  case set(CharacterSet, at: Int)
  /// Matches nothing, not even the empty text.
  case never(at: Int)
  /// A group; `capture` is its number from 1, or `nil`.
  case group(PatternNode, capture: Int?, at: Int)
  /// A look ahead.
  case look(PatternNode, isNegative: Bool, at: Int)
  /// An assertion that consumes nothing.
  case assertion(Assertion, at: Int)
  /// What a group matched; nothing when it took no part.
  case backReference(Int, at: Int)
  /// A node, repeated.
  case repeated(PatternNode, Repetition, at: Int)
  /// Nodes one after the other; empty matches the empty text.
  case sequence([PatternNode])
  /// The first of several that leads to a match.
  case choice([PatternNode])

  /// How deep groups may be nested; PCRE2's own limit is 250.
  static let maximumDepth = 200

  /// The assertions.
  enum Assertion: Sendable, Hashable {
    /// At the start of the text or behind a line feed, and before a line end or at the end of the text.
    case lineStart, lineEnd
    /// At the start or the end of the text.
    case textStart, textEnd
    /// Between a word character and another one, ASCII only; and the opposite.
    case wordBoundary, notWordBoundary
  }

  /// How often a node is repeated.
  struct Repetition: Sendable, Hashable {
    var minimum: Int
    /// `nil`: without end.
    var maximum: Int?
    /// As few times as possible.
    var isLazy: Bool
  }
}

/// A set of characters in brackets.
struct CharacterSet: Sendable, Hashable {
  var items: [Item] = []
  var isNegated = false

  /// What a set is made of.
  enum Item: Sendable, Hashable {
    /// All characters between two, both included.
    case range(UInt32, UInt32)
    /// One of `d D s S w W`.
    case shorthand(UInt8)
    /// A POSIX class by its name.
    case posix(String)
  }
}
