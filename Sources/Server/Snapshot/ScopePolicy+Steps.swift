extension ScopePolicy {
  /// The steps that can do something to a request under this configuration.
  var activeSteps: Set<Step> {
    var steps: Set<Step> = []
    for step in Step.allCases where isActive(step) { steps.insert(step) }
    return steps
  }

  /// What a request must have for a step to do something.
  var stepNeeds: [Step: RequestTraits] {
    [
      .fileAccess: .accessLists, .fileAuthorization: .accessLists, .requestEntity: .declaresLength,
      .serverRuntime: serverRuntime.isEnabled ? .runningRequests : [],
      .webDAV: webDAV.isEnabled ? [] : .writes,
      .basicAuthentication: [.nobody, .credentials], .digestAuthentication: [.nobody, .credentials],
      .windowsAuthentication: .nobody, .certificateMapping: .nobody, .certificateMappings: .nobody,
      .anonymousAuthentication: .nobody, .secureRedirect: .plain,
    ]
  }

  private func isActive(_ step: Step) -> Bool {
    switch step {
    // What filters do is no matter of configuration: the builder knows.
    case .configuration, .handlerSelection, .responseHeaders, .strictTransport, .filterAuthentication: false
    case .secureRedirect: (strictTransport?.redirectSetting ?? -1) >= 0
    case .urlSegments: maxUrlSegments.value > 0
    case .requestFiltering: requestFiltering.active.rawValue != 0
    case .globalRewrite: globalRewrite != nil
    case .rewrite: rewrite != nil
    case .applicationInitialization: !applicationInitialization.page.isEmpty
    case .requestRouting: rewrite != nil || globalRewrite != nil
    case .preConditions: badPreCondition >= 0
    case .configurationValidation: configurationValidation.status != nil
    case .managedValidation: managedRequests.isActive
    case .requestEntity: serverRuntime.requestEntity.value < .max
    case .customErrors: customErrors.hasPages
    case .customErrorPages: customErrorPages.changesStatus
    case .redirection: redirection.isActive
    case .webSocket: webSocketSetting >= 0
    case .mapRequestHandler, .serverRuntime, .webDAV, .otherHandler, .fileAccess, .fileAuthorization: true
    case .outboundBeforeCache: outbound?.runsBeforeCache == true
    case .outboundRules: outbound?.runsBeforeCache == false
    case .sslAccess, .lateSSLAccess, .ipRestriction, .dynamicIpRestriction, .basicAuthentication,
      .windowsAuthentication,
      .digestAuthentication, .certificateMapping, .certificateMappings, .formsAuthentication,
      .anonymousAuthentication, .requiredUser, .basicChallenge, .windowsChallenge, .digestChallenge,
      .loginRedirect, .urlAuthorization, .managedAuthorization:
      restrictsAccess(step)
    case .handlerModules, .staticFile, .defaultDocument, .directoryListing, .protocolSupport, .isapi, .cgi,
      .fastCgi, .managedHandler, .aspNetCore:
      hasHandler(for: step)
    }
  }

  private func restrictsAccess(_ step: Step) -> Bool {
    switch step {
    case .sslAccess, .lateSSLAccess: sslAccess.isActive
    case .ipRestriction: ipRestriction.isActive
    case .dynamicIpRestriction: dynamicIpRestriction.isActive
    case .basicAuthentication: authentication.basic != nil
    case .windowsAuthentication: authentication.windows != nil
    case .digestAuthentication: authentication.digest >= 0
    case .certificateMapping: authentication.certificateMapping >= 0
    case .certificateMappings: authentication.certificateMappings != nil
    case .formsAuthentication, .loginRedirect: authentication.forms != nil
    case .anonymousAuthentication: authentication.anonymous != nil && !authentication.isAnonymousOnly
    case .requiredUser: !authentication.isAnonymousOnly
    case .urlAuthorization: urlAuthorization.isActive
    case .managedAuthorization: managedAuthorization.isActive
    default: false
    }
  }

  /// Whether a mapping has a handler for which the step does something.
  private func hasHandler(for step: Step) -> Bool {
    if step == .handlerModules { return handlers.rows.contains { $0.handler.unloadedModule >= 0 } }
    return handlers.rows.contains { !HandlerSet($0.handler).isDisjoint(with: step.handlers) }
  }
}
