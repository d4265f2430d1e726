internal import Configuration
internal import StatusCodes

/// Application Request Routing: takes what a rewrite rule sends to another server.
///
/// It runs where every request runs, so authentication and authorization come before. Source: content-and-errors
/// 7.4 (Microsoft, HTTP status codes in IIS; Troubleshooting 502 errors in ARR); observed UR32.
enum ApplicationRequestRouting {
  /// The name in `<modules>`.
  static let name = "ApplicationRequestRouting"

  static func executeRequestHandler<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ state: inout RequestState, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    guard state.foreignRule >= 0 else { return }
    HandlerExecution.conclude(request, .proxy, &state, &recorder, &verdict)
    if verdict.status == nil { verdict.assumptions.insert(.otherServer) }
  }

  /// 404.4: the URL leads to another server, and nothing takes it there. IIS meets that when it maps the
  /// request to a handler.
  static func refuse<Recorder: TraceRecorder>(
    _ state: inout RequestState, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    let finding = Finding.violated(
      state.foreignRule, .none, ByteRange(0, 0), status: StatusCode(404, 4))
    recorder.record(.foreignRewrite, finding)
    verdict.answer(.foreignRewrite, finding, &state)
  }
}

/// Which servers Application Request Routing sends requests to.
struct RequestRouting: Sendable {
  /// Whether it sends them anywhere: `<proxy enabled>`.
  var isProxyEnabled = false
  /// The names of the farms, which URLs name as their host.
  var farms: [[UInt8]] = []

  /// It is not installed.
  static let none = RequestRouting()

  /// Whether a URL such as `http://farm/a` is sent on.
  func takes(_ url: Span<UInt8>) -> Bool {
    if isProxyEnabled { return true }
    var start = 0
    while start + 2 < url.count, url[start] != UInt8(ascii: "/") { start += 1 }
    start = min(start + 2, url.count)
    var end = start
    while end < url.count, url[end] != UInt8(ascii: "/"), url[end] != UInt8(ascii: ":"),
      url[end] != UInt8(ascii: "?")
    {
      end += 1
    }
    for farm in farms where FileName.equal(farm.span, url.extracting(start..<end)) { return true }
    return false
  }
}

extension ScopePolicyBuilder {
  /// What the server's own sections say of Application Request Routing.
  mutating func requestRouting() -> RequestRouting {
    if let known = sections.requestRouting { return known }
    var routing = RequestRouting()
    let configuration = reader.configuration
    if let proxy = try? configuration.effectiveAtServer("system.webServer/proxy") {
      routing.isProxyEnabled = proxy.bool("enabled")
    }
    if let farms = try? configuration.effectiveAtServer("webFarms") {
      routing.farms = farms.collection("webFarm").filter { $0.bool("enabled") }.map {
        Array($0.string("name").utf8)
      }
    }
    sections.requestRouting = routing
    return routing
  }
}
