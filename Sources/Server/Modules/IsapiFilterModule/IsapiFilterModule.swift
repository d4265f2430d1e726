internal import StatusCodes

/// IIS's IsapiFilterModule: runs ISAPI filters, which may refuse a user before any other module has looked for one.
///
/// What a filter does is a declared fact. Source: access-control 1.3 and 7.1.
enum IsapiFilterModule {
  /// The name in `<modules>`.
  static let name = "IsapiFilterModule"

  static func authenticateRequest<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ state: inout RequestState, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    guard case .event(.filterDenied) = request.site.results[request.path] else { return }
    let finding = Finding.violated(-1, .none, ByteRange(0, 0), status: HandlerEvent.filterDenied.status)
    recorder.record(.filterAuthentication, finding)
    verdict.answer(.filterAuthentication, finding, &state)
  }
}
