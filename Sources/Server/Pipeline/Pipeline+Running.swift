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
    case .refused(let refusal): verdict.refuse(refusal)
    case .closed(let refusal, let assumptions): verdict.close(refusal, assumptions)
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
        let isGet = method.equals("GET")
        shared.policy.begin(path, shape, method, isGet: isGet, facts, &state, &verdict)
        let request = RequestView(
          wire: wire, target: target, path: path, shape: shape, method: method, isGet: isGet, site: scopes,
          fields: fields, head: head, level: level, isErrorPage: isErrorPage,
          scriptLength: state.scriptLength, extensionScope: snapshot.profile.options.extensionScope)
        state.knownTraits = RequestTraits(
          head, isGetOrHead: request.isGetOrHead, scopes, isTLS: facts.connection.isTLS,
          hasCredentials: facts.credentials.isGiven)
        notify(request, shared, snapshot.profile, facts, &state, &scratch, &recorder, &verdict)
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
    _ request: borrowing RequestView, _ scope: SharedPolicy, _ profile: borrowing ServerProfile,
    _ facts: borrowing RequestFacts, _ state: inout RequestState, _ scratch: inout Scratch,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    let steps = scope.policy.pipeline.steps(isRecording: Recorder.isRecording)
    var traits = state.traits
    var decidedAt = steps.count
    var next = 0
    while next < steps.count {
      let step = steps[next]
      next += 1
      if Recorder.isRecording {
        if decidedAt < steps.count {
          let last = subscriptions[Int(steps[decidedAt].subscription)].notification
          guard subscriptions[Int(step.subscription)].notification.isRaised(after: last) else { continue }
        }
        recorder.enter(step.subscription, level: verdict.level)
      }
      guard !step.handlers.isDisjoint(with: state.handlers), traits.isSuperset(of: step.needs),
        let kind = step.step
      else { continue }
      state.subscription = step.subscription
      perform(
        kind, fault: step.fault, request, scope, profile, facts, &state, &scratch, &recorder, &verdict)
      traits = state.traits
      if state.disposition != .continued, decidedAt == steps.count {
        decidedAt = next - 1
        if !Recorder.isRecording { next = max(next, scope.policy.pipeline.next(after: step)) }
        if verdict.subscription < 0 { verdict.subscription = step.subscription }
      }
    }
    if Recorder.isRecording, state.disposition == .finished {
      alsoCheck(
        after: decidedAt, request, scope, profile, facts, &scratch, &recorder, site: verdict.site)
    }
  }

  /// Runs one step, unless the section it reads cannot be read.
  @inline(__always)
  private static func perform<Recorder: TraceRecorder>(
    _ step: Step, fault: Int32, _ request: borrowing RequestView, _ scope: SharedPolicy,
    _ profile: borrowing ServerProfile, _ facts: borrowing RequestFacts, _ state: inout RequestState,
    _ scratch: inout Scratch, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    if fault >= 0, answerFault(fault, step, request, scope, profile, &state, &recorder, &verdict) { return }
    perform(step, request, scope, profile, facts, &state, &scratch, &recorder, &verdict)
  }

  /// What else the request would violate: the later checks that depend on nothing a decision leaves behind.
  private static func alsoCheck<Recorder: TraceRecorder>(
    after index: Int, _ request: borrowing RequestView, _ scope: SharedPolicy,
    _ profile: borrowing ServerProfile, _ facts: borrowing RequestFacts, _ scratch: inout Scratch,
    _ recorder: inout Recorder, site: Int32
  ) {
    recorder.isAfterwards = true
    for step in scope.policy.pipeline.all[(index + 1)...] {
      guard let kind = step.step, kind.standsAlone else { continue }
      var state = RequestState(site: site)
      var ignored = Verdict()
      recorder.enter(step.subscription, level: request.level)
      perform(
        kind, fault: step.fault, request, scope, profile, facts, &state, &scratch, &recorder, &ignored)
    }
    recorder.isAfterwards = false
  }
}

extension ScopePolicy {
  /// Selects the handler mapping of a request, and notes what is known of the client before the first step.
  @inline(__always)
  fileprivate func begin(
    _ path: Span<UInt8>, _ shape: PathShape, _ method: Span<UInt8>, isGet: Bool,
    _ facts: borrowing RequestFacts, _ state: inout RequestState, _ verdict: inout Verdict
  ) {
    let selection = handlers.select(path, shape, method: method, isGet: isGet)
    verdict.handler = selection.row
    verdict.scriptLength = UInt32(selection.scriptLength)
    state.row = selection.row
    state.scriptLength = selection.scriptLength
    // Where nothing but anonymous authentication is enabled its step is not run.
    if authentication.isAnonymousOnly { state.user.signIn(as: .anonymous) }
    if handlers.accessPolicy.dependsOnClient {
      if facts.connection.client == nil { verdict.assumptions.insert(.clientLocation) }
      state.isLocalClient = facts.connection.isLocal ?? false
    }
  }
}

extension Step {
  /// Whether the step looks at nothing but the request, its facts and its own section.
  var standsAlone: Bool {
    switch self {
    case .urlSegments, .sslAccess, .lateSSLAccess, .ipRestriction, .requestFiltering: true
    default: false
    }
  }
}
