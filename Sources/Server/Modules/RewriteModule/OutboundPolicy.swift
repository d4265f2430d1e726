/// The outbound rules of a scope, as far as they decide a status: those that look at the content of a response.
/// What they make of the content, and rules that change headers only, decide none. Source: url-rewrite 1.3, 2.9.
final class OutboundPolicy: Sendable {
  /// `rewriteBeforeCache`: the rules run when the response is stored, not when it leaves.
  let runsBeforeCache: Bool
  /// The enabled rules that look at content, in order.
  let rules: [Rule]
  let preConditions: [PreCondition]
  /// The maps and options that templates need.
  let context: RewritePolicy

  /// A rule for content.
  struct Rule: Sendable {
    /// The index of the rule in the snapshot's settings.
    var setting: Int32
    /// The index of its precondition; -1 when it has none, `nil` when none has the name it gives.
    var preCondition: Int?
  }

  /// An entry of `preConditions`.
  struct PreCondition: Sendable {
    var conditions: [RewriteCondition]
    /// `logicalGrouping="MatchAny"`.
    var needsAny: Bool
  }

  init(runsBeforeCache: Bool, rules: [Rule], preConditions: [PreCondition], context: RewritePolicy) {
    self.runsBeforeCache = runsBeforeCache
    self.rules = rules
    self.preConditions = preConditions
    self.context = context
  }
}
