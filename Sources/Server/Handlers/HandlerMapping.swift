internal import StatusCodes

/// The web server core's step of MAP_REQUEST_HANDLER: the selected mapping must exist, be permitted and find
/// what it needs.
///
/// Source: content-and-errors 2.3 to 2.5, 2.7 and 3.
enum HandlerMapping {
  static func mapRequestHandler<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ map: HandlerMap, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    guard selectsOne(request, map, &state, &recorder, &verdict),
      grantsAccess(request, map, &state, &recorder, &verdict)
    else { return }
    if map.rows[Int(state.row)].handler.kind == .transferRequest,
      !transfer(request, map, &state, &recorder, &verdict)
    {
      return
    }
    findResource(request, map, &state, &recorder, &verdict)
  }

  /// 404.4: no mapping matches.
  private static func selectsOne<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ map: HandlerMap, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) -> Bool {
    guard state.row < 0 else {
      if Recorder.isRecording {
        recorder.record(
          .handlerMapping, Finding(result: .passed, setting: map.rows[Int(state.row)].setting))
      }
      return true
    }
    let finding = Finding.violated(-1, .path, ByteRange(0, request.path.count), status: StatusCode(404, 4))
    recorder.record(.handlerMapping, finding)
    verdict.answer(.handlerMapping, finding, &state)
    return false
  }

  /// 403.1, 403.2, 403.3: `accessPolicy` lacks what the mapping asks for. Source: observed IV29.
  private static func grantsAccess<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ map: HandlerMap, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) -> Bool {
    let required = map.rows[Int(state.row)].handler.requiredAccess
    let granted = map.accessPolicy.granted(isLocal: state.isLocalClient)
    guard !granted.isSuperset(of: required) else {
      if Recorder.isRecording {
        recorder.record(.handlerAccess, Finding(result: .passed, setting: map.accessSetting))
      }
      return true
    }
    let code =
      required == .read ? StatusCode(403, 2) : required == .write ? StatusCode(403, 3) : StatusCode(403, 1)
    let finding = Finding.violated(
      map.accessSetting, .path, ByteRange(0, state.scriptLength), status: code)
    recorder.record(.handlerAccess, finding)
    verdict.answer(.handlerAccess, finding, &state)
    return false
  }

  /// TransferRequestHandler: when no route takes the URL, ASP.NET hands it back and IIS selects again among
  /// the other mappings. Without knowledge of the content it stays with ASP.NET.
  ///
  /// - Returns: whether the request goes on.
  private static func transfer<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ map: HandlerMap, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) -> Bool {
    let place = request.site.content.find(request.path)
    guard request.site.results[request.path] == nil else { return true }
    guard place.kind != .unknown else {
      verdict.assumptions.insert(.unknownContent)
      return true
    }
    if place.kind == .missing { verdict.assumptions.insert(.noRoute) }
    let selection = map.select(
      request.path, request.shape, method: request.method, isGet: request.isGet, isTransferred: true)
    select(selection, &state, &verdict)
    return selectsOne(request, map, &state, &recorder, &verdict)
      && grantsAccess(request, map, &state, &recorder, &verdict)
  }

  private static func select(
    _ selection: HandlerMap.Selection, _ state: inout RequestState, _ verdict: inout Verdict
  ) {
    state.row = selection.row
    state.scriptLength = selection.scriptLength
    verdict.handler = selection.row
    verdict.scriptLength = UInt32(selection.scriptLength)
  }

  /// 404.0: `resourceType` asks for a file or folder that is not there. A mapping for files is passed over
  /// where a folder stands, and the other way round (inferred).
  private static func findResource<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ map: HandlerMap, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    while true {
      let handler = map.rows[Int(state.row)].handler
      let script = request.path.extracting(0..<state.scriptLength)
      state.place = request.site.content.find(script)
      let isMismatch =
        handler.resourceType == .file && state.place.kind == .directory
        || handler.resourceType == .directory && state.place.kind == .file
      guard isMismatch else { break }
      select(
        map.select(
          request.path, request.shape, method: request.method, isGet: request.isGet, after: state.row),
        &state, &verdict)
      guard selectsOne(request, map, &state, &recorder, &verdict),
        grantsAccess(request, map, &state, &recorder, &verdict)
      else { return }
    }
    guard map.rows[Int(state.row)].handler.resourceType != .unspecified else { return }
    switch state.place.kind {
    case .unknown:
      verdict.assumptions.insert(.unknownContent)
      // Without the file the request ends here: what the handler's modules would find is not known to matter.
      if map.rows[Int(state.row)].handler.kind != .staticFile, request.site.results[request.path] == nil {
        state.disposition = .finished
      }
    case .file, .directory:
      if Recorder.isRecording {
        recorder.record(
          .handlerResource,
          Finding(
            result: .passed, setting: map.rows[Int(state.row)].setting, part: .path,
            bytes: ByteRange(0, state.scriptLength)))
      }
    case .missing:
      let finding = Finding.violated(
        map.rows[Int(state.row)].setting, .path, ByteRange(Int(state.place.length), state.scriptLength),
        status: StatusCode(404, 0))
      recorder.record(.handlerResource, finding)
      verdict.answer(.handlerResource, finding, &state)
    }
  }
}
