/// The ASP.NET Core Module, both versions: runs or proxies an ASP.NET Core application.
///
/// Source: content-and-errors 7.1 and 9.4.
enum AspNetCoreModule {
  /// The names in `<modules>`.
  static let names = ["AspNetCoreModule", "AspNetCoreModuleV2"]

  static func executeRequestHandler<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ state: inout RequestState, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    HandlerExecution.conclude(request, .aspNetCore, &state, &recorder, &verdict)
  }
}
