/// IIS's AnonymousAuthenticationModule: whoever is nobody yet is the configured account.
///
/// Source: access-control 5.1 and 5.2; it runs last (1.3).
enum AnonymousAuthenticationModule {
  /// The name in `<modules>`.
  static let name = "AnonymousAuthenticationModule"

  static func authenticateRequest<Recorder: TraceRecorder>(
    _ policy: AuthenticationPolicy, _ state: inout RequestState, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    guard state.user.kind == .none, let anonymous = policy.anonymous else { return }
    guard anonymous.canLogOn else {
      return Authentication.fail(
        .anonymousAccount, setting: anonymous.setting, token: ByteRange(0, 0), &state, &recorder, &verdict)
    }
    state.user.signIn(as: .anonymous)
    Authentication.accept(setting: anonymous.setting, token: ByteRange(0, 0), &recorder)
  }
}
