internal import StatusCodes

/// IIS's FastCgiModule: hands the request to a process that stays, for example PHP.
///
/// Source: content-and-errors 7.3.
enum FastCgiModule {
  /// The name in `<modules>`.
  static let name = "FastCgiModule"

  static func executeRequestHandler<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ map: HandlerMap, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    let program = map.rows[Int(state.row)].handler.fastCgiProgram
    guard program != .unregistered else {
      let finding = Finding.violated(
        map.rows[Int(state.row)].setting, .none, ByteRange(0, 0), status: StatusCode(500, 0))
      recorder.record(.fastCgiApplication, finding)
      verdict.answer(.fastCgiApplication, finding, &state)
      return
    }
    if program == .ignoresErrorStream, case .event(.fastCgiStderr) = request.site.results[request.path] {
      state.disposition = .finished
      verdict.outcome = .passed
      verdict.status = StatusCode(200, 0)
      return
    }
    HandlerExecution.conclude(request, .fastCgi, &state, &recorder, &verdict)
  }
}
