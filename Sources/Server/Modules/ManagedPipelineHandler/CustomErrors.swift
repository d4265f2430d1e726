internal import StatusCodes

/// ASP.NET's own error pages: they see what ASP.NET itself refuses or its code throws, and nothing else.
///
/// Source: content-and-errors 9.3; observed HE11, HE12, MH41.
enum CustomErrors {
  static func sendResponse<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: CustomErrorsPolicy, _ facts: borrowing RequestFacts,
    _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    guard verdict.outcome == .answered, verdict.check?.isManagedError ?? false, let status = verdict.status,
      policy.mode == .on || policy.mode == .remoteOnly && !(facts.connection.isLocal ?? false),
      let page = policy.page(for: status.status)
    else { return }
    if policy.mode == .remoteOnly, facts.connection.isLocal == nil {
      verdict.assumptions.insert(.clientLocation)
    }
    if !policy.rewrites, Recorder.isRecording {
      var location = page.redirect
      let mark = location.contains(UInt8(ascii: "?")) ? "&" : "?"
      location += Array("\(mark)aspxerrorpath=".utf8)
      location.append(request.path)
      recorder.note(.location, location.span)
    }
    let finding = Finding(
      result: .passed, setting: page.setting,
      status: policy.rewrites ? StatusCode(200, 0) : StatusCode(302, 0))
    recorder.record(.customErrors, finding)
    verdict.errorStatus = status
    verdict.answer(.customErrors, finding, &state)
  }
}
