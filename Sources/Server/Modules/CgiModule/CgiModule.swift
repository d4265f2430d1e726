/// IIS's CgiModule: starts a program for the request.
///
/// Source: content-and-errors 2.6 and 7.3.
enum CgiModule {
  /// The name in `<modules>`.
  static let name = "CgiModule"

  static func executeRequestHandler<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ map: HandlerMap, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    guard HandlerExecution.mayRun(request, map, &state, &recorder, &verdict) else { return }
    HandlerExecution.conclude(request, .cgi, &state, &recorder, &verdict)
  }
}
