internal import StatusCodes

/// IIS's IISCertificateMappingAuthenticationModule: the configuration maps certificates to accounts.
///
/// Source: access-control 5.3. Which certificates are denied is documented, 403.12 for them is inferred.
enum IISCertificateMappingAuthenticationModule {
  /// The name in `<modules>`.
  static let name = "IISCertificateMappingAuthenticationModule"

  static func authenticateRequest<Recorder: TraceRecorder>(
    _ policy: AuthenticationPolicy, _ isCertificateShown: Bool, _ facts: borrowing RequestFacts,
    _ state: inout RequestState, _ scratch: inout Scratch, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    guard state.user.kind == .none, let mappings = policy.certificateMappings, isCertificateShown,
      let certificate = facts.connection.certificate
    else { return }
    switch mappings.map(certificate) {
    case .nobody: break
    case .denied(let setting):
      let finding = Finding.violated(setting, .none, ByteRange(0, 0), status: StatusCode(403, 12))
      recorder.record(.deniedMapping, finding)
      verdict.answer(.deniedMapping, finding, &state)
    case .account(let account):
      guard account.canLogOn else {
        return Authentication.fail(
          .mappedAccount, setting: account.setting, token: ByteRange(0, 0), &state, &recorder, &verdict)
      }
      state.user.signIn(as: .windows, name: .scratch)
      state.user.roles = facts.credentials.user?.roles == nil ? .unknown : .credentials
      scratch.userName.removeAll()
      scratch.userName.append(account.userName.span)
      Authentication.accept(setting: account.setting, token: ByteRange(0, 0), &recorder)
    }
  }
}
