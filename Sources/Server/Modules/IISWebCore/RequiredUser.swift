internal import StatusCodes

extension IISWebCore {
  /// After every authentication module has run somebody must be signed in. Source: access-control 5.1.
  static func requireUser<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: AuthenticationPolicy, _ facts: borrowing RequestFacts,
    _ state: inout RequestState, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    guard state.user.kind == .none else {
      recorder.record(.requiredUser, .passed)
      return
    }
    let header = AuthorizationHeader(request)
    let finding = Finding.violated(
      -1, header.scheme == .none ? .none : .header, header.value, status: StatusCode(401, 2))
    recorder.record(.requiredUser, finding)
    verdict.answer(.requiredUser, finding, &state)
  }
}
