import Server

/// Stops at the first difference between two verdicts on the same request.
public func requireEqual(_ left: Verdict, _ right: Verdict) {
  precondition(left.outcome == right.outcome, "the outcomes differ")
  precondition(left.status == right.status, "the codes differ")
  precondition(left.refusal?.reason == right.refusal?.reason, "the reasons of the refusals differ")
  precondition(left.check == right.check, "the deciding checks differ")
  precondition(left.finding.bytes == right.finding.bytes, "the matched bytes differ")
  precondition(left.finding.seen == right.finding.seen, "the measured numbers differ")
  precondition(left.finding.setting == right.finding.setting, "the settings differ")
  precondition(left.violated == right.violated, "the violated checks differ")
  precondition(left.site == right.site && left.policy == right.policy, "the scopes differ")
  precondition(left.handler == right.handler, "the handlers differ")
  precondition(left.scriptLength == right.scriptLength, "the script paths differ")
  precondition(left.assumptions == right.assumptions, "the assumptions differ")
}
