/// IIS's DigestAuthenticationModule.
///
/// Source: access-control 5.2 and 9, 10: a stale nonce is challenged anew, which ends in 401.2.
enum DigestAuthenticationModule {
  /// The name in `<modules>`.
  static let name = "DigestAuthenticationModule"

  static func authenticateRequest<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: AuthenticationPolicy, _ facts: borrowing RequestFacts,
    _ state: inout RequestState, _ scratch: inout Scratch, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    guard state.user.kind == .none, policy.digest >= 0 else { return }
    let header = AuthorizationHeader(request)
    guard header.scheme == .digest || Authentication.isOffered(.digest, header, facts),
      facts.credentials.logon != .staleNonce
    else { return }
    let isNamed =
      header.scheme == .digest && readName(request.wire.bytes(header.token), &scratch)
    Authentication.logOn(
      as: .windows, setting: policy.digest, token: header.scheme == .digest ? header.value : ByteRange(0, 0),
      named: isNamed, facts, &state, &recorder, &verdict)
  }

  /// Puts the value of `username="..."` into `scratch.userName`; a backslash is taken for itself, as the
  /// names of Windows hold one.
  private static func readName(_ token: Span<UInt8>, _ scratch: inout Scratch) -> Bool {
    var index = 0
    while index < token.count {
      while index < token.count, token[index] <= 0x20 || token[index] == UInt8(ascii: ",") { index += 1 }
      let start = index
      while index < token.count, token[index] != UInt8(ascii: "="), token[index] != UInt8(ascii: ",") {
        index += 1
      }
      let isName = token.extracting(start..<index).equalsCaseless("username")
      guard index < token.count, token[index] == UInt8(ascii: "=") else { continue }
      index += 1
      let isQuoted = index < token.count && token[index] == UInt8(ascii: "\"")
      if isQuoted { index += 1 }
      let value = index
      let end = isQuoted ? UInt8(ascii: "\"") : UInt8(ascii: ",")
      while index < token.count, token[index] != end { index += 1 }
      if isName, index > value {
        scratch.userName.removeAll()
        scratch.userName.append(token.extracting(value..<index))
        return true
      }
      if isQuoted, index < token.count { index += 1 }
    }
    return false
  }
}
