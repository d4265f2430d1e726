internal import StatusCodes

/// The WWW-Authenticate headers that authentication modules add to any 401 at SEND_RESPONSE.
///
/// Source: access-control 1.1, step 14, and 5.2.
enum Challenges {
  static func sendResponse<Recorder: TraceRecorder>(
    _ step: Step, _ request: borrowing RequestView, _ policy: AuthenticationPolicy,
    _ verdict: borrowing Verdict, _ recorder: inout Recorder
  ) {
    guard verdict.status?.status == 401 else { return }
    switch step {
    case .windowsChallenge:
      guard let windows = policy.windows else { return }
      for provider in windows.providers { recorder.note(.challenge, Array(provider.utf8).span) }
    case .basicChallenge:
      guard let basic = policy.basic else { return }
      note("Basic", basic.realm, request, &recorder)
    case .digestChallenge:
      guard policy.digest >= 0 else { return }
      note("Digest", policy.digestRealm, request, &recorder)
    default: break
    }
  }

  /// Without a realm of its own a scheme names the host.
  private static func note<Recorder: TraceRecorder>(
    _ scheme: String, _ realm: String, _ request: borrowing RequestView, _ recorder: inout Recorder
  ) {
    var text = Array("\(scheme) realm=\"\(realm)".utf8)
    if realm.isEmpty {
      let host = request.wire.bytes(request.head.host)
      for index in host.indices where host[index] != UInt8(ascii: "\"") { text.append(host[index]) }
    }
    text.append(UInt8(ascii: "\""))
    recorder.note(.challenge, text.span)
  }
}
