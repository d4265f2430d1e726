/// Why a pattern cannot be compiled.
public struct PatternError: Error, Sendable, Hashable {
  /// The pattern as the user wrote it.
  public var source: String
  /// The byte offset in `source` at which the fault stands.
  public var offset: Int
  /// What is wrong, as a sentence without subject: "contains an invalid escape sequence".
  public var message: String
  /// Which rule of the dialect is broken.
  public var kind: Kind

  /// The kinds of faults. All but the last two are the error codes of the Visual C++ library `<regex>`, whose
  /// sentences URL Rewrite shows.
  public enum Kind: String, Sendable, CaseIterable {
    /// A repeat that no expression precedes, or that follows an assertion or another repeat.
    case badRepeat = "error_badrepeat"
    /// A count whose minimum is larger than its maximum.
    case badBrace = "error_badbrace"
    /// An unmatched `}`.
    case brace = "error_brace"
    /// An unmatched `[` or `]`.
    case brack = "error_brack"
    /// An unmatched `(` or `)`.
    case paren = "error_paren"
    /// An escape sequence that the grammar does not have.
    case escape = "error_escape"
    /// A reference to a group that is not complete where it stands.
    case backReference = "error_backref"
    /// A range whose ends are out of order or no characters.
    case range = "error_range"
    /// A collating element that is no single character.
    case collate = "error_collate"
    /// An unknown `[:name:]`.
    case characterClass = "error_ctype"
    /// A group that begins with `(?` and is neither `(?:`, `(?=` nor `(?!`.
    case syntax = "error_syntax"
    /// More groups, deeper nesting or a longer text than are accepted.
    case space = "error_space"
    /// The compiler refused what the dialect accepts.
    case compiler
  }

  /// A fault of the compiler.
  init(source: String, offset: Int, message: String) {
    self.source = source
    self.offset = offset
    self.message = message
    kind = .compiler
  }

  /// A fault in the dialect's grammar.
  init(_ kind: Kind, in source: String, at offset: Int) {
    self.source = source
    self.offset = offset
    self.kind = kind
    message = kind.message
  }
}

extension PatternError.Kind {
  /// The sentence of the library for this fault. Source: cpp-docs, regex-constants-class; the first one is
  /// observed in an answer of IIS (url-rewrite 2.9).
  var message: String {
    switch self {
    case .badRepeat:
      "contains a repeat expression (one of '*', '?', '+', '{' in most contexts) that is not preceded by an "
        + "expression"
    case .badBrace: "contains an invalid count in a { } expression"
    case .brace: "contains an unmatched '{' or '}'"
    case .brack: "contains an unmatched '[' or ']'"
    case .paren: "contains an unmatched '(' or ')'"
    case .escape: "contains an invalid escape sequence"
    case .backReference: "contains an invalid back reference"
    case .range: "contains an invalid character range specifier"
    case .collate: "contains an invalid collating element name"
    case .characterClass: "contains an invalid character class name"
    case .syntax: "contains a group that begins with '(?' and is none of '(?:', '(?=', '(?!'"
    case .space: "is too large: more than 31 groups, 200 levels of groups or 65536 bytes"
    case .compiler: "cannot be compiled"
    }
  }
}
