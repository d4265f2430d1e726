internal import Configuration
internal import Patterns
internal import StatusCodes

/// What the texts of rewrite rules name. Source: url-rewrite 2.4 to 2.7.
enum RewriteReferenceRules {
  static let all = [capture, map, variable, query, slash]

  static func example(_ rule: String, beside: String = "") -> LintExample {
    .webServer("<rewrite><rules>\(rule)</rules>\(beside)</rewrite>")
  }

  static let capture = LintRule(
    "rewrite-capture-missing", .dead, .warning,
    "A back-reference names a group that its pattern has; another one is the empty text.",
    evidence: .inferred,
    fires: example(
      #"<rule name="r"><match url="^a/(.*)$"/><action type="Rewrite" url="b.aspx?x={R:1}&amp;y={R:2}"/></rule>"#
    ),
    passes: example(
      #"<rule name="r"><match url="^a/(.*)/(.*)$"/><action type="Rewrite" url="b.aspx?x={R:1}&amp;y={R:2}"/></rule>"#
    )
  ) { inspection in
    for rule in inspection.rewriteRules().joined() {
      for (text, element, attribute) in rule.texts {
        for number in text.ruleCaptures {
          guard let reason = missingRuleCapture(number, rule) else { continue }
          report("{R:\(number)}", reason, element.place(of: attribute), rule, &inspection)
        }
        // A condition's input can only name captures of the conditions before it.
        guard attribute != "input" || element.position == rule.conditions.first?.element.position else {
          continue
        }
        for number in text.conditionCaptures {
          guard let reason = missingConditionCapture(number, rule, inInput: attribute == "input") else {
            continue
          }
          report("{C:\(number)}", reason, element.place(of: attribute), rule, &inspection)
        }
      }
    }
  }

  private static func report(
    _ reference: String, _ reason: String, _ position: SourcePosition?, _ rule: SurveyedRewriteRule,
    _ inspection: inout Inspection
  ) {
    inspection.report(
      "\(reference) of rule '\(rule.name)' is always empty: \(reason).",
      remedy: "Name a group that exists, or put the part of the pattern that is meant into parentheses.",
      at: position, path: rule.path)
  }

  private static func missingRuleCapture(_ number: Int, _ rule: SurveyedRewriteRule) -> String? {
    if rule.isNegated { return "a pattern that must not match captures nothing" }
    guard let pattern = rule.pattern, number > pattern.captureCount else { return nil }
    return "the pattern '\(pattern.source)' has \(groups(pattern.captureCount))"
  }

  private static func missingConditionCapture(
    _ number: Int, _ rule: SurveyedRewriteRule, inInput: Bool
  ) -> String? {
    if inInput { return "no condition stands before this one" }
    let capturing = rule.conditions.filter { !$0.isNegated && $0.element.flags("matchType") == 0 }
    guard !capturing.isEmpty else { return "the rule has no condition that captures" }
    let patterns = capturing.compactMap(\.pattern)
    guard patterns.count == capturing.count else { return nil }
    let counts = patterns.map(\.captureCount)
    if rule.element.element("conditions").bool("trackAllCaptures") {
      let sum = counts.reduce(0, +)
      return number > sum ? "the conditions have \(groups(sum)) together" : nil
    }
    // With MatchAll the last condition counts, with MatchAny whichever holds.
    let count = rule.needsAnyCondition ? counts.max() ?? 0 : counts.last ?? 0
    guard number > count else { return nil }
    return rule.needsAnyCondition
      ? "no condition has more than \(groups(count))"
      : "it is of the last condition, which has \(groups(count)); trackAllCaptures keeps those of all"
  }

  private static func groups(_ count: Int) -> String {
    count == 0 ? "no group" : count == 1 ? "one group" : "\(count) groups"
  }

  static let map = LintRule(
    "rewrite-map-missing", .fault, .error, "A rule names maps and providers that are declared.",
    evidence: .inferred,
    fires: example(#"<rule name="r"><match url=".*"/><action type="Redirect" url="{Moved:{URL}}"/></rule>"#),
    passes: example(
      #"<rule name="r"><match url=".*"/><action type="Redirect" url="{Moved:{URL}}"/></rule>"#,
      beside: #"<rewriteMaps><rewriteMap name="Moved"/></rewriteMaps>"#)
  ) { inspection in
    for rule in inspection.rewriteRules().joined() {
      let names = RewriteText.functionNames.union(inspection.rewriteMaps(at: rule.path))
        .union(inspection.rewriteProviders(at: rule.path))
      for (text, element, attribute) in rule.texts {
        for name in text.functions where !names.contains(name) {
          inspection.report(
            "Rule '\(rule.name)' asks '\(name)', which is no function, map or provider.",
            remedy: "Declare <rewriteMap name=\"\(name)\">, or correct the name.",
            at: element.place(of: attribute), path: rule.path,
            answer: .init(StatusCode(500, 50), "requests that the rule matches"))
        }
      }
    }
  }

  /// Names that mod_rewrite has, or that are often mistaken; IIS has no such variable.
  private static let unknown = [
    "THE_REQUEST": "REQUEST_METHOD, REQUEST_URI and SERVER_PROTOCOL", "USER_AGENT": "HTTP_USER_AGENT",
    "REFERER": "HTTP_REFERER", "REQUEST_SCHEME": "HTTPS", "HOST": "HTTP_HOST", "REMOTE_IP": "REMOTE_ADDR",
    "COOKIE": "HTTP_COOKIE", "REQUEST_PATH": "URL", "QUERYSTRING": "QUERY_STRING",
    "REQUEST_URL": "REQUEST_URI", "IS_SUBREQ": "nothing: rules do not run again",
    "ENV:REDIRECT_STATUS": "nothing", "HTTP:AUTHORIZATION": "HTTP_AUTHORIZATION",
  ]

  static let variable = LintRule(
    "rewrite-variable-unknown", .dead, .warning,
    "A rule reads server variables that IIS has; another name is the empty text.", evidence: .inferred,
    fires: example(
      #"""
      <rule name="r"><match url=".*"/><conditions><add input="{USER_AGENT}" pattern="Robot"/></conditions>
      <action type="AbortRequest"/></rule>
      """#),
    passes: example(
      #"""
      <rule name="r"><match url=".*"/><conditions><add input="{HTTP_USER_AGENT}" pattern="Robot"/></conditions>
      <action type="AbortRequest"/></rule>
      """#)
  ) { inspection in
    for rule in inspection.rewriteRules().joined() {
      for (text, element, attribute) in rule.texts {
        for name in text.variables {
          guard let right = unknown[name] else { continue }
          inspection.report(
            "IIS has no server variable '\(name)': in rule '\(rule.name)' it is always empty.",
            remedy: "Use \(right).", at: element.place(of: attribute), path: rule.path)
        }
      }
    }
  }

  static let query = LintRule(
    "rewrite-query-twice", .risk, .warning,
    "A target with a variable that holds the query has appendQueryString=\"false\".",
    fires: example(
      #"<rule name="r"><match url=".*"/><action type="Redirect" url="https://contoso.com{REQUEST_URI}"/></rule>"#
    ),
    passes: example(
      #"""
      <rule name="r"><match url=".*"/>
      <action type="Redirect" url="https://contoso.com{REQUEST_URI}" appendQueryString="false"/></rule>
      """#)
  ) { inspection in
    let holders: Set<String> = ["REQUEST_URI", "UNENCODED_URL", "QUERY_STRING", "HTTP_URL", "CACHE_URL"]
    for rule in inspection.rewriteRules().joined() {
      guard let target = rule.target, rule.action.bool("appendQueryString"),
        let name = RewriteText(target).variables.first(where: holders.contains)
      else { continue }
      // `{Map:{REQUEST_URI}}` is a key, not a part of the target.
      guard target.uppercased().contains("{\(name)}"), RewriteText(target).functions.isEmpty else { continue }
      inspection.report(
        "Rule '\(rule.name)' appends the query to a target that holds it already in {\(name)}.",
        remedy: "Write appendQueryString=\"false\".", at: rule.action.place(of: "url"), path: rule.path)
    }
  }

  static let slash = LintRule(
    "rewrite-slash-twice", .risk, .warning, "A variable that begins with a slash does not stand behind one.",
    evidence: .observed,
    fires: example(
      #"""
      <rule name="r"><match url=".*"/>
      <action type="Redirect" url="https://{HTTP_HOST}/{REQUEST_URI}" appendQueryString="false"/></rule>
      """#),
    passes: example(
      #"""
      <rule name="r"><match url=".*"/>
      <action type="Redirect" url="https://{HTTP_HOST}{REQUEST_URI}" appendQueryString="false"/></rule>
      """#)
  ) { inspection in
    for rule in inspection.rewriteRules().joined() where rule.isRedirect {
      guard let target = rule.target?.uppercased(),
        let name = ["REQUEST_URI", "URL", "PATH_INFO", "SCRIPT_NAME", "UNENCODED_URL"].first(where: {
          target.contains("/{\($0)}")
        })
      else { continue }
      inspection.report(
        "The Location of rule '\(rule.name)' has two slashes: {\(name)} begins with one.",
        remedy: "Leave the slash before {\(name)} out.", at: rule.action.place(of: "url"), path: rule.path)
    }
  }
}
