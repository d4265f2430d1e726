internal import Configuration
internal import Patterns
internal import StatusCodes

/// Rewrite rules that other rules, or they themselves, make pointless. Source: url-rewrite 2.3, 2.4.
enum RewriteOrderRules {
  static let all = [shadowed, loop, chain]

  static let shadowed = LintRule(
    "rewrite-rule-shadowed", .dead, .warning,
    "No earlier rule that ends the evaluation matches everything a rule matches.",
    fires: RewriteReferenceRules.example(
      #"""
      <rule name="all" stopProcessing="true"><match url="^blog/"/><action type="Rewrite" url="blog.aspx"/></rule>
      <rule name="one"><match url="^blog/archive$"/><action type="Redirect" url="/archive"/></rule>
      """#),
    passes: RewriteReferenceRules.example(
      #"""
      <rule name="one"><match url="^blog/archive$"/><action type="Redirect" url="/archive"/></rule>
      <rule name="all" stopProcessing="true"><match url="^blog/"/><action type="Rewrite" url="blog.aspx"/></rule>
      """#)
  ) { inspection in
    var workspace = MatchWorkspace(groups: 32)
    for list in inspection.rewriteRules() {
      for (index, rule) in list.enumerated() {
        let sample = rule.pattern?.sample
        // A rewrite in between changes what the later rule sees.
        let first = list[..<index].lastIndex { $0.isRewrite && !$0.endsEvaluation }.map { $0 + 1 } ?? 0
        let candidates = list[first..<index].filter { mayShadow($0, rule) }
        guard let earlier = candidates.first(where: { includes($0, rule, sample, &workspace) }) else {
          inspection.keepAlive(rule.element.position)
          continue
        }
        inspection.report(
          "Rule '\(rule.name)' is never reached: rule '\(earlier.name)' matches everything it matches and ends "
            + "the evaluation.",
          remedy: "Move it before '\(earlier.name)', or remove it.", at: rule.element.position,
          path: rule.path,
          related: earlier.element.position.map {
            [.init(position: $0, message: "the rule that comes first")]
          }
            ?? [])
      }
    }
  }

  /// Whether an earlier rule comes before a later one whenever its pattern matches. Both are in one list, and see the
  /// same text when they stand in the same file.
  private static func mayShadow(_ earlier: SurveyedRewriteRule, _ later: SurveyedRewriteRule) -> Bool {
    earlier.endsEvaluation && !earlier.isNegated && !later.isNegated
      && earlier.element.position?.file == later.element.position?.file && holdsWhenever(earlier, later)
  }

  /// Whether the pattern of an earlier rule provably matches whatever that of a later one matches. A text that the
  /// later one matches tells most pairs apart.
  private static func includes(
    _ earlier: SurveyedRewriteRule, _ later: SurveyedRewriteRule, _ sample: String?,
    _ workspace: inout MatchWorkspace
  ) -> Bool {
    guard let wide = earlier.pattern, let narrow = later.pattern else { return false }
    if let sample {
      let bytes = Array(sample.utf8)
      let traits = SubjectTraits(bytes.span)
      let found = try? wide.firstMatch(in: bytes.span, traits: traits, workspace: &workspace)
      guard found != nil else { return false }
    }
    return wide.includes(narrow) ?? false
  }

  /// Whether the earlier rule's conditions hold whenever the later one's do: it has none, or all of them are among
  /// the later one's.
  private static func holdsWhenever(_ earlier: SurveyedRewriteRule, _ later: SurveyedRewriteRule) -> Bool {
    guard !earlier.conditions.isEmpty else { return true }
    guard !earlier.needsAnyCondition || earlier.conditions.count == 1,
      !later.needsAnyCondition || later.conditions.count == 1
    else { return false }
    return earlier.conditions.allSatisfy { condition in
      // A back-reference means another text in another rule.
      RewriteText(condition.input).conditionCaptures.isEmpty
        && RewriteText(condition.input).ruleCaptures.isEmpty
        && later.conditions.contains { same(condition.element, $0.element) }
    }
  }

  private static func same(_ left: EffectiveElement, _ right: EffectiveElement) -> Bool {
    ["input", "pattern"].allSatisfy { left.string($0) == right.string($0) }
      && left.flags("matchType") == right.flags("matchType")
      && left.bool("ignoreCase") == right.bool("ignoreCase")
      && left.bool("negate") == right.bool("negate")
  }

  static let loop = LintRule(
    "rewrite-redirect-loop", .fault, .error, "A redirect does not lead back to a URL it redirects.",
    fires: RewriteReferenceRules.example(
      #"<rule name="r"><match url="^blog"/><action type="Redirect" url="/blog/"/></rule>"#),
    passes: RewriteReferenceRules.example(
      #"<rule name="r"><match url="^blog$"/><action type="Redirect" url="/blog/"/></rule>"#)
  ) { inspection in
    for journey in inspection.redirectJourneys() where journey.isLoop {
      guard let rule = journey.rules.first else { continue }
      inspection.report(
        "Rule '\(rule.name)' redirects without end: \(journey.inWords).",
        remedy: "Let its pattern or a condition leave out what it redirects to.",
        at: journey.entry?.position ?? rule.element.position,
        path: rule.path,
        answer: rule.status.map { .init($0, "\(journey.urls[0]) and what it leads to, again and again") })
    }
  }

  static let chain = LintRule(
    "rewrite-redirect-chain", .risk, .note, "A redirect leads where the client is meant to arrive.",
    fires: RewriteReferenceRules.example(
      #"""
      <rule name="a"><match url="^old$"/><action type="Redirect" url="/older"/></rule>
      <rule name="b"><match url="^older$"/><action type="Redirect" url="/new"/></rule>
      """#),
    passes: RewriteReferenceRules.example(
      #"""
      <rule name="a"><match url="^old$"/><action type="Redirect" url="/new"/></rule>
      <rule name="b"><match url="^older$"/><action type="Redirect" url="/new"/></rule>
      """#)
  ) { inspection in
    for journey in inspection.redirectJourneys() where !journey.isLoop && journey.rules.count > 1 {
      let rule = journey.rules[0]
      inspection.report(
        "Rule '\(rule.name)' redirects to a URL that rule '\(journey.rules[1].name)' redirects again: "
          + "\(journey.inWords).",
        remedy: "Redirect to \(journey.urls[journey.urls.count - 1]) at once.",
        at: journey.entry?.position ?? rule.action.place(of: "url"),
        path: rule.path,
        related: journey.rules[1].element.position.map {
          [.init(position: $0, message: "the rule it leads to")]
        }
          ?? [])
    }
  }
}
