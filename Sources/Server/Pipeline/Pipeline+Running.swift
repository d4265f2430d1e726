internal import StatusCodes

extension Pipeline {
  /// The deepest child request that is followed.
  static let maximumLevel = 12

  /// Routes and decides a request that HTTP.sys accepted. `verdict` is new; it is filled in place, for it is
  /// too large to be handed from function to function.
  static func decide<Recorder: TraceRecorder>(
    _ wire: Span<UInt8>, path: Span<UInt8>, fields: Span<HeaderField>, head: RequestHead,
    facts: borrowing RequestFacts, snapshot: Snapshot, scratch: inout Scratch,
    recorder: inout Recorder, verdict: inout Verdict
  ) {
    switch snapshot.router.route(head, wire, path: path, facts) {
    case .refused(let refusal):
      verdict = Verdict(refusal)
    case .closed(let refusal, let assumptions):
      verdict = Verdict(closing: refusal)
      verdict.assumptions.formUnion(assumptions)
    case .program:
      break
    case .site(let site, let assumptions):
      run(
        wire, target: wire, path: path, method: wire.bytes(head.method), fields: fields, head: head,
        level: 0, isErrorPage: false, site: site, facts: facts, snapshot: snapshot, scratch: &scratch,
        recorder: &recorder, verdict: &verdict)
      verdict.assumptions.formUnion(assumptions)
      if scratch.loggedSubstatus > 0 {
        DynamicIpRestrictionModule.logRequest(scratch.loggedSubstatus, &verdict)
        scratch.loggedSubstatus = 0
      }
    }
  }

  /// Runs the pipeline of the path's scope, and that of the child request it ends in, if any.
  private static func run<Recorder: TraceRecorder>(
    _ wire: Span<UInt8>, target: Span<UInt8>, path: Span<UInt8>, method: Span<UInt8>,
    fields: Span<HeaderField>, head: RequestHead, level: UInt8, isErrorPage: Bool, site: Int32,
    facts: borrowing RequestFacts, snapshot: Snapshot, scratch: inout Scratch,
    recorder: inout Recorder, verdict: inout Verdict
  ) {
    let ending = snapshot.sites.lend(Int(site)) { scopes in
      let place = scopes.place(of: path)
      let shape = PathShape(path)
      let illegal =
        place.invalidName >= 0 && shape.contains(.nameIllegal)
        ? scopes.illegalName(in: path, below: place, snapshot.profile.options.illegalFolderNames) : nil
      verdict.site = site
      verdict.level = level
      verdict.policy = illegal == nil ? place.policy : place.invalidName
      verdict.application = place.application
      recorder.scope(verdict.policy)
      let ending = snapshot.policies.lend(Int(verdict.policy)) { shared in
        var state = RequestState(site: site)
        state.applicationLength = Int(place.applicationLength)
        state.isOffline = place.isOffline
        state.isInitializing = place.isInitializing
        shared.policy.begin(path, shape, method, facts, &state, &verdict)
        let request = RequestView(
          wire: wire, target: target, path: path, shape: shape, method: method, site: scopes,
          fields: fields, head: head, level: level, isErrorPage: isErrorPage,
          scriptLength: state.scriptLength, extensionScope: snapshot.profile.options.extensionScope,
          isTLS: facts.connection.isTLS, hasCredentials: facts.credentials.isGiven)
        notify(request, place, shared, snapshot.profile, facts, &state, &scratch, &recorder, &verdict)
        return state.disposition
      }
      if let illegal, verdict.check == .configurationFault {
        verdict.finding.part = .path
        verdict.finding.bytes = ByteRange(illegal, illegal + 1)
      }
      return ending
    }
    guard ending == .child, level + 1 < maximumLevel else { return }
    let child = scratch.children[Int(level)]
    let (childTarget, childPath) = (child.target, child.path)
    scratch.hasDecodedQuery = false
    if Recorder.isRecording {
      let end = child.method.isEmpty ? childTarget.count : Int(child.method.start)
      recorder.child(target: Array(childTarget[..<end]), path: childPath)
    }
    let method = child.method.isEmpty ? method : childTarget.span.bytes(child.method)
    let (status, assumptions) = (verdict.status, verdict.assumptions)
    verdict = Verdict()
    run(
      wire, target: childTarget.span, path: childPath.span, method: method, fields: fields,
      head: child.head(from: head), level: level + 1, isErrorPage: child.isErrorPage, site: site,
      facts: facts, snapshot: snapshot, scratch: &scratch, recorder: &recorder, verdict: &verdict)
    if child.isErrorPage { verdict.errorStatus = status }
    verdict.assumptions.formUnion(assumptions)
  }

  private static func notify<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ place: SiteScopes.Place, _ shared: SharedPolicy,
    _ profile: borrowing ServerProfile, _ facts: borrowing RequestFacts, _ state: inout RequestState,
    _ scratch: inout Scratch, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    let count =
      Recorder.isRecording ? shared.policy.pipeline.all.count : shared.policy.pipeline.active.count
    var decidedAt = count
    var next = 0
    while next < count {
      let index = next
      next += 1
      let step =
        Recorder.isRecording ? shared.policy.pipeline.all[index] : shared.policy.pipeline.active[index]
      if Recorder.isRecording {
        if decidedAt < count {
          let decided = shared.policy.pipeline.all[decidedAt]
          let last = subscriptions[Int(decided.subscription)].notification
          guard subscriptions[Int(step.subscription)].notification.isRaised(after: last) else { continue }
        }
        recorder.enter(step.subscription, level: verdict.level)
      }
      let traits = state.user.kind == .none ? request.traits.union(.nobody) : request.traits
      if step.handlers.isDisjoint(with: state.handlers) || !traits.isSuperset(of: step.needs) { continue }
      let (check, setting) = (verdict.check, verdict.finding.setting)
      perform(
        step, request, shared.policy, profile, facts, &state, &scratch, &recorder, &verdict)
      if decidedAt == count, state.disposition != .continued {
        decidedAt = index
        if !Recorder.isRecording { next = max(next, shared.policy.pipeline.next(after: step)) }
        if verdict.subscription < 0 { verdict.subscription = step.subscription }
      } else if verdict.check != check || verdict.finding.setting != setting {
        verdict.subscription = step.subscription
      }
    }
    if Recorder.isRecording, state.disposition == .finished {
      alsoCheck(
        after: decidedAt, request, shared.policy, profile, facts, &scratch, &recorder, site: verdict.site)
    }
  }

  /// What else the request would violate: the later checks that depend on nothing a decision leaves behind.
  private static func alsoCheck<Recorder: TraceRecorder>(
    after index: Int, _ request: borrowing RequestView, _ policy: borrowing ScopePolicy,
    _ profile: borrowing ServerProfile, _ facts: borrowing RequestFacts, _ scratch: inout Scratch,
    _ recorder: inout Recorder, site: Int32
  ) {
    recorder.isAfterwards = true
    for step in policy.pipeline.all[(index + 1)...] where step.step?.standsAlone ?? false {
      var state = RequestState(site: site)
      var ignored = Verdict()
      recorder.enter(step.subscription, level: request.level)
      perform(step, request, policy, profile, facts, &state, &scratch, &recorder, &ignored)
    }
    recorder.isAfterwards = false
  }

  /// Runs one step.
  private static func perform<Recorder: TraceRecorder>(
    _ step: CompiledStep, _ request: borrowing RequestView, _ policy: borrowing ScopePolicy,
    _ profile: borrowing ServerProfile, _ facts: borrowing RequestFacts, _ state: inout RequestState,
    _ scratch: inout Scratch, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    if step.fault >= 0, readsSection(step, request, policy, state, verdict) {
      let status = step.step?.faultStatus(profile.options) ?? StatusCode(500, 19)
      let finding = Finding.violated(step.fault, .none, ByteRange(0, 0), status: status)
      recorder.record(.configurationFault, finding)
      if let status = verdict.status { verdict.errorStatus = status }
      verdict.answer(.configurationFault, finding, &state)
      return
    }
    switch step.step {
    case .configuration, .handlerSelection, .responseHeaders, nil: break
    case .mapRequestHandler, .handlerModules, .preConditions, .staticFile, .defaultDocument,
      .directoryListing, .protocolSupport, .isapi, .cgi, .fastCgi, .managedHandler, .aspNetCore,
      .otherHandler, .configurationValidation, .serverRuntime, .requestEntity, .managedValidation,
      .customErrors, .customErrorPages, .redirection, .webDAV, .webSocket, .requestRouting,
      .applicationInitialization:
      performHandler(step, request, policy, profile, facts, &state, &scratch, &recorder, &verdict)
    case .urlSegments:
      urlSegments(request, policy.maxUrlSegments, &state, &recorder, &verdict)
    case .globalRewrite:
      guard let rules = policy.globalRewrite else { return }
      RewriteModule.preBeginRequest(request, rules, facts, &state, &scratch, &recorder, &verdict)
    case .rewrite:
      guard let rules = policy.rewrite else { return }
      RewriteModule.beginRequest(request, rules, facts, &state, &scratch, &recorder, &verdict)
    case .outboundBeforeCache, .outboundRules:
      let isBeforeCache = step.step == .outboundBeforeCache
      guard let rules = policy.outbound, rules.runsBeforeCache == isBeforeCache else { return }
      RewriteModule.sendResponse(request, rules, facts, &state, &scratch, &recorder, &verdict)
    case .dynamicIpRestriction, .secureRedirect, .strictTransport, .sslAccess, .lateSSLAccess, .ipRestriction,
      .fileAccess, .urlAuthorization,
      .managedAuthorization,
      .fileAuthorization:
      performAccess(step, request, policy, profile, facts, &state, &scratch, &recorder, &verdict)
    case .filterAuthentication, .basicAuthentication, .windowsAuthentication, .digestAuthentication,
      .certificateMapping,
      .certificateMappings, .formsAuthentication, .anonymousAuthentication, .requiredUser, .basicChallenge,
      .windowsChallenge, .digestChallenge, .loginRedirect:
      performAuthentication(step, request, policy, profile, facts, &state, &scratch, &recorder, &verdict)
    case .requestFiltering:
      // Whether the URL that a rule made is filtered is observed, and denied by older documentation.
      let isExempt = request.level > 0 && request.level == scratch.rewrite.rewrittenLevel
      if isExempt, !profile.options.rewrite.filtersTarget { return }
      if request.level > 0, !isExempt, !profile.options.filterChildRequests { return }
      RequestFilteringModule.beginRequest(
        request, policy.requestFiltering, profile, &state, &scratch, &recorder, &verdict)
      if request.level > 0, !isExempt, state.disposition == .finished {
        verdict.assumptions.insert(.filteredChild)
      }
    }
  }

  /// `limits/@maxUrlSegments`: the number of slashes of the cooked path. Source: request-filtering 3.14.
  private static func urlSegments<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ limit: RequestFilteringPolicy.Limit, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    var slashes: UInt64 = 0
    var first = 0
    let path = request.path
    for index in path.indices where path[index] == UInt8(ascii: "/") {
      slashes += 1
      if slashes == limit.value + 1 { first = index }
    }
    guard limit.value > 0, slashes > limit.value else {
      recorder.record(
        .urlSegments, Finding(result: .passed, setting: limit.setting, seen: slashes, limit: limit.value))
      return
    }
    let finding = Finding.violated(
      limit.setting, .path, ByteRange(first, path.count), seen: slashes, limit: limit.value,
      status: StatusCode(404, 20))
    recorder.record(.urlSegments, finding)
    verdict.answer(.urlSegments, finding, &state)
  }
}

extension ScopePolicy {
  /// Selects the handler mapping of a request, and notes what is known of the client before the first step.
  @inline(__always)
  fileprivate func begin(
    _ path: Span<UInt8>, _ shape: PathShape, _ method: Span<UInt8>, _ facts: borrowing RequestFacts,
    _ state: inout RequestState, _ verdict: inout Verdict
  ) {
    let selection = handlers.select(path, shape, method: method)
    verdict.handler = selection.row
    verdict.scriptLength = UInt32(selection.scriptLength)
    state.row = selection.row
    state.scriptLength = selection.scriptLength
    // Where nothing but anonymous authentication is enabled its step is not run.
    if authentication.isAnonymousOnly { state.user.kind = .anonymous }
    if handlers.accessPolicy.dependsOnClient {
      if facts.connection.client == nil { verdict.assumptions.insert(.clientLocation) }
      state.isLocalClient = facts.connection.isLocal ?? false
    }
  }
}

extension Step {
  /// What a section that cannot be read is answered with where this step reads it.
  ///
  /// URL Rewrite fails at BEGIN_REQUEST and, when it sends the error, once more, which leaves 500.52. Source:
  /// url-rewrite 2.9; the code for global rules is inferred.
  func faultStatus(_ options: UndeterminedBehavior) -> StatusCode {
    switch self {
    case .globalRewrite:
      options.rewrite.globalRulesFault == .status51 ? StatusCode(500, 51) : StatusCode(500, 52)
    case .rewrite: StatusCode(500, 52)
    default: StatusCode(500, 19)
    }
  }

  /// Whether the step looks at nothing but the request, its facts and its own section.
  var standsAlone: Bool {
    switch self {
    case .urlSegments, .sslAccess, .lateSSLAccess, .ipRestriction, .requestFiltering: true
    default: false
    }
  }
}
