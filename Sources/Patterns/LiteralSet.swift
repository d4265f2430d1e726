internal import CPCRE2

/// A set of literal texts, compiled to one alternation that tells which literal stands first in a subject.
///
/// Letters compare without case: ASCII letters with ASCII letters only, as Windows' ordinal comparison has
/// it, other letters by PCRE2's simple case folding. Of several literals that start at the same byte the one
/// listed first wins.
public final class LiteralSet: Sendable {
  /// The literals in the order given; an empty literal never matches.
  public let literals: [String]
  private let alternations: [Alternation]
  /// What a hit can begin with: most subjects hold no such pair of bytes and are passed over without PCRE2.
  private let beginnings: Beginnings
  /// What every hit holds: long subjects seldom do.
  private let rarePairs: RarePairs?

  /// One compiled alternation; PCRE2 bounds the size of one pattern, so a large set has several.
  private final class Alternation: Sendable {
    let code: CompiledCode
    init(_ code: consuming CompiledCode) { self.code = code }
  }

  /// The bytes of literals that share one alternation; compiled they stay below PCRE2's 64 KiB.
  private static let alternationSize = 8192

  /// Compiles a set.
  ///
  /// - Throws: `PatternError` when a literal is larger than PCRE2 can compile.
  public init(_ literals: [String]) throws(PatternError) {
    self.literals = literals
    var alternations: [Alternation] = []
    var pattern: [UInt8] = []
    var size = 0
    for (index, literal) in literals.enumerated() where !literal.isEmpty {
      if size > 0, size + literal.utf8.count > Self.alternationSize {
        alternations.append(try Self.compile(&pattern))
        size = 0
      }
      size += literal.utf8.count
      pattern += Array((pattern.isEmpty ? "(?:" : "|").utf8)
      for byte in literal.utf8 { Self.append(byte, to: &pattern) }
      pattern += Array("(*MARK:\(index))".utf8)
    }
    if size > 0 { alternations.append(try Self.compile(&pattern)) }
    beginnings = Beginnings(literals)
    rarePairs = RarePairs(literals)
    self.alternations = alternations
  }

  private static func compile(_ pattern: inout [UInt8]) throws(PatternError) -> Alternation {
    defer { pattern.removeAll() }
    let options = UInt32(PCRE2_UTF) | UInt32(PCRE2_MATCH_INVALID_UTF) | UInt32(PCRE2_CASELESS)
    do {
      return Alternation(try CompiledCode(pattern + [UInt8(ascii: ")")], options: options))
    } catch {
      throw PatternError(
        source: String(decoding: pattern.prefix(200), as: UTF8.self), offset: 0,
        message: CompiledCode.message(error.code))
    }
  }

  /// Whether no literal can ever match.
  public var isEmpty: Bool { alternations.isEmpty }

  /// The leftmost literal in the subject: its index and the bytes it covers.
  ///
  /// No limit can be reached: a literal needs no backtracking.
  public func firstMatch(
    in subject: Span<UInt8>, workspace: inout MatchWorkspace
  ) -> (literal: Int, range: Range<Int>)? {
    guard let start = start(in: subject) else { return nil }
    return match(subject, start, &workspace)
  }

  /// Whether a literal may stand in the subject; `false` is certain.
  public func mayMatch(_ subject: Span<UInt8>) -> Bool { start(in: subject) != nil }

  /// The first byte at which a literal may begin; `nil` when there is none.
  private func start(in subject: Span<UInt8>) -> Int? {
    if subject.count >= RarePairs.shortest, let rarePairs, !rarePairs.mayOccur(in: subject) { return nil }
    return beginnings.first(in: subject)
  }

  private func match(
    _ subject: Span<UInt8>, _ start: Int, _ workspace: inout MatchWorkspace
  ) -> (literal: Int, range: Range<Int>)? {
    workspace.setGroups(1)
    var first: (literal: Int, range: Range<Int>)?
    for alternation in alternations {
      guard alternation.code.match(subject, from: start, workspace) >= 0,
        let range = workspace.range(of: 0), let literal = workspace.mark()
      else { continue }
      if let found = first, found.range.lowerBound <= range.lowerBound { continue }
      first = (literal, range)
    }
    return first
  }

  /// One byte of a literal in PCRE2 syntax.
  private static func append(_ byte: UInt8, to pattern: inout [UInt8]) {
    if byte >= 0x80 {
      pattern.append(byte)
    } else if byte | 0x20 == UInt8(ascii: "k") || byte | 0x20 == UInt8(ascii: "s") {
      // Unicode folds U+212A to `k` and U+017F to `s`; Windows does not.
      pattern += Array("(?-i:[".utf8) + [byte | 0x20, byte & ~0x20] + Array("])".utf8)
    } else if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) {
      pattern.append(byte)
    } else {
      pattern += Array("\\x{\(String(byte, radix: 16))}".utf8)
    }
  }
}
