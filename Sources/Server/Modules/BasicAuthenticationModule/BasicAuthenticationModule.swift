/// IIS's BasicAuthenticationModule: a name and a password in base64.
///
/// Source: access-control 5.2.
enum BasicAuthenticationModule {
  /// The name in `<modules>`.
  static let name = "BasicAuthenticationModule"

  static func authenticateRequest<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: AuthenticationPolicy, _ facts: borrowing RequestFacts,
    _ state: inout RequestState, _ scratch: inout Scratch, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    guard state.user.kind == .none, let basic = policy.basic else { return }
    let header = AuthorizationHeader(request)
    guard header.scheme == .basic else {
      guard Authentication.isOffered(.basic, header, facts) else { return }
      return Authentication.logOn(
        as: .windows, setting: basic.setting, token: ByteRange(0, 0), named: false, facts, &state,
        &recorder, &verdict)
    }
    // What cannot be decoded logs nobody on. Source: access-control 5.2, inferred.
    guard readName(request.wire.bytes(header.token), basic, &scratch.line, into: &scratch.userName) else {
      return Authentication.fail(
        .malformedCredentials, setting: basic.setting, token: header.value, &state, &recorder, &verdict)
    }
    Authentication.logOn(
      as: .windows, setting: basic.setting, token: header.value, named: true, facts, &state,
      &recorder, &verdict)
  }

  /// Decodes a token and takes the name before the first colon, behind the default domain when it names none.
  private static func readName(
    _ token: Span<UInt8>, _ basic: AuthenticationPolicy.Basic, _ decoded: inout ByteBuffer,
    into name: inout ByteBuffer
  ) -> Bool {
    guard Base64.decode(token, into: &decoded) else { return false }
    let text = decoded.span
    var colon = 0
    var hasDomain = basic.defaultLogonDomain.isEmpty
    while colon < text.count, text[colon] != UInt8(ascii: ":") {
      if text[colon] == UInt8(ascii: "\\") || text[colon] == UInt8(ascii: "@") { hasDomain = true }
      colon += 1
    }
    guard colon < text.count else { return false }
    name.removeAll()
    if !hasDomain {
      name.append(basic.defaultLogonDomain.span)
      name.append(UInt8(ascii: "\\"))
    }
    name.append(text.extracting(0..<colon))
    return true
  }
}
