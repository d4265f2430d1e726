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
  /// The bytes a hit can begin with: most subjects hold none and are passed over without PCRE2.
  private let firstBytes: InlineArray<256, Bool>
  /// The pairs of bytes a hit can begin with, one bit each, first byte high. A first byte behind which
  /// anything may stand has all its pairs.
  private let pairs: [UInt64]

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
    var firstBytes = InlineArray<256, Bool>(repeating: false)
    var pairs = [UInt64](repeating: 0, count: 1024)
    for (index, literal) in literals.enumerated() where !literal.isEmpty {
      if size > 0, size + literal.utf8.count > Self.alternationSize {
        alternations.append(try Self.compile(&pattern))
        size = 0
      }
      size += literal.utf8.count
      pattern += Array((pattern.isEmpty ? "(?:" : "|").utf8)
      for byte in literal.utf8 { Self.append(byte, to: &pattern) }
      pattern += Array("(*MARK:\(index))".utf8)
      Self.note(literal, in: &firstBytes, &pairs)
    }
    if size > 0 { alternations.append(try Self.compile(&pattern)) }
    self.firstBytes = firstBytes
    self.pairs = pairs
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
    guard let start = firstCandidate(in: subject) else { return nil }
    return match(subject, start, &workspace)
  }

  @inline(__always)
  private func firstCandidate(in subject: Span<UInt8>) -> Int? {
    for index in subject.indices where firstBytes[Int(subject[index])] {
      // A literal of one byte has all pairs, so the last byte of a subject is a pair with anything.
      let next = index + 1 < subject.count ? Int(subject[index + 1]) : 0
      let pair = Int(subject[index]) << 8 | next
      if pairs[pair >> 6] & (1 << UInt64(pair & 63)) != 0 { return index }
    }
    return nil
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

  /// Marks every byte, and every pair of bytes, a literal can begin with, in either case.
  private static func note(
    _ literal: String, in table: inout InlineArray<256, Bool>, _ pairs: inout [UInt64]
  ) {
    let bytes = Array(literal.utf8.prefix(2))
    guard let first = bytes.first else { return }
    // Case pairs beyond ASCII may begin with another lead byte: any of them is a candidate.
    let firsts = first < 0x80 ? cases(first) : Array(0xC2...0xF4)
    let isOpen = bytes.count < 2 || bytes[1] >= 0x80 || first >= 0x80
    let seconds = isOpen ? Array(UInt8.min...UInt8.max) : cases(bytes[1])
    for first in firsts {
      table[Int(first)] = true
      for second in seconds {
        let pair = Int(first) << 8 | Int(second)
        pairs[pair >> 6] |= 1 << UInt64(pair & 63)
      }
    }
  }

  /// An ASCII byte in both cases.
  private static func cases(_ byte: UInt8) -> [UInt8] {
    let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    return isLetter ? [byte | 0x20, byte & ~0x20] : [byte]
  }
}
