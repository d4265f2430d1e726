internal import StatusCodes

/// The ASP.NET Core Module, both versions: runs or proxies an ASP.NET Core application.
///
/// While an app_offline.htm lies in the application's folder every request ends in 503.0. One worker process
/// holds one application that runs in it, and none beside it: the second one fails.
/// Source: content-and-errors 7.1 and 9.4; observed (500.35).
enum AspNetCoreModule {
  /// The names in `<modules>`.
  static let names = ["AspNetCoreModule", "AspNetCoreModuleV2"]

  static func executeRequestHandler<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ map: HandlerMap, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    guard !state.isOffline else {
      let finding = Finding.violated(-1, .none, ByteRange(0, 0), status: StatusCode(503, 0))
      recorder.record(.applicationOffline, finding)
      verdict.answer(.applicationOffline, finding, &state)
      return
    }
    let status: StatusCode
    switch request.site.place(of: request.path).coreHosting {
    case .alone:
      return HandlerExecution.conclude(request, .aspNetCore, &state, &recorder, &verdict)
    case .first:
      verdict.assumptions.insert(.firstApplication)
      return HandlerExecution.conclude(request, .aspNetCore, &state, &recorder, &verdict)
    case .mixed: status = StatusCode(500, 34)
    case .second: status = StatusCode(500, 35)
    }
    let finding = Finding.violated(
      map.rows[Int(state.row)].setting, .none, ByteRange(0, 0), status: status)
    recorder.record(.coreHosting, finding)
    verdict.answer(.coreHosting, finding, &state)
  }
}
