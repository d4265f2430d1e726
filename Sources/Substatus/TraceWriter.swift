internal import Server

/// Turns the recorded steps into the lines of a trace.
struct TraceWriter {
  let explainer: Explainer

  func steps(_ verdict: Verdict) -> [Answer.TraceStep] {
    var steps: [Answer.TraceStep] = []
    if let refusal = verdict.refusal {
      steps.append(
        Answer.TraceStep(
          module: "HTTP.sys", notification: nil, check: refusal.reason.text,
          seen: explainer.matched(refusal)?.text ?? "",
          limit: RefusalProse.value(refusal.reason, explainer.snapshot.profile.httpSys) ?? "",
          result: .violated))
    } else if let path = explainer.trace.cookedPath {
      steps.append(
        Answer.TraceStep(
          module: "HTTP.sys", notification: nil, check: "request", seen: explainer.text(path[...]),
          limit: "cooked path", result: .passed))
    }
    return steps + explainer.trace.events.filter { !$0.isAfterwards }.map(step)
  }

  private func step(_ event: Trace.Event) -> Answer.TraceStep {
    let place = event.subscription >= 0 ? Pipeline.subscriptions[Int(event.subscription)] : nil
    if let rewrite = event.rewrite { return step(rewrite, place) }
    guard let check = event.check else {
      return Answer.TraceStep(
        module: place?.module ?? "", notification: place?.notification.name, check: "", seen: "", limit: "",
        result: .notified)
    }
    let finding = event.finding
    let isFault = check == .configurationFault
    let setting =
      !isFault && finding.setting >= 0 ? explainer.snapshot.settings[Int(finding.setting)] : nil
    let isLimit = finding.limit > 0 || finding.seen > 0
    return Answer.TraceStep(
      module: place?.module ?? "", notification: place?.reportedNotification.name,
      check: setting?.path ?? check.settingPath,
      seen: isLimit
        ? "\(finding.seen)" : explainer.matched(finding, level: event.level)?.text ?? "",
      limit: setting?.value ?? "", result: result(finding.result))
  }

  private func step(_ step: RewriteStep, _ place: Subscription?) -> Answer.TraceStep {
    let settings = explainer.snapshot.settings
    var line = Answer.TraceStep(
      module: place?.module ?? "", notification: place?.notification.name, check: "", seen: "", limit: "",
      result: .matched)
    switch step {
    case .pattern(let test), .condition(let test):
      line.check = settings[Int(test.setting)].path
      line.limit = settings[Int(test.setting)].value
      line.seen = explainer.text(test.input[...])
      line.result = test.holds ? .matched : .unmatched
    case .action(let setting, let action):
      line.check = settings[Int(setting)].path + "/action"
      line.limit = Explainer.name(action)
      line.seen = explainer.result(action) ?? ""
    }
    return line
  }

  private func result(_ result: Finding.Result) -> Answer.TraceStep.Result {
    switch result {
    case .passed: .passed
    case .violated: .violated
    case .skipped: .skipped
    }
  }
}
