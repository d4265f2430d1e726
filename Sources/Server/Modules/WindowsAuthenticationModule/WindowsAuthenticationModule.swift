/// IIS's WindowsAuthenticationModule: NTLM and Kerberos, by the providers that are listed.
///
/// Source: access-control 5.2.
enum WindowsAuthenticationModule {
  /// The name in `<modules>`.
  static let name = "WindowsAuthenticationModule"

  static func authenticateRequest<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: AuthenticationPolicy, _ facts: borrowing RequestFacts,
    _ state: inout RequestState, _ scratch: inout Scratch, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    guard state.user.kind == .none, let windows = policy.windows else { return }
    let header = AuthorizationHeader(request)
    let isToken =
      header.scheme == .negotiate ? windows.takesNegotiate : header.scheme == .ntlm && windows.takesNTLM
    if isToken {
      take(request.wire.bytes(header.token), header, windows, facts, &state, &scratch, &recorder, &verdict)
    } else if Authentication.isOffered(.windows, header, facts) {
      logOn(windows, ByteRange(0, 0), named: false, facts, &state, &recorder, &verdict)
    } else if header.scheme == .none, windows.persistsConnection, facts.connection.user != nil {
      // NTLM authenticates connections: what follows the handshake needs no header.
      state.user.signIn(as: .windows, name: .connection)
      state.user.roles = facts.connection.user?.knowsRoles ?? false ? .connection : .unknown
      Authentication.accept(setting: windows.setting, token: ByteRange(0, 0), &recorder)
    }
  }

  private static func take<Recorder: TraceRecorder>(
    _ token: Span<UInt8>, _ header: AuthorizationHeader, _ windows: AuthenticationPolicy.Windows,
    _ facts: borrowing RequestFacts, _ state: inout RequestState, _ scratch: inout Scratch,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    // In kernel mode the first token that an application gets is refused once. Source: KB 2749007.
    if facts.credentials.logon == .beforeStart, windows.usesKernelMode {
      return Authentication.fail(
        setting: windows.setting, token: header.value, &state, &recorder, &verdict)
    }
    let isDecoded = Base64.decode(token, into: &scratch.line)
    switch isDecoded ? NTLMMessage(scratch.line.span) : .malformed {
    case .negotiate:
      Authentication.fail(
        .handshake, setting: windows.setting, token: header.value, &state, &recorder, &verdict)
    case .malformed:
      Authentication.fail(
        .malformedCredentials, setting: windows.setting, token: header.value, &state, &recorder, &verdict)
    case .kerberos:
      logOn(windows, header.value, named: false, facts, &state, &recorder, &verdict)
    case .authenticate(let start):
      let isNamed = NTLMMessage.user(scratch.line, at: start, into: &scratch.userName)
      logOn(windows, header.value, named: isNamed, facts, &state, &recorder, &verdict)
    }
  }

  private static func logOn<Recorder: TraceRecorder>(
    _ windows: AuthenticationPolicy.Windows, _ token: ByteRange, named: Bool, _ facts: borrowing RequestFacts,
    _ state: inout RequestState, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    // What is no fault for this configuration logs on.
    let isTolerated =
      switch facts.credentials.logon {
      case .withoutChannelBinding: !windows.requiresChannelBinding
      case .beforeStart: !windows.usesKernelMode
      default: false
      }
    guard isTolerated else {
      return Authentication.logOn(
        as: .windows, setting: windows.setting, token: token, named: named, facts, &state, &recorder,
        &verdict)
    }
    state.user.signIn(as: .windows, name: named ? .scratch : .unknown)
    Authentication.identify(facts, &state)
    Authentication.accept(setting: windows.setting, token: token, &recorder)
  }
}
