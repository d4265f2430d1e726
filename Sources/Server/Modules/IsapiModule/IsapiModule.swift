internal import StatusCodes

/// IIS's IsapiModule: runs an ISAPI extension; classic ASP, and ASP.NET in classic mode, are two of them.
///
/// Source: content-and-errors 2.6 and 7.2.
enum IsapiModule {
  /// The name in `<modules>`.
  static let name = "IsapiModule"

  static func executeRequestHandler<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ map: HandlerMap, _ managed: ManagedRequestPolicy,
    _ profile: borrowing ServerProfile, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    guard HandlerExecution.mayRun(request, map, &state, &recorder, &verdict) else { return }
    let handler = map.rows[Int(state.row)].handler
    if handler.kind == .asp, isGlobalAsa(request.path.extracting(0..<state.scriptLength)) {
      let finding = Finding.violated(
        -1, .path, ByteRange(0, state.scriptLength), status: StatusCode(500, 15))
      recorder.record(.globalAsa, finding)
      verdict.answer(.globalAsa, finding, &state)
      return
    }
    if handler.kind.isManaged {
      guard ManagedRequestValidation.isValid(request, managed, profile, &state, &recorder, &verdict)
      else { return }
      ManagedPipelineHandler.execute(request, map, managed, &state, &recorder, &verdict)
    } else {
      HandlerExecution.conclude(request, handler.kind, &state, &recorder, &verdict)
    }
  }

  /// Whether a script path names the application's own file.
  private static func isGlobalAsa(_ path: Span<UInt8>) -> Bool {
    var start = path.count
    while start > 0, path[start - 1] != UInt8(ascii: "/") { start -= 1 }
    return path.extracting(start..<path.count).equalsCaseless("global.asa")
  }
}
