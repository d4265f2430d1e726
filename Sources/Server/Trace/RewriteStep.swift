/// A step in the evaluation of a rewrite rule, for traces. Source: url-rewrite 2.8a.
public enum RewriteStep: Sendable {
  /// The rule's pattern was searched in its input.
  case pattern(RewriteTest)
  /// A condition's pattern was searched in the expanded input, or its file was looked for.
  case condition(RewriteTest)
  /// The rule matched and acted.
  case action(setting: Int32, Action)

  /// What a rule did.
  public enum Action: Sendable {
    /// Nothing but setting server variables.
    case none
    /// The present URL is now this one.
    case rewrite([UInt8])
    /// The request is answered with this Location.
    case redirect([UInt8])
    /// The request is answered with a code and this reason.
    case customResponse([UInt8])
    /// The connection is dropped.
    case abort
  }
}

/// What a pattern or a look for a file came to.
public struct RewriteTest: Sendable {
  /// The index of the rule or condition in the snapshot's settings.
  public var setting: Int32
  /// The text that was tested.
  public var input: [UInt8]
  /// Whether the pattern was found or the file exists, before negation.
  public var isFound: Bool
  /// Whether the result is negated.
  public var isNegated: Bool
  /// The captures that are usable behind it.
  public var captures: [[UInt8]]

  /// Whether the rule or condition holds.
  public var holds: Bool { isFound != isNegated }
}
