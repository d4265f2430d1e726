internal import StatusCodes

/// The managed handler of an ASP.NET application, in either pipeline mode.
///
/// Source: content-and-errors 2.7 and 9.1.
enum ManagedPipelineHandler {
  /// The name mappings use; no `<modules>` list has it.
  static let name = "ManagedPipelineHandler"

  static func execute<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ map: HandlerMap, _ policy: ManagedRequestPolicy,
    _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    let handler = map.rows[Int(state.row)].handler
    let setting = map.rows[Int(state.row)].setting
    if handler.isTypeMissing {
      answer(request, setting, StatusCode(500, 0), check: .managedType, &state, &recorder, &verdict)
      return
    }
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
      if case .event(.readsBody) = request.site.results[request.path],
        !readsBody(request, policy, &state, &recorder, &verdict)
      {
        return
      }
      HandlerExecution.conclude(request, handler.kind, &state, &recorder, &verdict)
    }
  }

  private static func answer<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ setting: Int32, _ status: StatusCode,
    check: Check = .managedHandler, _ state: inout RequestState, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    let finding = Finding.violated(setting, .path, ByteRange(0, state.scriptLength), status: status)
    recorder.record(check, finding)
    verdict.answer(check, finding, &state)
  }

  /// 500.0: the application reads a body that is longer than `maxRequestLength`, chunked or not.
  /// Source: content-and-errors 9.1; observed RL6, RL7, IV14.
  private static func readsBody<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: ManagedRequestPolicy, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) -> Bool {
    let isChunked = request.head.flags.contains(.isChunked)
    let length =
      isChunked
      ? ChunkedBody.length(request.wire, from: Int(request.head.end)) : request.head.contentLength
    guard length > policy.maxRequestLength.value else { return true }
    let finding = Finding.violated(
      policy.maxRequestLength.setting, isChunked ? .none : .header, request.contentLengthField, seen: length,
      limit: policy.maxRequestLength.value, status: StatusCode(500, 0))
    // The length of a body in chunks is known only when it was read.
    verdict.isContinued = isChunked && request.isBodyHeldBack
    recorder.record(.managedException, finding)
    verdict.answer(.managedException, finding, &state)
    return false
  }
}
