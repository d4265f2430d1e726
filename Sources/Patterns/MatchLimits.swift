/// How much work one match may do before it is given up with an error of its own.
///
/// The limits bound the time of any pattern on any subject; see pcre2api, "Setting match limits".
public struct MatchLimits: Sendable, Hashable {
  /// The number of backtracking steps, PCRE2's match limit.
  public var match: UInt32
  /// The depth of nested backtracking outside JIT, PCRE2's depth limit.
  public var depth: UInt32
  /// Heap used by one match outside JIT, in KiB.
  public var heap: UInt32

  /// Creates limits; all are counts from 1.
  public init(match: UInt32, depth: UInt32, heap: UInt32) {
    self.match = match
    self.depth = depth
    self.heap = heap
  }

  /// What the library that URL Rewrite is built with allows: ten million steps, some tenths of a second.
  /// Source: url-rewrite 3.3.
  public static let urlRewrite = MatchLimits(match: 10_000_000, depth: 250_000, heap: 20_000)

  /// One million steps: some tens of milliseconds at worst.
  public static let standard = MatchLimits(match: 1_000_000, depth: 250_000, heap: 20_000)
}

/// Why a match was given up.
public enum MatchError: Error, Sendable, Hashable {
  /// The pattern took more steps than `MatchLimits.match`, or outgrew the stack of the compiled code.
  case matchLimit
  /// The pattern nested deeper than `MatchLimits.depth`.
  case depthLimit
  /// The pattern wanted more memory than `MatchLimits.heap`.
  case heapLimit
  /// Any other failure, with PCRE2's code and message.
  case other(code: Int32, message: String)
}
