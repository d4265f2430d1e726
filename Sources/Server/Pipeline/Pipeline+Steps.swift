/// What each step runs.
///
/// It is one switch, so that a step costs one jump; what the modules do is theirs.
extension Pipeline {
  /// Runs one step.
  static func perform<Recorder: TraceRecorder>(
    _ step: Step, _ request: borrowing RequestView, _ scope: SharedPolicy,
    _ profile: borrowing ServerProfile, _ facts: borrowing RequestFacts, _ state: inout RequestState,
    _ scratch: inout Scratch, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    switch step {
    case .configuration, .handlerSelection, .responseHeaders: break

    // The core and what filters requests.
    case .urlSegments:
      IISWebCore.urlSegments(request, scope.policy.maxUrlSegments, &state, &recorder, &verdict)
    case .preConditions:
      HandlerExecution.checkPreConditions(scope.policy.badPreCondition, &state, &recorder, &verdict)
    case .serverRuntime:
      ServerRuntime.beginRequest(request, scope.policy.serverRuntime, &state, &recorder, &verdict)
    case .requestFiltering:
      requestFiltering(request, scope.policy.requestFiltering, profile, &state, &scratch, &recorder, &verdict)
    case .globalRewrite:
      guard let rules = scope.policy.globalRewrite else { return }
      RewriteModule.preBeginRequest(request, rules, facts, &state, &scratch, &recorder, &verdict)
    case .rewrite:
      guard let rules = scope.policy.rewrite else { return }
      RewriteModule.beginRequest(request, rules, facts, &state, &scratch, &recorder, &verdict)
    case .outboundBeforeCache, .outboundRules:
      guard let rules = scope.policy.outbound, rules.runsBeforeCache == (step == .outboundBeforeCache) else {
        return
      }
      RewriteModule.sendResponse(request, rules, facts, &state, &scratch, &recorder, &verdict)
    case .configurationValidation:
      ConfigurationValidationModule.beginRequest(
        scope.policy.configurationValidation, &state, &recorder, &verdict)
    case .managedValidation:
      ManagedRequestValidation.beginRequest(
        request, scope.policy.managedRequests, scope.policy.handlers, profile, &state, &recorder, &verdict)
    case .applicationInitialization:
      ApplicationInitializationModule.beginRequest(
        request, scope.policy.applicationInitialization, isManaged: isManaged(scope, state), facts, &state,
        &scratch,
        &recorder)

    // Who may come, from where and over what.
    case .sslAccess, .lateSSLAccess:
      IISWebCore.sslAccess(
        request, scope.policy.sslAccess, scope.policy.serverRuntime, profile, facts, &state, &recorder,
        &verdict)
    case .dynamicIpRestriction:
      guard scope.policy.dynamicIpRestriction.isActive else { return }
      DynamicIpRestrictionModule.preBeginRequest(
        request, scope.policy.dynamicIpRestriction, scope.policy.ipRestriction, facts, &state, &scratch,
        &recorder, &verdict)
    case .ipRestriction:
      IpRestrictionModule.beginRequest(
        request, scope.policy.ipRestriction, profile, facts, &state, &recorder, &verdict)
    case .secureRedirect:
      guard let hsts = scope.policy.strictTransport else { return }
      ProtocolSupportModule.beginRequest(request, hsts, profile, facts, &state, &recorder, &verdict)
    case .strictTransport:
      guard Recorder.isRecording, let hsts = scope.policy.strictTransport else { return }
      ProtocolSupportModule.sendResponse(hsts, facts, &recorder)
    case .filterAuthentication:
      IsapiFilterModule.authenticateRequest(request, &state, &recorder, &verdict)
    case .basicAuthentication:
      BasicAuthenticationModule.authenticateRequest(
        request, scope.policy.authentication, facts, &state, &scratch, &recorder, &verdict)
    case .windowsAuthentication:
      WindowsAuthenticationModule.authenticateRequest(
        request, scope.policy.authentication, facts, &state, &scratch, &recorder, &verdict)
    case .digestAuthentication:
      DigestAuthenticationModule.authenticateRequest(
        request, scope.policy.authentication, facts, &state, &scratch, &recorder, &verdict)
    case .certificateMapping:
      let isShown = IISWebCore.isCertificateShown(scope.policy.sslAccess, facts, &verdict)
      CertificateMappingAuthenticationModule.authenticateRequest(
        scope.policy.authentication, isShown, facts, &state, &scratch, &recorder)
    case .certificateMappings:
      let isShown = IISWebCore.isCertificateShown(scope.policy.sslAccess, facts, &verdict)
      IISCertificateMappingAuthenticationModule.authenticateRequest(
        scope.policy.authentication, isShown, facts, &state, &scratch, &recorder, &verdict)
    case .formsAuthentication:
      FormsAuthentication.authenticateRequest(
        request, scope.policy.authentication, isManaged: isManaged(scope, state), facts, &state,
        &recorder,
        &verdict)
    case .anonymousAuthentication:
      AnonymousAuthenticationModule.authenticateRequest(
        scope.policy.authentication, &state, &recorder, &verdict)
    case .requiredUser:
      IISWebCore.requireUser(request, scope.policy.authentication, facts, &state, &recorder, &verdict)
    case .loginRedirect:
      FormsAuthentication.endRequest(
        request, scope.policy.authentication, isManaged: isManaged(scope, state), &state, &recorder, &verdict)
    case .basicChallenge, .windowsChallenge, .digestChallenge:
      guard Recorder.isRecording else { return }
      Challenges.sendResponse(step, request, scope.policy.authentication, verdict, &recorder)
    case .fileAccess:
      IISWebCore.fileAccess(request, scope.policy, facts, &state, &scratch, &recorder, &verdict)
    case .urlAuthorization:
      guard scope.policy.urlAuthorization.isActive else { return }
      UrlAuthorizationModule.authorizeRequest(
        request, scope.policy.urlAuthorization, scope.policy.authentication, profile, facts, &state, &scratch,
        &recorder, &verdict)
    case .managedAuthorization:
      guard scope.policy.managedAuthorization.isActive else { return }
      UrlAuthorization.authorizeRequest(
        request, scope.policy.managedAuthorization, scope.policy.authentication,
        isManaged: isManaged(scope, state), facts,
        &state, &scratch, &recorder, &verdict)
    case .fileAuthorization:
      FileAuthorization.authorizeRequest(
        request, scope.policy, isManaged: isManaged(scope, state), facts, &state, &scratch, &recorder,
        &verdict)

    // The handlers and what stands around them.
    case .redirection:
      HttpRedirectionModule.mapRequestHandler(
        request, scope.policy.redirection, isTLS: facts.connection.isTLS, &state, &recorder, &verdict)
    case .webDAV:
      WebDAVModule.mapRequestHandler(request, scope.policy, facts, &state, &scratch, &recorder, &verdict)
    case .mapRequestHandler:
      mapRequestHandler(request, scope.policy.handlers, &state, &recorder, &verdict)
    case .handlerModules:
      guard state.row >= 0 else { return }
      HandlerExecution.checkModules(scope.policy.handlers, &state, &recorder, &verdict)
    case .requestEntity:
      ServerRuntime.executeRequestHandler(request, scope.policy.serverRuntime, &state, &recorder, &verdict)
    case .webSocket:
      WebSocketModule.executeRequestHandler(
        request, scope.policy.webSocketSetting, &state, &recorder, &verdict)
    case .requestRouting:
      ApplicationRequestRouting.executeRequestHandler(request, &state, &recorder, &verdict)
    case .staticFile:
      guard staticModules(scope, state).contains(.staticFile) else { return }
      StaticFileModule.executeRequestHandler(
        request, scope.policy.handlers, scope.policy.staticContent, profile, facts, &state, &recorder,
        &verdict)
    case .defaultDocument:
      guard staticModules(scope, state).contains(.defaultDocument) else { return }
      DefaultDocumentModule.executeRequestHandler(
        request, scope.policy.defaultDocument, browses: scope.policy.directoryBrowse.isEnabled,
        isTLS: facts.connection.isTLS, &state, &scratch, &recorder, &verdict)
    case .directoryListing:
      guard staticModules(scope, state).contains(.directoryListing) else { return }
      DirectoryListingModule.executeRequestHandler(
        request, scope.policy.directoryBrowse, &state, &recorder, &verdict)
    case .protocolSupport:
      ProtocolSupportModule.executeRequestHandler(request, profile, &state, &recorder, &verdict)
    case .isapi:
      IsapiModule.executeRequestHandler(
        request, scope.policy.handlers, scope.policy.managedRequests, profile, &state, &recorder, &verdict)
    case .cgi:
      CgiModule.executeRequestHandler(request, scope.policy.handlers, &state, &recorder, &verdict)
    case .fastCgi:
      FastCgiModule.executeRequestHandler(request, scope.policy.handlers, &state, &recorder, &verdict)
    case .managedHandler:
      guard !state.handlers.contains(.isapi) else { return }
      ManagedPipelineHandler.execute(
        request, scope.policy.handlers, scope.policy.managedRequests, &state, &recorder, &verdict)
    case .aspNetCore:
      AspNetCoreModule.executeRequestHandler(request, scope.policy.handlers, &state, &recorder, &verdict)
    case .otherHandler:
      HandlerExecution.conclude(request, state.kind, &state, &recorder, &verdict)
    case .customErrors:
      CustomErrors.sendResponse(request, scope.policy.customErrors, facts, &state, &recorder, &verdict)
    case .customErrorPages:
      CustomErrorModule.sendResponse(
        request, scope.policy.customErrorPages, facts, &state, &scratch, &recorder, &verdict)
    }
  }

  /// Whether the URL that a rule made is filtered is observed, and denied by older documentation.
  @inline(__always)
  private static func requestFiltering<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: RequestFilteringPolicy, _ profile: borrowing ServerProfile,
    _ state: inout RequestState, _ scratch: inout Scratch, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    let isChild = request.level > 0
    let isRewritten = isChild && request.level == scratch.rewrite.rewrittenLevel
    if isChild {
      let isFiltered =
        isRewritten ? profile.options.rewrite.filtersTarget : profile.options.filterChildRequests
      guard isFiltered else { return }
    }
    RequestFilteringModule.beginRequest(request, policy, profile, &state, &scratch, &recorder, &verdict)
    if isChild, !isRewritten, state.disposition == .finished { verdict.assumptions.insert(.filteredChild) }
  }

  @inline(__always)
  private static func mapRequestHandler<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ handlers: borrowing HandlerMap, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    guard state.foreignRule < 0 else {
      if !state.isRouted { ApplicationRequestRouting.refuse(&state, &recorder, &verdict) }
      return
    }
    HandlerMapping.mapRequestHandler(request, handlers, &state, &recorder, &verdict)
    guard state.row >= 0 else { return }
    state.kind = handlers.rows[Int(state.row)].handler.kind
    state.handlers = handlers.rows[Int(state.row)].handlers
  }

  /// Whether ASP.NET handles the request, which is the preCondition of its modules.
  private static func isManaged(_ scope: SharedPolicy, _ state: borrowing RequestState) -> Bool {
    guard state.row >= 0 else { return false }
    return scope.policy.handlers.rows[Int(state.row)].handler.kind.isManaged
  }

  private static func staticModules(
    _ scope: SharedPolicy, _ state: borrowing RequestState
  ) -> Handler.StaticModules {
    scope.policy.handlers.rows[Int(state.row)].handler.staticModules
  }
}
