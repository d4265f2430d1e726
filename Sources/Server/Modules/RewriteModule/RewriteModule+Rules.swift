internal import Patterns

/// What the rules came to.
enum RewriteResult {
  /// No rule ended the request; the URL may be another one.
  case continued
  case redirect(status: UInt16)
  case customResponse(status: UInt16, substatus: UInt16)
  case abort
  case failed(RewriteFailure)
}

/// Where an evaluation stands.
struct RewritePosition {
  var rule = 0
  /// The condition, or -1 for the rule's own pattern.
  var condition = -1
  /// The variable that may not be set, or -1.
  var variable = -1
}

extension RewriteModule {
  /// Evaluates rules in order until one ends the evaluation. Source: url-rewrite 2.4.
  static func evaluate<Recorder: TraceRecorder>(
    _ rules: [RewriteRule], _ policy: RewritePolicy, _ request: borrowing RequestView,
    _ facts: borrowing RequestFacts, _ scratch: inout RewriteScratch, _ workspace: inout MatchWorkspace,
    _ recorder: inout Recorder, _ position: inout RewritePosition
  ) -> RewriteResult {
    scratch.state.reset(slots: policy.slotCount)
    scratch.candidates.find(policy, request, &scratch.state)
    var next = 0
    while let index = nextRule(from: next, policy, request, facts, &scratch, &workspace, &recorder) {
      next = index + 1
      position = RewritePosition(rule: index)
      do throws(RewriteFailure) {
        guard
          try matches(
            rules[index], policy, request, facts, &scratch, &workspace, &recorder, &position)
        else { continue }
        try setVariables(rules[index], policy, request, facts, &scratch, &position)
        if let result = try act(rules[index], policy, request, facts, &scratch, &recorder) { return result }
      } catch {
        return .failed(error)
      }
      if rules[index].stopsProcessing { break }
      if case .rewrite = rules[index].action { scratch.candidates.find(policy, request, &scratch.state) }
    }
    return .continued
  }

  /// The next rule that may act. A trace shows the ones between, which are known not to.
  private static func nextRule<Recorder: TraceRecorder>(
    from first: Int, _ policy: RewritePolicy, _ request: borrowing RequestView,
    _ facts: borrowing RequestFacts, _ scratch: inout RewriteScratch, _ workspace: inout MatchWorkspace,
    _ recorder: inout Recorder
  ) -> Int? {
    var rule = first
    while let found = scratch.candidates.first(from: rule, of: policy.rules.count) {
      let gate = Int(policy.gateOfRule[found])
      if gate < 0 || isOpen(gate, for: found, policy, request, facts, &scratch) {
        if Recorder.followsRules {
          for index in first..<found {
            show(policy.rules[index], policy, request, facts, &scratch, &workspace, &recorder)
          }
        }
        return found
      }
      rule = found + 1
    }
    if Recorder.followsRules {
      for index in min(first, policy.rules.count)..<policy.rules.count {
        show(policy.rules[index], policy, request, facts, &scratch, &workspace, &recorder)
      }
    }
    return nil
  }

  /// Whether what a gate's variable holds lets a rule act.
  private static func isOpen(
    _ gate: Int, for rule: Int, _ policy: RewritePolicy, _ request: borrowing RequestView,
    _ facts: borrowing RequestFacts, _ scratch: inout RewriteScratch
  ) -> Bool {
    if !scratch.candidates.isKnown(gate) {
      scratch.subject.removeAll()
      // The input is one variable: there is no function in it that could fail.
      let assumptions = try? expand(
        policy.gates[gate].input, into: &scratch.subject, spare: &scratch.spare, request, facts, policy,
        scratch.state)
      scratch.state.assumptions.formUnion(assumptions ?? [])
      scratch.candidates.note(gate, policy.gates[gate].index, scratch.subject)
    }
    return scratch.candidates.passes(rule, gate)
  }

  /// Shows a rule that is known not to act.
  private static func show<Recorder: TraceRecorder>(
    _ rule: RewriteRule, _ policy: RewritePolicy, _ request: borrowing RequestView,
    _ facts: borrowing RequestFacts, _ scratch: inout RewriteScratch, _ workspace: inout MatchWorkspace,
    _ recorder: inout Recorder
  ) {
    let assumptions = scratch.state.assumptions
    var position = RewritePosition()
    // A pattern that takes too long is one that was not needed.
    _ = try? matches(rule, policy, request, facts, &scratch, &workspace, &recorder, &position)
    scratch.state.assumptions = assumptions
  }

  /// Whether a rule's pattern and conditions hold; the captures are then in the state.
  private static func matches<Recorder: TraceRecorder>(
    _ rule: RewriteRule, _ policy: RewritePolicy, _ request: borrowing RequestView,
    _ facts: borrowing RequestFacts, _ scratch: inout RewriteScratch, _ workspace: inout MatchWorkspace,
    _ recorder: inout Recorder, _ position: inout RewritePosition
  ) throws(RewriteFailure) -> Bool {
    guard let pattern = rule.pattern else { throw .noMatch }
    scratch.state.makeInput(for: rule.folder, policy.folders, request.path)
    let isFound = try find(pattern, in: scratch.state.input, scratch.state.inputTraits, &workspace)
    if isFound, isLong(pattern, scratch.state.input) { scratch.state.assumptions.insert(.expressionStack) }
    scratch.state.ruleCaptures.removeAll()
    if isFound, !rule.isNegated {
      for group in 0...pattern.captureCount {
        scratch.state.ruleCaptures.append(ByteRange(workspace.range(of: group)))
      }
    }
    recorder.tested(rule.setting, isFound: isFound)
    if Recorder.isRecording {
      recorder.rewrite(
        .pattern(
          RewriteTest(
            setting: rule.setting, input: scratch.state.input.span.array, isFound: isFound,
            isNegated: rule.isNegated,
            captures: scratch.state.ruleCaptures.texts(in: scratch.state.input.span))))
    }
    guard isFound != rule.isNegated else { return false }
    scratch.state.conditionCaptures.removeAll()
    scratch.state.conditionText.removeAll()
    guard !rule.conditions.isEmpty else { return true }
    for index in rule.conditions.indices {
      position.condition = index
      let holds = try holds(
        rule.conditions[index], rule.tracksAllCaptures, policy, request, facts, &scratch, &workspace,
        &recorder)
      if holds == rule.needsAnyCondition { return holds }
    }
    position.condition = -1
    return !rule.needsAnyCondition
  }

  /// Searches a subject; the groups are then in the workspace.
  static func find(
    _ pattern: Pattern, in subject: borrowing ByteBuffer, _ traits: SubjectTraits,
    _ workspace: inout MatchWorkspace
  ) throws(RewriteFailure) -> Bool {
    do throws(MatchError) {
      return try pattern.firstMatch(in: subject.span, traits: traits, workspace: &workspace) != nil
    } catch {
      throw .complexity
    }
  }

  /// Whether URL Rewrite's own engine may give up where this one matched: it repeats a group some 600 times at most.
  /// Source: url-rewrite 3.3, Q11.
  private static func isLong(_ pattern: Pattern, _ subject: borrowing ByteBuffer) -> Bool {
    pattern.facts.repeatsGroup && subject.count > 500
  }

  /// Whether a condition holds, its negation considered.
  private static func holds<Recorder: TraceRecorder>(
    _ condition: borrowing RewriteCondition, _ tracksAll: Bool, _ policy: RewritePolicy,
    _ request: borrowing RequestView, _ facts: borrowing RequestFacts, _ scratch: inout RewriteScratch,
    _ workspace: inout MatchWorkspace, _ recorder: inout Recorder
  ) throws(RewriteFailure) -> Bool {
    scratch.subject.removeAll()
    let assumptions = try expand(
      condition.input, into: &scratch.subject, spare: &scratch.spare, request, facts, policy, scratch.state)
    scratch.state.assumptions.formUnion(assumptions)
    let isFound: Bool
    switch condition.test {
    case .pattern(let pattern):
      isFound = try find(pattern, in: scratch.subject, SubjectTraits(scratch.subject.span), &workspace)
      if isFound, isLong(pattern, scratch.subject) { scratch.state.assumptions.insert(.expressionStack) }
      if isFound, !condition.isNegated { keep(pattern.captureCount, tracksAll, &scratch, workspace) }
    case .isFile:
      isFound = content(condition.input, policy, request, &scratch)?.isFile ?? unknown(&scratch.state)
    case .isDirectory:
      isFound = content(condition.input, policy, request, &scratch)?.isDirectory ?? unknown(&scratch.state)
    }
    recorder.tested(condition.setting, isFound: isFound)
    if Recorder.isRecording {
      recorder.rewrite(
        .condition(
          RewriteTest(
            setting: condition.setting, input: scratch.subject.span.array, isFound: isFound,
            isNegated: condition.isNegated,
            captures: isFound && !condition.isNegated
              ? scratch.state.conditionCaptures.texts(in: scratch.state.conditionText.span) : [])))
    }
    return isFound != condition.isNegated
  }

  /// Makes the groups of the condition that matched last `{C:n}`; with `trackAllCaptures` they follow those
  /// of the conditions before, without their whole matches. Source: url-rewrite 2.4.
  private static func keep(
    _ groups: Int, _ tracksAll: Bool, _ scratch: inout RewriteScratch, _ workspace: borrowing MatchWorkspace
  ) {
    let isFirst = !tracksAll || scratch.state.conditionCaptures.count == 0
    if !tracksAll {
      scratch.state.conditionCaptures.removeAll()
      scratch.state.conditionText.removeAll()
    }
    for group in (isFirst ? 0 : 1)..<(groups + 1) {
      let start = scratch.state.conditionText.count
      scratch.state.conditionText.append(scratch.subject, ByteRange(workspace.range(of: group)))
      scratch.state.conditionCaptures.append(ByteRange(start, scratch.state.conditionText.count))
    }
  }

  /// What stands at the path a condition names: the present URL's when it names none.
  private static func content(
    _ input: RewriteTemplate, _ policy: RewritePolicy, _ request: borrowing RequestView,
    _ scratch: inout RewriteScratch
  ) -> ContentPlace? {
    scratch.spare.removeAll()
    if input.isEmpty || input.soleVariable == .requestFilename {
      appendPath(to: &scratch.spare, request, scratch.state)
    } else if !request.site.paths.append(virtualPathOf: scratch.subject, to: &scratch.spare) {
      return ContentPlace(.missing, 0, 0)
    }
    let place = request.site.content.find(scratch.spare.span)
    // The root of a site is always a folder.
    if place.kind == .unknown, scratch.spare.count == 1 { return ContentPlace(.directory, 0, 0) }
    return place.kind == .unknown ? nil : place
  }

  /// What is not declared counts as absent, and the answer says so.
  private static func unknown(_ state: inout RewriteState) -> Bool {
    state.assumptions.insert(.undeclaredContent)
    return false
  }

  /// Sets the variables of a rule that matched. Source: url-rewrite 2.6.
  private static func setVariables(
    _ rule: RewriteRule, _ policy: RewritePolicy, _ request: borrowing RequestView,
    _ facts: borrowing RequestFacts, _ scratch: inout RewriteScratch, _ position: inout RewritePosition
  ) throws(RewriteFailure) {
    for index in rule.variables.indices {
      position.variable = index
      guard rule.variables[index].isAllowed else { throw .variableNotAllowed }
      if rule.variables[index].isReadLater { scratch.state.assumptions.insert(.replacedHeader) }
      let slot = Int(rule.variables[index].slot)
      if !rule.variables[index].replaces {
        scratch.subject.removeAll()
        _ = try expand(
          rule.variables[index].presentValue, into: &scratch.subject, spare: &scratch.spare, request, facts,
          policy,
          scratch.state)
        if !scratch.subject.isEmpty { continue }
      }
      scratch.subject.removeAll()
      let assumptions = try expand(
        rule.variables[index].value, into: &scratch.subject, spare: &scratch.spare, request, facts, policy,
        scratch.state)
      scratch.state.assumptions.formUnion(assumptions)
      let start = scratch.state.slotText.count
      guard start < maximumLength else { throw .urlTooLong }
      scratch.state.slotText.append(scratch.subject)
      scratch.state.slots[slot] = ByteRange(start, scratch.state.slotText.count)
    }
    position.variable = -1
  }
}
