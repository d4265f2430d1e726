internal import Patterns
internal import StatusCodes

/// Outbound rules on the response a handler sent.
///
/// A rule for content cannot read content that is encoded: the module then answers 500.52, and 500.53 where the
/// rules run before the response is stored. Source: url-rewrite 2.9 (a Microsoft support article and the
/// documentation of Azure Monitor); that a rule counts once its precondition holds, whatever its pattern, is inferred.
extension RewriteModule {
  static func sendResponse<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: OutboundPolicy, _ facts: borrowing RequestFacts,
    _ state: inout RequestState, _ scratch: inout Scratch, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    guard state.disposition == .finished, verdict.isServed else { return }
    if Recorder.isRecording {
      recorder.record(.outboundRule, Finding(result: .passed, setting: policy.rules[0].setting))
    }
    guard let response = request.site.responses[request.path] else {
      verdict.assumptions.insert(.responseEncoding)
      return
    }
    guard response.isEncoded else { return }
    scratch.rewrite.state.reset(slots: policy.context.slotCount)
    scratch.rewrite.state.responseHeaders = response
    scratch.rewrite.state.responseStatus = verdict.status?.status ?? 200
    defer { scratch.rewrite.state.responseHeaders = nil }
    let code = StatusCode(500, policy.runsBeforeCache ? 53 : 52)
    for rule in policy.rules {
      let check: Check
      do throws(RewriteFailure) {
        guard try applies(rule, policy, request, facts, &scratch) else { continue }
        check = .outboundRule
      } catch {
        check = error.check
      }
      let finding = Finding.violated(rule.setting, .none, ByteRange(0, 0), status: code)
      recorder.record(check, finding)
      verdict.answer(check, finding, &state)
      return
    }
  }

  /// Whether the precondition of a rule holds.
  private static func applies(
    _ rule: OutboundPolicy.Rule, _ policy: OutboundPolicy, _ request: borrowing RequestView,
    _ facts: borrowing RequestFacts, _ scratch: inout Scratch
  ) throws(RewriteFailure) -> Bool {
    guard let index = rule.preCondition else { return false }
    guard index >= 0 else { return true }
    let needsAny = policy.preConditions[index].needsAny
    guard !policy.preConditions[index].conditions.isEmpty else { return true }
    for condition in policy.preConditions[index].conditions {
      guard case .pattern(let pattern) = condition.test else { continue }
      scratch.rewrite.subject.removeAll()
      let assumptions = try expand(
        condition.input, into: &scratch.rewrite.subject, spare: &scratch.rewrite.spare, request, facts,
        policy.context, scratch.rewrite.state)
      scratch.rewrite.state.assumptions.formUnion(assumptions)
      let isFound = try find(
        pattern, in: scratch.rewrite.subject, SubjectTraits(scratch.rewrite.subject.span), &scratch.workspace)
      if (isFound != condition.isNegated) == needsAny { return needsAny }
    }
    return !needsAny
  }
}

extension Verdict {
  /// Whether a handler's own response leaves: of an application, or a file.
  fileprivate var isServed: Bool { outcome == .passed || outcome == .answered && check == .staticFile }
}
