internal import CPCRE2

/// A compiled pattern. It is immutable and can be shared by any number of workers.
public final class Pattern: Sendable {
  /// The text as the user wrote it.
  public let source: String
  /// How the text was read.
  public let dialect: Dialect
  /// What every match has in common.
  public let facts: PatternFacts
  /// How it is built; `nil` for PCRE2's own syntax and for long patterns.
  let tree: PatternNode?
  let isCaseless: Bool
  private let direct: DirectPattern?
  private let code: CompiledCode

  /// What changes the meaning of a pattern.
  public struct Options: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: UInt8
    /// Creates a set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Letters match both cases.
    public static let caseless = Options(rawValue: 1)
    /// The subject is UTF-8; bytes that are not match nothing but never fail.
    public static let utf = Options(rawValue: 2)
    /// The match must begin at the start offset.
    public static let anchored = Options(rawValue: 4)
    /// `\d`, `\w` and `\s` of ``Dialect/ecmaScript`` match letters, digits and spaces beyond ASCII too.
    public static let unicodeClasses = Options(rawValue: 8)
  }

  /// The longest source that is accepted, in bytes.
  public static let maximumLength = 64 * 1024

  private static let maximumAnalyzedLength = 2048

  /// Compiles a pattern.
  ///
  /// - Throws: `PatternError` with the offset in `source` and what is wrong: the dialect's error or PCRE2's
  ///   message; also for a source longer than `maximumLength` and for more than 1000 groups.
  public init(_ source: String, dialect: Dialect = .pcre2, options: Options = [.utf]) throws(PatternError) {
    guard source.utf8.count <= Self.maximumLength else {
      throw PatternError(
        source: source, offset: Self.maximumLength, message: "pattern is longer than 65536 bytes")
    }
    let tree = try dialect.parse(source)
    let compiled = try Self.compile(source, tree, options)
    guard compiled.captureCount <= 1000 else {
      throw PatternError(source: source, offset: 0, message: "pattern has more than 1000 capture groups")
    }
    self.source = source
    self.dialect = dialect
    code = compiled
    isCaseless = options.contains(.caseless)
    // The analysis of a long pattern costs more than it saves.
    let analyzed = source.utf8.count <= Self.maximumAnalyzedLength ? tree : nil
    self.tree = analyzed
    let ignoresCase = isCaseless
    facts =
      analyzed.map { PatternFacts($0, isCaseless: ignoresCase) } ?? tree.map { PatternFacts(costOf: $0) }
      ?? PatternFacts()
    direct = analyzed.flatMap { DirectPattern($0, isCaseless: ignoresCase) }
  }

  private static func compile(
    _ source: String, _ tree: PatternNode?, _ options: Options
  ) throws(PatternError) -> CompiledCode {
    var bits = UInt32(PCRE2_NEVER_BACKSLASH_C)
    if options.contains(.caseless) { bits |= UInt32(PCRE2_CASELESS) }
    if options.contains(.utf) { bits |= UInt32(PCRE2_UTF) | UInt32(PCRE2_MATCH_INVALID_UTF) }
    if options.contains(.anchored) { bits |= UInt32(PCRE2_ANCHORED) }
    var pattern = Array(source.utf8)
    var origins = Array(pattern.indices)
    if let tree {
      let writer = PCRE2Writer(
        tree, isCaseless: options.contains(.caseless),
        usesUnicodeClasses: options.contains(.unicodeClasses))
      (pattern, origins) = (writer.pattern, writer.origins)
      bits |= UInt32(PCRE2_MULTILINE) | UInt32(PCRE2_ALT_CIRCUMFLEX)
      bits |= UInt32(PCRE2_MATCH_UNSET_BACKREF) | UInt32(PCRE2_ALLOW_EMPTY_CLASS)
      // The library backtracks where PCRE2 would see that it cannot help.
      if PatternCost(tree).outgrowsLimits {
        bits |= UInt32(PCRE2_NO_START_OPTIMIZE) | UInt32(PCRE2_NO_AUTO_POSSESS)
      }
    }
    do {
      return try CompiledCode(pattern, options: bits)
    } catch {
      let offset = error.offset < origins.count ? origins[error.offset] : source.utf8.count
      throw PatternError(source: source, offset: offset, message: CompiledCode.message(error.code))
    }
  }

  /// Whether a URL or a header can be long enough for the pattern to take more work than a match may cost.
  public var canRunAway: Bool { facts.cost.isHigh(Self.longestSubject) }

  private static let longestSubject = 65_534

  /// The number of capture groups; a workspace must have room for them.
  public var captureCount: Int { code.captureCount }

  /// The first match at or after `start`, or `nil`; groups are then in the workspace.
  ///
  /// - Parameter traits: what is known of the subject; simple patterns are matched without PCRE2 then, and
  ///   subjects that cannot match are passed over, with the same result.
  /// - Throws: `MatchError` when a limit of the workspace is reached.
  public func firstMatch(
    in subject: Span<UInt8>, from start: Int = 0, traits: SubjectTraits = .unknown,
    workspace: inout MatchWorkspace
  ) throws(MatchError) -> Range<Int>? {
    if start == 0, traits.isOneLine {
      if traits.isPlain, let direct {
        let result = direct.firstMatch(in: subject)
        workspace.setDirect(result?.match, result?.group)
        return result?.match
      }
      guard facts.allowsHead(of: subject) else { return nil }
    }
    precondition(code.captureCount < workspace.capacity, "the workspace has no room for the pattern's groups")
    guard start <= subject.count else { return nil }
    workspace.setGroups(code.captureCount + 1)
    if dialect != .pcre2, facts.cost.isHigh(subject.count) {
      if traits.isOneLine, start == 0, !facts.holdsRequired(subject) { return nil }
      return try meteredMatch(in: subject, from: start, traits, &workspace)
    }
    let result = code.match(subject, from: start, workspace)
    guard result < 0 else { return workspace.range(of: 0) }
    guard let error = MatchError(result) else { return nil }
    throw error
  }

  /// The same where a match may cost much: the limit of the workspace is one for all places of the subject together,
  /// while PCRE2's is for each place, and every step counts.
  ///
  /// PCRE2 does not tell how many steps a place took. Each is given few at first and is tried again with more when
  /// they do not suffice.
  private func meteredMatch(
    in subject: Span<UInt8>, from start: Int, _ traits: SubjectTraits, _ workspace: inout MatchWorkspace
  ) throws(MatchError) -> Range<Int>? {
    var budget = workspace.limits.match
    defer { workspace.restoreLimit() }
    let isBound = facts.isAnchored && traits.isOneLine
    var place = start
    while place <= subject.count {
      if canBegin(at: place, subject) {
        var limit = min(Self.firstLimit, budget)
        while true {
          let result = code.matchSlowly(subject, at: place, limit: limit, workspace)
          if result >= 0 { return workspace.range(of: 0) }
          guard let error = MatchError(result) else {
            budget -= min(limit, Self.cheapest)
            break
          }
          budget -= limit
          guard error == .matchLimit, budget > 0 else { throw error }
          limit = min(limit.multipliedReportingOverflow(by: 16).partialValue, budget)
        }
        guard budget > 0 else { throw .matchLimit }
      }
      if isBound { return nil }
      place += 1
    }
    return nil
  }

  private static let firstLimit: UInt32 = 64
  /// What a place is counted for at which few steps sufficed.
  private static let cheapest: UInt32 = 16

  private func canBegin(at place: Int, _ subject: Span<UInt8>) -> Bool {
    guard place < subject.count else { return facts.first.holdsEnd }
    // A character beyond ASCII begins with its first byte.
    guard subject[place] & 0xC0 != 0x80 else { return false }
    return facts.first.holdsEnd || facts.first.contains(subject[place])
  }
}

extension MatchError {
  /// The error of a negative PCRE2 result; `nil` for "no match".
  init?(_ code: Int32) {
    switch code {
    case PCRE2_ERROR_NOMATCH: return nil
    case PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_JIT_STACKLIMIT: self = .matchLimit
    case PCRE2_ERROR_DEPTHLIMIT: self = .depthLimit
    case PCRE2_ERROR_HEAPLIMIT: self = .heapLimit
    default: self = .other(code: code, message: CompiledCode.message(code))
    }
  }
}
