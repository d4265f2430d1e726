internal import StatusCodes

/// The web server core's part of EXECUTE_REQUEST_HANDLER, and what all handlers have in common that run a
/// program or application.
///
/// Source: content-and-errors 2.8 and 7.
enum HandlerExecution {
  /// 500.0: a mapping has a preCondition IIS does not know.
  static func checkPreConditions<Recorder: TraceRecorder>(
    _ setting: Int32, _ state: inout RequestState, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    guard setting >= 0 else { return }
    let finding = Finding.violated(setting, .none, ByteRange(0, 0), status: StatusCode(500, 0))
    recorder.record(.preCondition, finding)
    verdict.answer(.preCondition, finding, &state)
  }

  /// 500.21: the mapping names a module that is not loaded. The check comes with execution, so what the
  /// mapping needs was found before. Source: content-and-errors 2.8.
  static func checkModules<Recorder: TraceRecorder>(
    _ map: HandlerMap, _ state: inout RequestState, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    let module = map.rows[Int(state.row)].handler.unloadedModule
    guard module >= 0 else { return }
    let finding = Finding.violated(module, .none, ByteRange(0, 0), status: StatusCode(500, 21))
    recorder.record(.handlerModule, finding)
    verdict.answer(.handlerModule, finding, &state)
  }

  /// 404.2: `isapiCgiRestriction` does not let the binary run.
  ///
  /// - Returns: whether it may run.
  static func mayRun<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ map: HandlerMap, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) -> Bool {
    let row = map.rows[Int(state.row)]
    let restriction =
      switch row.handler.restriction {
      case .ofFile:
        map.fileRestrictions.verdict(
          on: request.path.extracting(0..<state.scriptLength), isCGI: row.handler.kind == .cgi)
      case .allowed, .denied: row.handler.restriction
      }
    guard case .denied(let setting) = restriction else { return true }
    let finding = Finding.violated(
      setting, .path, ByteRange(0, state.scriptLength), status: StatusCode(404, 2))
    recorder.record(.isapiRestriction, finding)
    verdict.answer(.isapiRestriction, finding, &state)
    return false
  }

  /// The request reaches an application: what was declared for its path happens, or nothing is known of the
  /// result.
  static func conclude<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ kind: Handler.Kind, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    state.disposition = .finished
    switch request.site.results[request.path] {
    case .answers(let status):
      verdict.outcome = .passed
      verdict.status = status
    case .event(.readsBody):
      verdict.isContinued = request.isBodyHeldBack
      verdict.outcome = .passed
      verdict.status = StatusCode(200, 0)
    case .event(let event) where event.concerns(kind):
      let check = event.isManagedError ? Check.managedException : .handlerEvent
      let finding = Finding(result: .violated, status: event.status)
      recorder.record(check, finding)
      verdict.answer(check, finding, &state)
    case .event, nil: verdict.outcome = .passed
    }
  }
}
