internal import StatusCodes

/// IIS's IpRestrictionModule: static lists of addresses and host names.
///
/// Source: access-control 3.
enum IpRestrictionModule {
  /// The name in `<modules>`.
  static let name = "IpRestrictionModule"

  /// Decides by the address of the connection and, in proxy mode, by every address of X-Forwarded-For: one
  /// that is denied is enough. Source: access-control 3.2 and 3.4; the order of the addresses is inferred.
  static func beginRequest<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: IpRestrictionPolicy, _ profile: borrowing ServerProfile,
    _ facts: borrowing RequestFacts, _ state: inout RequestState, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    if let client = facts.connection.client {
      let isDenied = decide(
        client, .client, ByteRange(0, 0), policy, profile, facts, &state, &recorder, &verdict)
      if isDenied { return }
    } else {
      if policy.dependsOnAddress { verdict.assumptions.insert(.clientAddress) }
      if !policy.allowsUnlisted {
        verdict.assumptions.insert(.clientAddress)
        deny(policy, nil, .client, ByteRange(0, 0), profile, &state, &recorder, &verdict)
        return
      }
    }
    guard policy.isProxyMode else { return }
    var forwarded = ForwardedFor()
    while let element = forwarded.next(request) {
      guard let address = element.address else {
        malformed(element.bytes, &state, &recorder, &verdict)
        return
      }
      let isDenied = decide(
        address, .header, element.bytes, policy, profile, facts, &state, &recorder, &verdict)
      if isDenied { return }
      if profile.options.access.forwardedAddresses == .leftmost { return }
    }
  }

  /// 400.10, for this module and the dynamic one. Source: access-control 3.4.
  static func malformed<Recorder: TraceRecorder>(
    _ bytes: ByteRange, _ state: inout RequestState, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    let finding = Finding.violated(-1, .header, bytes, status: StatusCode(400, 10))
    recorder.record(.forwardedFor, finding)
    verdict.assumptions.insert(.forwardedGrammar)
    verdict.answer(.forwardedFor, finding, &state)
  }

  /// Whether the request is ended because of an address.
  private static func decide<Recorder: TraceRecorder>(
    _ address: IPAddress, _ part: Finding.Part, _ bytes: ByteRange, _ policy: IpRestrictionPolicy,
    _ profile: borrowing ServerProfile, _ facts: borrowing RequestFacts, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) -> Bool {
    if policy.dependsOnHostName, !facts.connection.hostNames.contains(where: { $0.address == address }) {
      verdict.assumptions.insert(.hostName)
    }
    let entry = policy.entry(for: address, names: facts.connection.hostNames)
    if entry?.isAllowed ?? policy.allowsUnlisted {
      recorder.record(
        entry?.isHostName ?? false ? .hostName : .ipAddress,
        Finding(
          result: .passed, setting: entry?.setting ?? policy.allowUnlistedSetting, part: part, bytes: bytes))
      return false
    }
    deny(policy, entry, part, bytes, profile, &state, &recorder, &verdict)
    return true
  }

  private static func deny<Recorder: TraceRecorder>(
    _ policy: IpRestrictionPolicy, _ entry: IpRestrictionPolicy.Entry?, _ part: Finding.Part,
    _ bytes: ByteRange, _ profile: borrowing ServerProfile, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    let isHostName = entry?.isHostName ?? false
    let finding = Finding.violated(
      entry?.setting ?? policy.allowUnlistedSetting, part, bytes,
      status: status(isHostName: isHostName, policy.denyAction, profile.version))
    let check = isHostName ? Check.hostName : .ipAddress
    recorder.record(check, finding)
    verdict.answer(check, finding, &state)
  }

  /// Source: access-control 3.3.
  private static func status(isHostName: Bool, _ action: DenyAction, _ version: IISVersion) -> StatusCode? {
    guard version >= .v8_0 else { return StatusCode(403, isHostName ? 8 : 6) }
    return action.status(isHostName ? 504 : 503)
  }
}
