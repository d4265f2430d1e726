internal import Patterns
internal import StatusCodes

/// IIS's RewriteModule: global rules at PRE_BEGIN_REQUEST, the rules of the path at BEGIN_REQUEST.
///
/// A Rewrite of the path's rules runs as a child request, whose rules are not evaluated again; a Rewrite of a
/// global rule gives the request another URL, for which the path's rules run. Source: url-rewrite 2.1, 2.8.
enum RewriteModule {
  /// The name in `<modules>`.
  static let name = "RewriteModule"

  /// Evaluates the global rules, which only the client's own request meets.
  static func preBeginRequest<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: RewritePolicy, _ facts: borrowing RequestFacts,
    _ state: inout RequestState, _ scratch: inout Scratch, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    guard request.level == 0 else { return }
    run(policy, request, facts, &state, &scratch, &recorder, &verdict)
    if state.disposition == .child { scratch.rewrite.inboundLevel = 1 }
  }

  /// Evaluates the rules of the path, once for a request of a client.
  static func beginRequest<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: RewritePolicy, _ facts: borrowing RequestFacts,
    _ state: inout RequestState, _ scratch: inout Scratch, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    guard request.level == scratch.rewrite.inboundLevel, state.foreignRule < 0 else { return }
    run(policy, request, facts, &state, &scratch, &recorder, &verdict)
    if state.disposition == .child { scratch.rewrite.rewrittenLevel = request.level + 1 }
  }

  private static func run<Recorder: TraceRecorder>(
    _ policy: RewritePolicy, _ request: borrowing RequestView, _ facts: borrowing RequestFacts,
    _ state: inout RequestState, _ scratch: inout Scratch, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    var position = RewritePosition()
    let result = evaluate(
      policy.rules, policy, request, facts, &scratch.rewrite, &scratch.workspace, &recorder, &position)
    verdict.assumptions.formUnion(scratch.rewrite.state.assumptions)
    if isInherited(policy, position, scratch.rewrite.state, result, state) {
      verdict.assumptions.insert(.inheritedRule)
    }
    switch result {
    case .continued:
      if scratch.rewrite.state.isForeign {
        leave(policy, &state, &scratch, &recorder, &verdict)
      } else if scratch.rewrite.state.isRewritten {
        enterChild(request, &state, &scratch, &recorder, &verdict)
      }
    case .redirect(let status):
      answer(StatusCode(status, 0), policy, position, request, &state, &scratch, &recorder, &verdict)
    case .customResponse(let status, let substatus):
      answer(StatusCode(status, substatus), policy, position, request, &state, &scratch, &recorder, &verdict)
    case .abort:
      answer(nil, policy, position, request, &state, &scratch, &recorder, &verdict)
    case .failed(let failure):
      fail(failure, policy, position, &state, &recorder, &verdict)
    }
  }

  /// Whether the rule that acted is inherited from outside the application and would act otherwise if its input were
  /// the path behind the application's. Source: url-rewrite 7, Q6.
  private static func isInherited(
    _ policy: RewritePolicy, _ position: RewritePosition, _ rewrite: borrowing RewriteState,
    _ result: RewriteResult, _ state: RequestState
  ) -> Bool {
    guard state.applicationLength > 0, !policy.isGlobal else { return false }
    if case .continued = result {
      return rewrite.isRewritten && policy.folders[rewrite.targetFolder].count <= state.applicationLength
    }
    let rule = policy.rules[position.rule]
    return rule.dependsOnFolder && policy.folders[rule.folder].count <= state.applicationLength
  }

  /// The rule ends the request.
  private static func answer<Recorder: TraceRecorder>(
    _ status: StatusCode?, _ policy: RewritePolicy, _ position: RewritePosition,
    _ request: borrowing RequestView, _ state: inout RequestState, _ scratch: inout Scratch,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    let rule = policy.rules[position.rule]
    var finding = Finding.violated(rule.setting, .none, ByteRange(0, 0), status: status)
    if !scratch.rewrite.state.isRewritten {
      let before = min(policy.folders[rule.folder].count, request.path.count)
      let match = scratch.rewrite.state.ruleCaptures[0]
      finding.part = .path
      finding.bytes =
        rule.isNegated
        ? ByteRange(0, request.path.count)
        : ByteRange(before + Int(match.start), before + Int(match.end))
    }
    recorder.record(.rewriteRule, finding)
    verdict.answer(.rewriteRule, finding, &state)
  }

  /// A rule cannot be carried out. Source: url-rewrite 2.9.
  private static func fail<Recorder: TraceRecorder>(
    _ failure: RewriteFailure, _ policy: RewritePolicy, _ position: RewritePosition,
    _ state: inout RequestState, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    let rule = policy.rules[position.rule]
    if failure == .noMatch { verdict.assumptions.insert(.ruleWithoutMatch) }
    let isPattern = failure == .complexity
    var setting = isPattern ? rule.patternSetting : rule.setting
    if position.variable >= 0 {
      setting = rule.variables[position.variable].setting
    } else if position.condition >= 0 {
      let condition = rule.conditions[position.condition]
      setting = isPattern ? condition.patternSetting : condition.setting
    }
    let finding = Finding.violated(
      setting, .none, ByteRange(0, 0), status: StatusCode(500, policy.isGlobal ? 51 : 50))
    let check = failure.check
    recorder.record(check, finding)
    verdict.answer(check, finding, &state)
  }

  /// Puts the rewritten URL in the place of the present one. A worker process runs the applications of its own pool
  /// only: a URL of another one is 403.18. Source: access-control 7.2; observed for one pool, UR8, UR33.
  private static func enterChild<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ state: inout RequestState, _ scratch: inout Scratch,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    let site = request.site
    if site.hasSeveralPools, site.pool(of: request.path) != site.pool(of: scratch.rewrite.state.path.span) {
      let finding = Finding.violated(
        scratch.rewrite.state.targetRule, .none, ByteRange(0, 0), status: StatusCode(403, 18))
      recorder.record(.otherPool, finding)
      verdict.answer(.otherPool, finding, &state)
      return
    }
    if Recorder.isRecording {
      if scratch.rewrite.state.logsRewrittenURL {
        recorder.note(.loggedURL, scratch.rewrite.state.url.span)
      } else if request.level == 0 {
        recorder.note(.loggedURL, request.target.bytes(request.head.target))
      }
    }
    keepURL(request, &scratch.rewrite.state.original)
    let child = scratch.children[Int(request.level)]
    child.removeAll()
    child.append(path: scratch.rewrite.state.path, query: scratch.rewrite.state.query)
    state.disposition = .child
  }

  /// Keeps the URL that the client sent.
  private static func keepURL(_ request: borrowing RequestView, _ original: inout OriginalURL) {
    defer { original.level = request.level + 1 }
    guard !original.isReplaced else { return }
    original.path.removeAll()
    original.path.append(request.path)
    original.query.removeAll()
    original.query.append(request.query)
    original.target.removeAll()
    appendTarget(to: &original.target, request)
  }

  /// The URL leads to another server: no mapping of this one takes it. What becomes of it shows when the other
  /// modules let the request come as far as its handler.
  private static func leave<Recorder: TraceRecorder>(
    _ policy: RewritePolicy, _ state: inout RequestState, _ scratch: inout Scratch,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    if Recorder.isRecording {
      recorder.child(target: scratch.rewrite.state.url, path: scratch.rewrite.state.path.span.array)
    }
    state.foreignRule = scratch.rewrite.state.targetRule
    state.isRouted = policy.routing.takes(scratch.rewrite.state.url.span)
    (state.row, state.kind, state.handlers) = (-1, .proxy, HandlerSet(.proxy))
    verdict.handler = -1
  }
}

extension RewriteFailure {
  /// The rule of IIS that it breaks.
  var check: Check {
    switch self {
    case .complexity: .rewritePattern
    case .unknownFunction: .rewriteFunction
    case .variableNotAllowed: .allowedServerVariables
    case .noMatch: .rewriteMatch
    case .noStatusCode: .rewriteStatusCode
    case .urlTooLong: .rewrittenURLLength
    }
  }
}
