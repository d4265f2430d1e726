internal import StatusCodes

/// IIS's ProtocolSupportModule: answers OPTIONS, and TRACE where the registry allows it. It runs for the
/// mappings OPTIONSVerbHandler and TRACEVerbHandler, whether the URL leads anywhere or not.
///
/// Source: content-and-errors 4.2; observed MH37, MH38, RL15.
enum ProtocolSupportModule {
  /// The name in `<modules>`.
  static let name = "ProtocolSupportModule"

  static func executeRequestHandler<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ profile: borrowing ServerProfile, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    let check: Check
    let finding: Finding
    if request.method.equals("OPTIONS") {
      check = .options
      finding = Finding(
        result: .passed, status: StatusCode(200, 0), part: .method, bytes: request.head.method)
    } else {
      check = .trace
      let isEnabled = profile.enableTraceMethod && request.method.equals("TRACE")
      finding =
        isEnabled
        ? Finding(result: .passed, status: StatusCode(200, 0), part: .method, bytes: request.head.method)
        : .violated(-1, .method, request.head.method, status: StatusCode(501, 0))
    }
    recorder.record(check, finding)
    verdict.answer(check, finding, &state)
  }
}
