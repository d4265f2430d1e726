internal import Configuration
internal import StatusCodes

/// The `<serverRuntime>` of one scope, which the web server core obeys.
///
/// Source: content-and-errors 7.1 and 7.2.
struct ServerRuntimePolicy: Sendable {
  var isEnabled = true
  var enabledSetting: Int32 = -1
  /// How many requests of the application may run at once.
  var concurrentRequests = RequestFilteringPolicy.Limit(value: .max, setting: -1)
  /// The largest body, in bytes.
  var requestEntity = RequestFilteringPolicy.Limit(value: .max, setting: -1)
  /// How much of a body is read ahead, in bytes.
  var readAhead = RequestFilteringPolicy.Limit(value: .max, setting: -1)

  init() {}

  init(_ section: EffectiveElement, settings: inout SettingList) {
    let path = "system.webServer/serverRuntime"
    func limit(_ name: String) -> RequestFilteringPolicy.Limit {
      RequestFilteringPolicy.Limit(
        value: section.uint(name), setting: settings.add(path, name, of: section))
    }
    isEnabled = section.bool("enabled")
    enabledSetting = settings.add(path, "enabled", of: section)
    concurrentRequests = limit("appConcurrentRequestLimit")
    requestEntity = limit("maxRequestEntityAllowed")
    readAhead = limit("uploadReadAheadSize")
  }
}

/// What the core checks of every request by `<serverRuntime>`.
enum ServerRuntime {
  /// 503.0 for an application that is switched off, 503.2 when too many of its requests run.
  static func beginRequest<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: ServerRuntimePolicy, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    let running = request.site.runningRequests
    if !policy.isEnabled {
      let finding = Finding.violated(
        policy.enabledSetting, .none, ByteRange(0, 0), status: StatusCode(503, 0))
      recorder.record(.runtimeEnabled, finding)
      verdict.answer(.runtimeEnabled, finding, &state)
    } else if running > policy.concurrentRequests.value {
      let finding = Finding.violated(
        policy.concurrentRequests.setting, .none, ByteRange(0, 0), seen: running,
        limit: policy.concurrentRequests.value, status: StatusCode(503, 2))
      recorder.record(.concurrentRequests, finding)
      verdict.answer(.concurrentRequests, finding, &state)
    }
  }

  /// 413.0 when the handler would read a body that is larger than the limit. Microsoft's page speaks of 403.
  static func executeRequestHandler<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: ServerRuntimePolicy, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    guard request.head.flags.contains(.hasContentLength), state.kind != .staticFile,
      request.head.contentLength > policy.requestEntity.value
    else { return }
    let finding = Finding.violated(
      policy.requestEntity.setting, .header, request.contentLengthField, seen: request.head.contentLength,
      limit: policy.requestEntity.value, status: StatusCode(413, 0))
    recorder.record(.requestEntity, finding)
    verdict.answer(.requestEntity, finding, &state)
  }
}

extension ServerRuntimePolicy {
  /// 413.0: the body must be read before the server can ask for the client's certificate, and is longer than
  /// what is read ahead. Source: content-and-errors 7.2 (Microsoft, HTTP status codes in IIS: 413.0; observed
  /// reports).
  ///
  /// - Returns: whether the request goes on.
  func holdsBody<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ facts: borrowing RequestFacts, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) -> Bool {
    let isChunked = request.head.flags.contains(.isChunked)
    let length =
      isChunked
      ? ChunkedBody.length(request.wire, from: Int(request.head.end)) : request.head.contentLength
    guard length > readAhead.value else { return true }
    if facts.connection.tlsVersion == nil { verdict.assumptions.insert(.renegotiation) }
    verdict.assumptions.insert(.firstCertificateRequest)
    let finding = Finding.violated(
      readAhead.setting, isChunked ? .none : .header, request.contentLengthField, seen: length,
      limit: readAhead.value, status: StatusCode(413, 0))
    recorder.record(.uploadReadAhead, finding)
    verdict.answer(.uploadReadAhead, finding, &state)
    return false
  }
}
