internal import StatusCodes

/// IIS's DefaultDocumentModule: serves a folder by a file in it. It runs for the StaticFile mapping.
///
/// The folder's URL without its slash is redirected to the URL with it; with the slash the first listed file
/// that exists is decided as a request of its own, and what comes of that is final. Source:
/// content-and-errors 4.1 (rows 12 to 15) and 4.3; observed D1 to D15, UC.
enum DefaultDocumentModule {
  /// The name in `<modules>`.
  static let name = "DefaultDocumentModule"

  static func executeRequestHandler<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: DefaultDocumentPolicy, browses: Bool, isTLS: Bool,
    _ state: inout RequestState, _ scratch: inout Scratch, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    guard state.place.kind == .directory, policy.isEnabled || browses else { return }
    guard state.place.endsWithSlash else {
      redirect(request, policy, isTLS: isTLS, &state, &recorder, &verdict)
      return
    }
    guard policy.isEnabled else { return }
    for file in policy.files {
      let place = request.site.content.find(file.path.span, from: state.place.node)
      if place.kind == .unknown {
        verdict.assumptions.insert(.unknownContent)
        state.place = place
        return
      }
      guard place.isFile ?? false else { continue }
      if Recorder.isRecording {
        recorder.record(.defaultDocument, Finding(result: .passed, setting: file.setting))
      }
      scratch.children[Int(request.level)].setChild(of: request, appending: file.path.span)
      state.disposition = .child
      return
    }
  }

  /// 301 to the same URL with a slash for GET, HEAD and POST, 405.0 for other methods (inferred).
  private static func redirect<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: DefaultDocumentPolicy, isTLS: Bool,
    _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    guard request.isGetOrHead || request.method.equals("POST") else {
      let finding = Finding.violated(-1, .method, request.head.method, status: StatusCode(405, 0))
      recorder.record(.staticVerb, finding)
      verdict.answer(.staticVerb, finding, &state)
      return
    }
    if Recorder.isRecording { note(request, isTLS: isTLS, &recorder) }
    let finding = Finding(
      result: .passed, setting: policy.enabledSetting, status: StatusCode(301, 0), part: .path,
      bytes: ByteRange(request.path.count, request.path.count))
    recorder.record(.directorySlash, finding)
    verdict.answer(.directorySlash, finding, &state)
  }

  /// The Location: absolute when the request names a host. Source: content-and-errors 4.3.
  private static func note<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, isTLS: Bool, _ recorder: inout Recorder
  ) {
    var location = request.absolute(request.target.bytes(request.head.rawPath), isTLS: isTLS)
    location.append(UInt8(ascii: "/"))
    if request.head.flags.contains(.hasQuery) {
      location.append(UInt8(ascii: "?"))
      location.append(request.query)
    }
    recorder.note(.location, location.span)
  }
}
