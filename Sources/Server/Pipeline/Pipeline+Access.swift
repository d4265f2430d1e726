/// The steps that say who may come, from where and over what.
extension Pipeline {
  @inline(__always)
  static func performAccess<Recorder: TraceRecorder>(
    _ step: CompiledStep, _ request: borrowing RequestView, _ policy: borrowing ScopePolicy,
    _ profile: borrowing ServerProfile, _ facts: borrowing RequestFacts, _ state: inout RequestState,
    _ scratch: inout Scratch, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    switch step.step {
    case .sslAccess, .lateSSLAccess:
      IISWebCore.sslAccess(
        request, policy.sslAccess, policy.serverRuntime, profile, facts, &state, &recorder, &verdict)
    case .dynamicIpRestriction:
      guard let limits = policy.dynamicIpRestriction else { return }
      DynamicIpRestrictionModule.preBeginRequest(
        request, limits, policy.ipRestriction, facts, &state, &scratch, &recorder, &verdict)
    case .secureRedirect:
      guard let hsts = policy.strictTransport else { return }
      ProtocolSupportModule.beginRequest(request, hsts, profile, facts, &state, &recorder, &verdict)
    case .strictTransport:
      guard Recorder.isRecording, let hsts = policy.strictTransport else { return }
      ProtocolSupportModule.sendResponse(hsts, facts, &recorder)
    case .ipRestriction:
      IpRestrictionModule.beginRequest(
        request, policy.ipRestriction, profile, facts, &state, &recorder, &verdict)
    case .fileAccess:
      IISWebCore.fileAccess(request, policy, facts, &state, &scratch, &recorder, &verdict)
    case .urlAuthorization:
      guard let rules = policy.urlAuthorization else { return }
      UrlAuthorizationModule.authorizeRequest(
        request, rules, policy.authentication, profile, facts, &state, &scratch, &recorder, &verdict)
    case .managedAuthorization:
      guard let rules = policy.managedAuthorization else { return }
      UrlAuthorization.authorizeRequest(
        request, rules, policy.authentication, isManaged: isManaged(policy, state), facts, &state, &scratch,
        &recorder, &verdict)
    case .fileAuthorization:
      FileAuthorization.authorizeRequest(
        request, policy, isManaged: isManaged(policy, state), facts, &state, &scratch, &recorder, &verdict)
    default: break
    }
  }

  @inline(__always)
  static func performAuthentication<Recorder: TraceRecorder>(
    _ step: CompiledStep, _ request: borrowing RequestView, _ policy: borrowing ScopePolicy,
    _ profile: borrowing ServerProfile, _ facts: borrowing RequestFacts, _ state: inout RequestState,
    _ scratch: inout Scratch, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    let schemes = policy.authentication
    switch step.step {
    case .filterAuthentication:
      IsapiFilterModule.authenticateRequest(request, &state, &recorder, &verdict)
    case .basicAuthentication:
      BasicAuthenticationModule.authenticateRequest(
        request, schemes, facts, &state, &scratch, &recorder, &verdict)
    case .windowsAuthentication:
      WindowsAuthenticationModule.authenticateRequest(
        request, schemes, facts, &state, &scratch, &recorder, &verdict)
    case .digestAuthentication:
      DigestAuthenticationModule.authenticateRequest(
        request, schemes, facts, &state, &scratch, &recorder, &verdict)
    case .certificateMapping:
      let isShown = IISWebCore.isCertificateShown(policy.sslAccess, facts, &verdict)
      CertificateMappingAuthenticationModule.authenticateRequest(
        schemes, isShown, facts, &state, &scratch, &recorder)
    case .certificateMappings:
      let isShown = IISWebCore.isCertificateShown(policy.sslAccess, facts, &verdict)
      IISCertificateMappingAuthenticationModule.authenticateRequest(
        schemes, isShown, facts, &state, &scratch, &recorder, &verdict)
    case .formsAuthentication:
      FormsAuthentication.authenticateRequest(
        request, schemes, isManaged: isManaged(policy, state), facts, &state, &scratch, &recorder, &verdict)
    case .anonymousAuthentication:
      AnonymousAuthenticationModule.authenticateRequest(schemes, &state, &recorder, &verdict)
    case .requiredUser:
      IISWebCore.requireUser(request, schemes, facts, &state, &recorder, &verdict)
    case .loginRedirect:
      FormsAuthentication.endRequest(
        request, schemes, isManaged: isManaged(policy, state), subscription: step.subscription, &state,
        &recorder, &verdict)
    case .basicChallenge, .windowsChallenge, .digestChallenge:
      if Recorder.isRecording { Challenges.sendResponse(step.step, request, schemes, verdict, &recorder) }
    default: break
    }
  }

  /// Whether ASP.NET handles the request, which is the preCondition of its modules.
  private static func isManaged(_ policy: borrowing ScopePolicy, _ state: borrowing RequestState) -> Bool {
    guard state.row >= 0 else { return false }
    return policy.handlers.rows[Int(state.row)].handler.kind.isManaged
  }
}
