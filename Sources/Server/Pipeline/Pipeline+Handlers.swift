internal import StatusCodes

extension Pipeline {
  /// Whether the module of a step reads its section for this request: a file needs no default document, a page no
  /// MIME types, and what WebDAV's handler does not take no section of WebDAV; most sections are read whoever comes.
  /// Source: configuration 5.2; content-and-errors 4.3, 4.5; observed D11, D13, D15, CC14.
  ///
  /// Out of line, because faults are rare and every step asks.
  @inline(never)
  static func readsSection(
    _ step: CompiledStep, _ request: borrowing RequestView, _ policy: borrowing ScopePolicy,
    _ state: borrowing RequestState, _ verdict: borrowing Verdict
  ) -> Bool {
    let isCore = state.kind == .aspNetCore
    let hasResults = request.site.results.hasSome
    let isStatic = state.kind == .staticFile
    let place = state.place.kind
    let status = verdict.status?.status ?? 0
    let isError = !request.isErrorPage && status >= 400
    return switch step.step {
    case .staticFile: isStatic && place == .file
    case .defaultDocument, .directoryListing: isStatic && place == .directory
    case .customErrorPages: isError
    case .requestEntity, .customErrors: false
    case .aspNetCore: isCore
    case .webSocket: hasResults
    case .webDAV: WebDAVModule.method(request, policy.webDAV) != nil
    default: true
    }
  }

  /// Runs one step of the handlers and of content.
  static func performHandler<Recorder: TraceRecorder>(
    _ step: CompiledStep, _ request: borrowing RequestView, _ policy: borrowing ScopePolicy,
    _ profile: borrowing ServerProfile, _ facts: borrowing RequestFacts, _ state: inout RequestState,
    _ scratch: inout Scratch, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    switch step.step {
    case .preConditions:
      guard policy.badPreCondition >= 0 else { return }
      let finding = Finding.violated(
        policy.badPreCondition, .none, ByteRange(0, 0), status: StatusCode(500, 0))
      recorder.record(.preCondition, finding)
      verdict.answer(.preCondition, finding, &state)
    case .mapRequestHandler where state.foreignRule >= 0:
      if !state.isRouted { ApplicationRequestRouting.refuse(&state, &recorder, &verdict) }
    case .mapRequestHandler:
      HandlerMapping.mapRequestHandler(request, policy.handlers, &state, &recorder, &verdict)
      if state.row >= 0 {
        state.kind = policy.handlers.rows[Int(state.row)].handler.kind
        state.handlers = HandlerSet(policy.handlers.rows[Int(state.row)].handler)
      }
    case .handlerModules where state.row < 0: break
    case .handlerModules:
      HandlerExecution.checkModules(policy.handlers, &state, &recorder, &verdict)
    case .staticFile:
      guard staticModules(policy, state).contains(.staticFile) else { return }
      StaticFileModule.executeRequestHandler(
        request, policy.handlers, policy.staticContent, profile, facts, &state, &recorder, &verdict)
    case .defaultDocument:
      guard staticModules(policy, state).contains(.defaultDocument) else { return }
      DefaultDocumentModule.executeRequestHandler(
        request, policy.defaultDocument, browses: policy.directoryBrowse.isEnabled,
        isTLS: facts.connection.isTLS, &state, &scratch,
        &recorder, &verdict)
    case .directoryListing:
      guard staticModules(policy, state).contains(.directoryListing) else { return }
      DirectoryListingModule.executeRequestHandler(
        request, policy.directoryBrowse, &state, &recorder, &verdict)
    case .protocolSupport:
      ProtocolSupportModule.executeRequestHandler(request, profile, &state, &recorder, &verdict)
    case .isapi, .cgi, .fastCgi, .managedHandler, .aspNetCore, .otherHandler:
      performProgram(step, request, policy, profile, &state, &recorder, &verdict)
    default: performAround(step, request, policy, profile, facts, &state, &scratch, &recorder, &verdict)
    }
  }

  /// Runs one step of what stands around the handlers.
  private static func performAround<Recorder: TraceRecorder>(
    _ step: CompiledStep, _ request: borrowing RequestView, _ policy: borrowing ScopePolicy,
    _ profile: borrowing ServerProfile, _ facts: borrowing RequestFacts, _ state: inout RequestState,
    _ scratch: inout Scratch, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    switch step.step {
    case .serverRuntime:
      ServerRuntime.beginRequest(request, policy.serverRuntime, &state, &recorder, &verdict)
    case .requestEntity:
      ServerRuntime.executeRequestHandler(request, policy.serverRuntime, &state, &recorder, &verdict)
    case .configurationValidation:
      ConfigurationValidationModule.beginRequest(
        policy.configurationValidation, &state, &recorder, &verdict)
    case .managedValidation:
      ManagedRequestValidation.beginRequest(
        request, policy.managedRequests, policy.handlers, profile, &state, &recorder, &verdict)
    case .webDAV:
      WebDAVModule.mapRequestHandler(request, policy, facts, &state, &scratch, &recorder, &verdict)
    case .applicationInitialization:
      let isManaged = state.row >= 0 && policy.handlers.rows[Int(state.row)].handler.kind.isManaged
      ApplicationInitializationModule.beginRequest(
        request, policy.applicationInitialization, isManaged: isManaged, facts, &state, &scratch, &recorder)
    case .requestRouting:
      ApplicationRequestRouting.executeRequestHandler(request, &state, &recorder, &verdict)
    case .webSocket:
      WebSocketModule.executeRequestHandler(request, policy.webSocketSetting, &state, &recorder, &verdict)
    case .redirection:
      HttpRedirectionModule.mapRequestHandler(
        request, policy.redirection, isTLS: facts.connection.isTLS, &state, &recorder, &verdict)
    case .customErrors:
      CustomErrors.sendResponse(request, policy.customErrors, facts, &state, &recorder, &verdict)
    case .customErrorPages:
      CustomErrorModule.sendResponse(
        request, policy.customErrorPages, facts, &state, &scratch, &recorder, &verdict
      )
    default: break
    }
  }

  private static func performProgram<Recorder: TraceRecorder>(
    _ step: CompiledStep, _ request: borrowing RequestView, _ policy: borrowing ScopePolicy,
    _ profile: borrowing ServerProfile, _ state: inout RequestState, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    switch step.step {
    case .isapi:
      IsapiModule.executeRequestHandler(
        request, policy.handlers, policy.managedRequests, profile, &state, &recorder, &verdict)
    case .cgi:
      CgiModule.executeRequestHandler(request, policy.handlers, &state, &recorder, &verdict)
    case .fastCgi:
      FastCgiModule.executeRequestHandler(request, policy.handlers, &state, &recorder, &verdict)
    case .managedHandler where !state.handlers.contains(.isapi):
      ManagedPipelineHandler.execute(
        request, policy.handlers, policy.managedRequests, &state, &recorder, &verdict)
    case .aspNetCore:
      AspNetCoreModule.executeRequestHandler(request, policy.handlers, &state, &recorder, &verdict)
    case .otherHandler:
      HandlerExecution.conclude(request, state.kind, &state, &recorder, &verdict)
    default: break
    }
  }

  private static func staticModules(
    _ policy: borrowing ScopePolicy, _ state: borrowing RequestState
  ) -> Handler.StaticModules {
    policy.handlers.rows[Int(state.row)].handler.staticModules
  }
}
