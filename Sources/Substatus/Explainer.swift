internal import Configuration
internal import Server
internal import StatusCodes

/// Turns a verdict and its trace into words.
struct Explainer {
  let snapshot: Snapshot
  let request: [UInt8]
  let facts: RequestFacts
  let trace: Trace

  func answer(_ verdict: Verdict, tracing: Bool) -> Answer {
    var answer = Answer(
      outcome: outcome(verdict), status: verdict.status, version: snapshot.profile.version,
      evidence: .documented)
    answer.clientStatus = verdict.clientStatus
    answer.errorStatus = verdict.errorStatus
    if verdict.isContinued { answer.interimStatus = StatusCode(100) }
    answer.handler = snapshot.handlerName(verdict)
    if verdict.site >= 0 { answer.site = snapshot.siteNames[Int(verdict.site)] }
    if verdict.application >= 0 {
      let application = snapshot.applications[Int(verdict.application)]
      answer.application = Answer.Application(
        path: application.path, pool: application.pool,
        physicalPath: trace.cookedPath.flatMap { snapshot.physicalPath(of: $0, site: verdict.site) })
    }
    answer.assumptions = assumptions(verdict)
    answer.location = trace.notes.last { $0.kind == .location }.map { text($0.text[...], limit: .max) }
    answer.challenges = trace.notes.filter { $0.kind == .challenge }.map { text($0.text[...], limit: .max) }
    answer.strictTransportSecurity = trace.notes.last { $0.kind == .strictTransport }
      .map { text($0.text[...], limit: .max) }
    answer.loggedURL = trace.notes.last { $0.kind == .loggedURL }.map { text($0.text[...], limit: .max) }
    answer.rewrittenURL = trace.children.last.map { text($0.target[...], limit: .max) }
    if let refusal = verdict.refusal {
      answer.reason = refusal.reason.text
      answer.evidence = refusal.reason.evidence
      answer.decidedBy = decision(refusal)
      answer.matched = matched(refusal)
    } else if let check = verdict.check {
      answer.evidence =
        verdict.assumptions.contains(.orderOfChecks) ? .inferred : evidence(check, verdict.finding)
      answer.decidedBy = decision(check, verdict.finding, verdict.subscription, level: verdict.level)
      answer.matched = matched(verdict.finding, level: verdict.level)
      answer.alsoViolates = trace.events.compactMap { event in
        guard let other = event.check, other != check, event.finding.result == .violated else { return nil }
        return decision(other, event.finding, event.subscription, level: event.level)
      }
    }
    answer.rewriteRules = rewriteRules(onlyMatched: !tracing)
    if tracing { answer.trace = TraceWriter(explainer: self).steps(verdict) }
    return answer
  }

  private func outcome(_ verdict: Verdict) -> Answer.Outcome {
    switch verdict.outcome {
    case .answered: .answered
    case .refused: .refused
    case .closed: .closed
    case .passed: .passed
    }
  }

  private func evidence(_ check: Check, _ finding: Finding) -> Evidence {
    guard check == .configurationFault, finding.setting >= 0 else { return check.evidence }
    return snapshot.faults[Int(finding.setting)].evidence
  }

  private func decision(_ refusal: Refusal) -> Answer.Decision {
    Answer.Decision(
      status: refusal.reason.status, module: "HTTP.sys", setting: RefusalProse.setting(refusal.reason),
      value: RefusalProse.value(refusal.reason, snapshot.profile.httpSys),
      explanation: RefusalProse.explanation(refusal.reason, snapshot.profile.httpSys),
      remedy: RefusalProse.remedy(refusal.reason))
  }

  private func decision(
    _ check: Check, _ finding: Finding, _ subscription: Int16, level: UInt8
  ) -> Answer.Decision {
    let place = subscription >= 0 ? Pipeline.subscriptions[Int(subscription)] : nil
    var decision = Answer.Decision(
      status: finding.status, module: place?.module ?? "", notification: place?.reportedNotification.name,
      setting: check.settingPath, explanation: "")
    if check == .configurationFault, finding.setting >= 0 {
      let fault = snapshot.faults[Int(finding.setting)]
      decision.setting = fault.setting ?? decision.setting
      decision.hresult = "0x" + hex(fault.hresult)
      decision.configError = fault.text
      decision.source = fault.position.map { Answer.Source(file: $0.file, line: $0.line, column: $0.column) }
      decision.explanation = fault.explanation
      decision.remedy = fault.remedy
      // URL Rewrite fails at BEGIN_REQUEST and again when it sends that error, which is what its page shows. Source:
      // configuration 5.3.
      if finding.status == StatusCode(500, 52) { decision.notification = Notification.sendResponse.name }
      return decision
    }
    if finding.status != nil, let error = check.accessHRESULT(facts) {
      decision.hresult = "0x" + hex(error)
    } else if let status = finding.status, let error = check.win32Error(status), error > 0 {
      decision.hresult = "0x" + hex(0x8007_0000 | UInt32(error))
    }
    if finding.setting >= 0 {
      let setting = snapshot.settings[Int(finding.setting)]
      decision.setting = setting.path
      decision.value = setting.value
      decision.source = setting.source.map { Answer.Source(file: $0.file, line: $0.line, column: $0.column) }
    }
    let seen = matched(finding, level: level)?.text ?? ""
    decision.explanation = CheckProse.explanation(check, finding, seen: seen, value: decision.value ?? "")
    decision.remedy = CheckProse.remedy(check, finding, seen: seen, value: decision.value ?? "")
    return decision
  }

  private func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  private func assumptions(_ verdict: Verdict) -> [String] {
    AssumptionProse.all.filter { verdict.assumptions.contains($0.assumption) }.map(\.sentence)
  }
}
