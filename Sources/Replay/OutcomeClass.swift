internal import Server

/// The verdicts of one request under the configurations of a replay: one, or one before and one after a change.
struct OutcomeClass: Sendable, Hashable {
  var before: VerdictClass
  var after: VerdictClass?
  /// Whether a client sees another outcome after the change, or another handler gets the request.
  var isChange = false
  /// A number for the rules that were looked at, as `Worker` gives it; 0 when that is not asked for.
  var reach: UInt64 = 0

  init(before: VerdictClass) { self.before = before }

  static func isChange(
    _ before: VerdictClass, _ first: Snapshot, _ after: VerdictClass, _ second: Snapshot
  ) -> Bool {
    if before.outcome != after.outcome || before.status != after.status || before.reason != after.reason {
      return true
    }
    return before.outcome == .passed && first.handlerName(before) != second.handlerName(after)
  }
}

extension Snapshot {
  /// The name of the handler row of a class.
  func handlerName(_ verdict: VerdictClass) -> String? {
    handlerName(policy: verdict.policy, handler: verdict.handler)
  }
}
