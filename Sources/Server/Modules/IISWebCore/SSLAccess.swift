internal import StatusCodes

/// The steps of the web server core that belong to no module.
enum IISWebCore {}

extension IISWebCore {
  /// What `access/@sslFlags` asks of the connection and the client's certificate.
  ///
  /// Source: access-control 2.2; which test comes first is inferred.
  static func sslAccess<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: SSLAccessPolicy, _ runtime: ServerRuntimePolicy,
    _ profile: borrowing ServerProfile, _ facts: borrowing RequestFacts,
    _ state: inout RequestState, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    let flags = policy.flags
    let isTLS = facts.connection.isTLS
    if flags.contains(.ssl) {
      guard pass(.sslRequired, isTLS, StatusCode(403, 4), policy, &state, &recorder, &verdict) else { return }
    }
    if flags.contains(.ssl128) {
      let bits = isTLS ? facts.connection.cipherBits ?? 256 : 0
      if isTLS, facts.connection.cipherBits == nil { verdict.assumptions.insert(.cipherBits) }
      guard
        pass(
          .cipherStrength, bits >= 128, StatusCode(403, 5), policy, seen: UInt64(bits), limit: 128, &state,
          &recorder, &verdict)
      else { return }
    }
    guard flags.contains(.negotiateCertificate) || flags.contains(.requireCertificate) else { return }
    let isAskedOverHTTP =
      profile.options.access.certificateOverHttp == .required ? flags.contains(.requireCertificate) : false
    guard isTLS || isAskedOverHTTP else { return }
    if flags.contains(.negotiateCertificate), facts.connection.canRenegotiate,
      !runtime.holdsBody(request, facts, &state, &recorder, &verdict)
    {
      return
    }
    let isShown = isCertificateShown(policy, facts, &verdict)
    if flags.contains(.requireCertificate) {
      guard pass(.clientCertificate, isShown, StatusCode(403, 7), policy, &state, &recorder, &verdict) else {
        return
      }
    }
    guard isShown, let certificate = facts.connection.certificate else { return }
    checkFaults(of: certificate, policy, profile, facts, &state, &recorder, &verdict)
  }

  /// Whether the server gets to see a certificate: it came in the handshake, or the server asks for it and the
  /// connection allows that. Source: access-control 2.2 and 2.3.
  static func isCertificateShown(
    _ policy: SSLAccessPolicy, _ facts: borrowing RequestFacts, _ verdict: inout Verdict
  ) -> Bool {
    guard facts.connection.isTLS else { return false }
    guard let certificate = facts.connection.certificate else {
      verdict.assumptions.insert(.clientCertificate)
      return false
    }
    guard certificate.isPresent else { return false }
    // A client that is told which issuers are trusted sends no other certificate.
    if facts.connection.sendsTrustedIssuers, certificate.faults.contains(.untrustedRoot) { return false }
    if facts.connection.asksForCertificate { return true }
    guard policy.flags.contains(.negotiateCertificate) else { return false }
    if facts.connection.tlsVersion == nil { verdict.assumptions.insert(.renegotiation) }
    return facts.connection.tlsVersion != .tls1_3
  }

  /// The faults of a certificate, in the order in which they answer. Source: access-control 2.2 and 2.3.
  private static func checkFaults<Recorder: TraceRecorder>(
    of certificate: borrowing ClientCertificate, _ policy: SSLAccessPolicy,
    _ profile: borrowing ServerProfile,
    _ facts: borrowing RequestFacts, _ state: inout RequestState, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    let faults = certificate.faults(at: facts.arrival)
    if certificate.dependsOnTime, facts.arrival == nil { verdict.assumptions.insert(.certificateTime) }
    let isRevoked = facts.connection.checksRevocation && !faults.isDisjoint(with: .revocation)
    let isOutOfTime = !faults.isDisjoint(with: .time)
    let isUntrusted = !faults.isDisjoint(with: .chain)
    let isTimeFirst = profile.options.access.certificateFaultOrder == .timeFirst
    _ = pass(.certificateRevocation, !isRevoked, StatusCode(403, 13), policy, &state, &recorder, &verdict)
    if isTimeFirst {
      _ = pass(.certificateTime, !isOutOfTime, StatusCode(403, 17), policy, &state, &recorder, &verdict)
    }
    _ = pass(.certificateTrust, !isUntrusted, StatusCode(403, 16), policy, &state, &recorder, &verdict)
    if !isTimeFirst {
      _ = pass(.certificateTime, !isOutOfTime, StatusCode(403, 17), policy, &state, &recorder, &verdict)
    }
  }

  /// Records a test, and ends the request by the first that fails. Returns whether this one holds.
  private static func pass<Recorder: TraceRecorder>(
    _ check: Check, _ holds: Bool, _ status: StatusCode, _ policy: SSLAccessPolicy, seen: UInt64 = 0,
    limit: UInt64 = 0, _ state: inout RequestState, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) -> Bool {
    var finding = Finding(
      result: holds ? .passed : .violated, setting: policy.setting, seen: seen, limit: limit)
    if !holds { finding.status = status }
    recorder.record(check, finding)
    guard !holds else { return true }
    if state.disposition == .continued {
      verdict.answer(check, finding, &state)
    } else {
      verdict.violated.insert(CheckSet(check))
    }
    return false
  }
}
