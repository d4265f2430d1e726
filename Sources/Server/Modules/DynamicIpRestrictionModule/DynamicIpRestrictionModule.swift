internal import StatusCodes

/// IIS's DynamicIpRestrictionModule: how many requests an address may have running, and how many it may send within
/// an interval.
///
/// Source: access-control 4.
enum DynamicIpRestrictionModule {
  /// The name in `<modules>`.
  static let name = "DynamicIpRestrictionModule"

  /// Counts a request and denies it when its address has too many: 501 before 502 when both limits are exceeded.
  ///
  /// Child requests are not counted, and addresses that `ipSecurity` allows by an entry are exempt; both are
  /// inferred. Source: access-control 1.6, 4.3 and 4.4.
  static func preBeginRequest<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: DynamicIpRestrictionPolicy,
    _ exemptions: IpRestrictionPolicy, _ facts: borrowing RequestFacts, _ state: inout RequestState,
    _ scratch: inout Scratch,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    guard request.level == 0 else { return }
    var address = facts.connection.client
    var part = Finding.Part.client
    var bytes = ByteRange(0, 0)
    if policy.isProxyMode {
      var forwarded = ForwardedFor()
      if let element = forwarded.next(request) {
        (part, bytes) = (.header, element.bytes)
        guard let first = element.address else {
          IpRestrictionModule.malformed(bytes, &state, &recorder, &verdict)
          return
        }
        address = first
      }
    }
    if let address, exemptions.allows(address) { return }
    if address == nil { verdict.assumptions.insert(.clientAddress) }
    let counts = count(
      address ?? IPAddress(bits: 0), policy, facts, isCounted: Recorder.isRecording, &scratch, &verdict)
    if Recorder.isQuiet, !counts.mayExceed { return }
    for isConcurrency in [true, false] {
      guard let limit = isConcurrency ? policy.concurrency : policy.rate else { continue }
      let count = isConcurrency ? counts.concurrency : counts.rate
      let check = isConcurrency ? Check.addressConcurrency : .addressRate
      guard count.isExceeded else {
        if count.mayBeExceeded { verdict.assumptions.insert(.arrivalPrecision) }
        recorder.record(
          check,
          Finding(
            result: .passed, setting: limit.setting, part: part, bytes: bytes, seen: count.seen,
            limit: limit.value))
        continue
      }
      let substatus: UInt16 = isConcurrency ? 501 : 502
      var finding = Finding.violated(
        limit.setting, part, bytes, seen: count.seen, limit: limit.value,
        status: policy.denyAction.status(substatus))
      if policy.isLoggingOnly {
        finding.status = nil
        recorder.record(check, finding)
        scratch.loggedSubstatus = substatus
      } else {
        recorder.record(check, finding)
        verdict.answer(check, finding, &state)
      }
      return
    }
  }

  /// Counts the request of an address and notes what that took for granted.
  private static func count(
    _ address: IPAddress, _ policy: DynamicIpRestrictionPolicy, _ facts: borrowing RequestFacts,
    isCounted: Bool, _ scratch: inout Scratch, _ verdict: inout Verdict
  ) -> AddressTable.Counts {
    let (others, recent) = (facts.connection.concurrentRequests, facts.connection.recentRequests)
    let arrival = AddressTable.Arrival(
      time: facts.arrival, precision: max(0, facts.arrivalPrecision), duration: max(0, facts.duration ?? 0),
      otherRunning: others ?? 0, otherRecent: recent ?? 0, isCounted: isCounted)
    guard scratch.history.isKept else {
      var counts = AddressTable.Counts()
      if let limit = policy.concurrency {
        if others == nil { verdict.assumptions.insert(.otherRequests) }
        counts.concurrency = alone(arrival.otherRunning, limit)
      }
      if let limit = policy.rate {
        if recent == nil { verdict.assumptions.insert(.otherRequests) }
        counts.rate = alone(arrival.otherRecent, limit)
      }
      return counts
    }
    if facts.arrival == nil { verdict.assumptions.insert(.arrivalTime) }
    if policy.concurrency != nil, facts.duration == nil { verdict.assumptions.insert(.requestDuration) }
    let counts = scratch.history.arrive(address, site: verdict.site, policy, arrival)
    if counts.isForgetful { verdict.assumptions.insert(.forgottenRequests) }
    return counts
  }

  /// The count of a request of which only the number of others is declared.
  private static func alone(
    _ others: UInt64, _ limit: RequestFilteringPolicy.Limit
  ) -> AddressTable.Counts.Finding {
    let seen = others == .max ? .max : others + 1
    return AddressTable.Counts.Finding(seen: seen, isExceeded: seen > limit.value)
  }

  /// In logging-only mode the log has 501 or 502 in place of the substatus, whatever the request came to; the client
  /// sees nothing of that. Source: access-control 4.2, observed.
  static func logRequest(_ substatus: UInt16, _ verdict: inout Verdict) {
    guard verdict.outcome == .answered || verdict.outcome == .passed, let status = verdict.status else {
      return
    }
    verdict.clientStatus = verdict.clientStatus ?? status
    verdict.status = StatusCode(status.status, substatus)
  }
}
