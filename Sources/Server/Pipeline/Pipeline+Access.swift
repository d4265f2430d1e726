/// The steps that say who may come, from where and over what.
extension Pipeline {
  static func performAccess<Recorder: TraceRecorder>(
    _ step: CompiledStep, _ request: borrowing RequestView, _ policy: borrowing ScopePolicy,
    _ profile: borrowing ServerProfile, _ facts: borrowing RequestFacts, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    switch step.step {
    case .sslAccess, .lateSSLAccess:
      IISWebCore.sslAccess(policy.sslAccess, profile, facts, &state, &recorder, &verdict)
    case .ipRestriction:
      IpRestrictionModule.beginRequest(
        request, policy.ipRestriction, profile, facts, &state, &recorder, &verdict)
    default: break
    }
  }
}
