internal import Configuration
internal import StatusCodes

/// The `<hsts>` of a site, where it is enabled.
///
/// Source: access-control 2.6.
struct StrictTransportPolicy: Sendable {
  static let section = "system.applicationHost/sites/site/hsts"

  /// The value of the Strict-Transport-Security header.
  let header: [UInt8]
  /// The index of `redirectHttpToHttps` where it is set, or -1.
  let redirectSetting: Int32

  /// `nil` where the element does nothing: without `enabled` neither part works, which is inferred.
  init?(_ hsts: EffectiveElement, settings: inout SettingList) {
    guard hsts.bool("enabled") else { return nil }
    var text = "max-age=\(hsts.uint("max-age"))"
    if hsts.bool("includeSubDomains") { text += "; includeSubDomains" }
    if hsts.bool("preload") { text += "; preload" }
    header = Array(text.utf8)
    let redirects = hsts.bool("redirectHttpToHttps")
    redirectSetting = redirects ? settings.add(Self.section, "redirectHttpToHttps", of: hsts) : -1
  }
}

extension ProtocolSupportModule {
  /// Sends a request that came without TLS to the same URL under https, on port 443.
  ///
  /// The target is documented; that the redirect comes last in BEGIN_REQUEST and its code are inferred.
  /// Source: access-control 2.6.
  static func beginRequest<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: StrictTransportPolicy, _ profile: borrowing ServerProfile,
    _ facts: borrowing RequestFacts, _ state: inout RequestState, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    guard !facts.connection.isTLS, policy.redirectSetting >= 0 else { return }
    if Recorder.isRecording { recorder.note(.location, secureURL(of: request).span) }
    let status: UInt16 =
      switch profile.options.access.hstsRedirectStatus {
      case .temporaryRedirect: 307
      case .found: 302
      case .movedPermanently: 301
      }
    let finding = Finding(result: .passed, setting: policy.redirectSetting, status: StatusCode(status, 0))
    recorder.record(.secureRedirect, finding)
    verdict.answer(.secureRedirect, finding, &state)
  }

  /// Adds Strict-Transport-Security to whatever is answered over TLS; only for traces.
  static func sendResponse<Recorder: TraceRecorder>(
    _ policy: StrictTransportPolicy, _ facts: borrowing RequestFacts, _ recorder: inout Recorder
  ) {
    if facts.connection.isTLS { recorder.note(.strictTransport, policy.header.span) }
  }

  private static func secureURL(of request: borrowing RequestView) -> [UInt8] {
    var url = Array("https://".utf8)
    let host = request.wire.bytes(request.head.host)
    var end = host.count
    for index in host.indices {
      if host[index] == UInt8(ascii: ":"), end == host.count { end = index }
      // What came before belongs to an IPv6 address.
      if host[index] == UInt8(ascii: "]") { end = host.count }
    }
    url.append(host.extracting(0..<end))
    let path = request.target.bytes(request.head.rawPath)
    if path.count == 0 { url.append(UInt8(ascii: "/")) }
    url.append(path)
    if request.head.flags.contains(.hasQuery) {
      url.append(UInt8(ascii: "?"))
      url.append(request.query)
    }
    return url
  }
}
