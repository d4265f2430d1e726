internal import StatusCodes

/// IIS's WebDAVModule. Where authoring is off it refuses the methods of WebDAV with 405.0, whatever handler is
/// mapped to them; where it is on it answers them.
///
/// The order of its gates: TLS, a user, the headers, the body, the authoring rules, locks, the MIME type, and
/// then what the content allows. But for the first, the refusal of infinite depth and the MIME type it is
/// inferred from RFC 4918. Source: content-and-errors 5.
enum WebDAVModule {
  /// The name in `<modules>`.
  static let name = "WebDAVModule"

  static func mapRequestHandler<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: borrowing ScopePolicy, _ facts: borrowing RequestFacts,
    _ state: inout RequestState, _ scratch: inout Scratch, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    let dav = policy.webDAV
    guard let method = method(request, dav) else { return }
    guard dav.isEnabled else {
      answer(
        .webDAVAuthoring,
        .violated(dav.enabledSetting, .method, request.head.method, status: StatusCode(405, 0)), &state,
        &recorder, &verdict)
      return
    }
    let headers = ContentHeaders(request.wire, request.fields)
    if dav.requiresSSL, !facts.connection.isTLS {
      answer(
        .webDAVSSL,
        .violated(dav.requiresSSLSetting, .none, ByteRange(0, 0), status: StatusCode(403, 4)), &state,
        &recorder, &verdict)
      return
    }
    let mayBeAnonymous = method == .propfind && dav.allowsAnonymousPropfind
    if !state.user.isAuthenticated, !mayBeAnonymous {
      answer(
        .webDAVUser, .violated(-1, .none, ByteRange(0, 0), status: StatusCode(401, 2)), &state, &recorder,
        &verdict)
      return
    }
    var operation = WebDAVOperation(method, headers)
    guard operation.readHeaders(request, policy, &state, &recorder, &verdict),
      operation.readBody(request, dav, &state, &scratch, &recorder, &verdict),
      operation.cookDestination(request, &scratch, &state, &recorder, &verdict)
    else { return }
    Authentication.readName(state.user, facts, &scratch)
    operation.perform(request, policy, facts, &state, &scratch, &recorder, &verdict)
  }

  /// What a request asks of WebDAV, or `nil` when another handler takes it: of GET and HEAD it takes those for a
  /// file's source. Source: content-and-errors 5.1.
  static func method(_ request: borrowing RequestView, _ policy: WebDAVPolicy) -> WebDAVMethod? {
    guard request.isGetOrHead else { return WebDAVMethod(request.method) }
    guard policy.isEnabled,
      let translate = ContentHeaders(request.wire, request.fields).value(.translate, request.fields),
      WebDAVHeaders.translate(request.wire.bytes(translate)) != true
    else { return nil }
    return .source
  }

  /// Ends the request.
  static func answer<Recorder: TraceRecorder>(
    _ check: Check, _ finding: Finding, _ state: inout RequestState, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    recorder.record(check, finding)
    verdict.answer(check, finding, &state)
  }

  /// Ends the request with 400 and the substatus of a header.
  static func fault<Recorder: TraceRecorder>(
    _ substatus: UInt16, _ bytes: ByteRange, _ state: inout RequestState, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    answer(
      .webDAVHeader, .violated(-1, .header, bytes, status: StatusCode(400, substatus)), &state, &recorder,
      &verdict)
  }
}
