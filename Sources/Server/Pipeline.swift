/// The order in which a request is decided. This function is the specification; every verb runs it.
///
/// 1. HTTP.sys reads the head, cooks the path and looks at the body that came along: `refused`, `closed`.
/// 2. HTTP.sys routes to a site and an application pool: `refused`.
/// 3. IIS reads the configuration for the path; a file it cannot read answers 500.19.
/// 4. IIS selects the handler mapping once, early: it splits the path into script path and path info.
/// 5. The site's limit on segments: 404.20 (IIS 8.0 and later).
/// 6. BEGIN_REQUEST: RequestFilteringModule.
/// 7. The request passes to its handler.
///
/// Source: request-filtering 1.1, http-sys 7.
enum Pipeline {
  static func decide<Recorder: TraceRecorder>(
    _ wire: Span<UInt8>, path: Span<UInt8>, fields: Span<HeaderField>, head: RequestHead,
    connection: borrowing ConnectionFacts, snapshot: borrowing Snapshot, scratch: inout Scratch,
    recorder: inout Recorder
  ) -> Verdict {
    var verdict = Verdict()
    switch snapshot.router.route(head, wire, path: path, connection: connection) {
    case .refused(let refusal):
      return Verdict(refusal)
    case .closed(let refusal):
      return Verdict(closing: refusal)
    case .site(let site, let assumptions):
      verdict.site = site
      verdict.assumptions = assumptions
    }
    verdict.policy = snapshot.sites[Int(verdict.site)].policy(for: path)
    enter(
      wire, path, fields, head, snapshot.policies[Int(verdict.policy)], snapshot.profile, &scratch,
      &recorder, &verdict)
    return verdict
  }

  private static func enter<Recorder: TraceRecorder>(
    _ wire: Span<UInt8>, _ path: Span<UInt8>, _ fields: Span<HeaderField>, _ head: RequestHead,
    _ shared: SharedPolicy, _ profile: borrowing ServerProfile, _ scratch: inout Scratch,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    guard configurationIsReadable(.configurationFile, shared.policy.fileFault, profile, &recorder, &verdict),
      configurationIsReadable(.handlersSection, shared.policy.handlersFault, profile, &recorder, &verdict)
    else { return }
    let selection = shared.policy.handlers.select(path, method: wire.bytes(head.method))
    verdict.handler = selection.row
    verdict.scriptLength = UInt32(selection.scriptLength)
    if shared.policy.maxUrlSegments.value > 0 {
      urlSegments(path, shared.policy.maxUrlSegments, &recorder, &verdict)
    }
    if shared.policy.runsRequestFiltering {
      guard
        configurationIsReadable(
          .requestFilteringSection, shared.policy.requestFilteringFault, profile, &recorder, &verdict)
      else { return }
      let request = RequestView(
        wire: wire, path: path, fields: fields, head: head, scriptLength: selection.scriptLength,
        extensionScope: profile.options.extensionScope)
      RequestFilteringModule.beginRequest(
        request, shared.policy.requestFiltering, &scratch, &recorder, &verdict)
    }
    if let check = verdict.check {
      verdict.outcome = .answered
      verdict.status = check.code(profile)
    }
  }

  /// Ends the request with 500.19 when the configuration has a fault that is noticed here.
  private static func configurationIsReadable<Recorder: TraceRecorder>(
    _ check: Check, _ fault: Int32, _ profile: borrowing ServerProfile, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) -> Bool {
    guard fault >= 0 else { return true }
    let finding = Finding(result: .violated)
    recorder.record(check, finding)
    verdict.violated.insert(CheckSet(check))
    if verdict.check == nil {
      verdict.check = check
      verdict.finding = finding
      verdict.fault = fault
    }
    verdict.outcome = .answered
    verdict.status = verdict.check?.code(profile)
    return false
  }

  /// `limits/@maxUrlSegments`: the number of slashes of the cooked path. Source: request-filtering 3.14.
  private static func urlSegments<Recorder: TraceRecorder>(
    _ path: Span<UInt8>, _ limit: RequestFilteringPolicy.Limit, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    var slashes: UInt64 = 0
    var first = 0
    for index in path.indices where path[index] == UInt8(ascii: "/") {
      slashes += 1
      if slashes == limit.value + 1 { first = index }
    }
    var finding = Finding(result: .passed, setting: limit.setting, seen: slashes, limit: limit.value)
    if slashes > limit.value {
      finding.result = .violated
      finding.part = .path
      finding.bytes = ByteRange(first, path.count)
      verdict.check = .urlSegments
      verdict.finding = finding
      verdict.violated.insert(CheckSet(.urlSegments))
    }
    recorder.record(.urlSegments, finding)
  }
}
