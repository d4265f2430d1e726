internal import StatusCodes

/// IIS's CustomErrorModule: replaces the response of a request that ends in an error.
///
/// A file changes the body alone. A redirect shows the client 302 and leaves the log as it was. An executed
/// URL starts again with 200 and sets what both see. Detailed errors, which local clients get by default,
/// leave the response as it is. Source: content-and-errors 8; observed HE1 to HE26.
enum CustomErrorModule {
  /// The name in `<modules>`.
  static let name = "CustomErrorModule"

  static func sendResponse<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: CustomErrorPolicy, _ facts: borrowing RequestFacts,
    _ state: inout RequestState,
    _ scratch: inout Scratch, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    guard let status = verdict.status, status.status >= 400, !request.isErrorPage,
      verdict.outcome == .answered || verdict.outcome == .passed, isCustomizable(status),
      replaces(policy, facts, state, verdict),
      let row = policy.row(status: status.status, substatus: status.substatus)
    else { return }
    if policy.errorMode == .detailedLocalOnly, facts.connection.isLocal == nil {
      switch row.response {
      case .file: break
      case .redirect, .execute: verdict.assumptions.insert(.clientLocation)
      }
    }
    switch row.response {
    case .file:
      if Recorder.isRecording { recorder.record(.errorPage, Finding(result: .passed, setting: row.setting)) }
    case .redirect(let location):
      let finding = Finding(result: .passed, setting: row.setting, status: StatusCode(302, 0))
      recorder.record(.errorPage, finding)
      verdict.clientStatus = StatusCode(302, 0)
      if Recorder.isRecording {
        recorder.note(
          .location, request.absolute(location.span, isTLS: facts.connection.isTLS).span)
      }
    case .execute(let page):
      if Recorder.isRecording { recorder.record(.errorPage, Finding(result: .passed, setting: row.setting)) }
      guard request.site.pool(of: request.path) == request.site.pool(of: page.path.span) else {
        let finding = Finding.violated(row.setting, .none, ByteRange(0, 0), status: StatusCode(403, 18))
        recorder.record(.otherPool, finding)
        verdict.errorStatus = status
        verdict.answer(.otherPool, finding, &state)
        return
      }
      scratch.children[Int(request.level)].setErrorPage(
        page, of: request, status: status, isTLS: facts.connection.isTLS)
      state.disposition = .child
    }
  }

  /// Whether the response is replaced at all: not where detailed errors are sent, and not where the handler's
  /// own response is left. Source: content-and-errors 8.1.
  private static func replaces(
    _ policy: CustomErrorPolicy, _ facts: borrowing RequestFacts, _ state: borrowing RequestState,
    _ verdict: borrowing Verdict
  ) -> Bool {
    switch policy.existingResponse {
    case .passThrough: return false
    case .replace: break
    case .auto:
      // ASP.NET asks IIS to leave its own error pages alone.
      if state.kind.isManaged, verdict.check?.isManagedError ?? false { return false }
    }
    switch policy.errorMode {
    case .detailed: return false
    case .detailedLocalOnly: return !(facts.connection.isLocal ?? false)
    case .custom: return true
    }
  }

  /// The codes that no row can change. Source: Microsoft, httpErrors/error; a row for 500 is observed to
  /// count (HE10).
  private static func isCustomizable(_ code: StatusCode) -> Bool {
    switch code.status {
    case 400, 411, 414, 501, 503, 505: false
    case 403: code.substatus != 9
    case 500: code.substatus != 11 && code.substatus != 14 && code.substatus != 15
    default: true
    }
  }
}
