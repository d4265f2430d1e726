internal import StatusCodes

/// ASP.NET's FileAuthorization: a Windows user must be able to read the file that ASP.NET handles.
///
/// Source: access-control 6.2; that its 401 has the substatus 0 is inferred.
enum FileAuthorization {
  /// The name in `<modules>`.
  static let name = "FileAuthorization"

  static func authorizeRequest<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: borrowing ScopePolicy, isManaged: Bool,
    _ facts: borrowing RequestFacts, _ state: inout RequestState, _ scratch: inout Scratch,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    guard isManaged, state.user.kind == .windows, request.site.content.hasAccessLists,
      !IISWebCore.mayRead(request, policy.authentication, facts, state, &scratch)
    else { return }
    let finding = Finding.violated(-1, .path, ByteRange(0, state.scriptLength), status: StatusCode(401, 0))
    recorder.record(.fileAuthorization, finding)
    verdict.answer(.fileAuthorization, finding, &state)
  }
}
