internal import StatusCodes

/// The managed handler of an ASP.NET application, in either pipeline mode.
///
/// Source: content-and-errors 2.7 and 9.1.
enum ManagedPipelineHandler {
  /// The name mappings use; no `<modules>` list has it.
  static let name = "ManagedPipelineHandler"

  static func execute<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ map: HandlerMap, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    let handler = map.rows[Int(state.row)].handler
    let setting = map.rows[Int(state.row)].setting
    switch handler.kind {
    case .forbidden where !(request.site.runsWebPages && handler.compilesFile):
      answer(request, setting, StatusCode(403, 0), &state, &recorder, &verdict)
    case .notFound: answer(request, setting, StatusCode(404, 0), &state, &recorder, &verdict)
    case .methodNotAllowed: answer(request, setting, StatusCode(405, 0), &state, &recorder, &verdict)
    default:
      if handler.compilesFile, state.place.kind == .missing {
        let finding = Finding.violated(
          -1, .path, ByteRange(Int(state.place.length), state.scriptLength), status: StatusCode(404, 0))
        recorder.record(.managedResource, finding)
        verdict.answer(.managedResource, finding, &state)
        return
      }
      if handler.compilesFile, state.place.kind == .unknown { verdict.assumptions.insert(.unknownContent) }
      HandlerExecution.conclude(request, handler.kind, &state, &recorder, &verdict)
    }
  }

  private static func answer<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ setting: Int32, _ status: StatusCode, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    let finding = Finding.violated(setting, .path, ByteRange(0, state.scriptLength), status: status)
    recorder.record(.managedHandler, finding)
    verdict.answer(.managedHandler, finding, &state)
  }
}
