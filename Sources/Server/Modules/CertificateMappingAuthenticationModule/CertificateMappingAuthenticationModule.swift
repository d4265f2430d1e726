/// IIS's CertificateMappingAuthenticationModule: the directory service maps certificates to accounts.
///
/// Source: access-control 5.3.
enum CertificateMappingAuthenticationModule {
  /// The name in `<modules>`.
  static let name = "CertificateMappingAuthenticationModule"

  static func authenticateRequest<Recorder: TraceRecorder>(
    _ policy: AuthenticationPolicy, _ isCertificateShown: Bool, _ facts: borrowing RequestFacts,
    _ state: inout RequestState, _ scratch: inout Scratch, _ recorder: inout Recorder
  ) {
    guard state.user.kind == .none, policy.certificateMapping >= 0, isCertificateShown,
      let account = facts.connection.certificate?.account
    else { return }
    state.user.signIn(as: .windows, name: .scratch)
    state.user.roles = facts.credentials.user?.roles == nil ? .unknown : .credentials
    scratch.userName.removeAll()
    scratch.userName.append(account.nameBytes.span)
    Authentication.accept(setting: policy.certificateMapping, token: ByteRange(0, 0), &recorder)
  }
}
