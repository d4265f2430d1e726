internal import Configuration
internal import Patterns
internal import StatusCodes

/// Patterns of rewrite rules that cannot match, match too much or take too long. Source: url-rewrite 2.2 and 3.
enum RewritePatternRules {
  static let all = [dead, runaway, hostDot, escape]

  private static func example(_ pattern: String) -> LintExample {
    RewriteReferenceRules.example(
      #"<rule name="r"><match url="\#(pattern)"/><action type="Redirect" url="/x"/></rule>"#)
  }

  static let dead = LintRule(
    "rewrite-pattern-never-matches", .dead, .warning,
    "What a rule matches has no leading slash, no query, no escapes and no repeated slashes.",
    evidence: .observed, fires: example("^/blog/"), passes: example("^blog/")
  ) { inspection in
    for list in inspection.rewriteRules() {
      var seesSlash = false
      for rule in list {
        if let pattern = rule.pattern, !rule.isNegated,
          let reason = reason(pattern, seesSlash: seesSlash)
        {
          inspection.report(
            "The pattern '\(pattern.source)' of rule '\(rule.name)' matches no URL: \(reason).",
            remedy: "Match the decoded path without its leading slash; ask {QUERY_STRING} or {UNENCODED_URL} "
              + "in a condition.",
            at: rule.match.place(of: "url"), path: rule.path)
        } else {
          inspection.keepAlive(rule.match.place(of: "url"))
        }
        // Behind a rewrite to `/x` the next rule sees the slash, and behind one with a variable perhaps another.
        if rule.isRewrite, let target = rule.target, target.hasPrefix("/") || target.hasPrefix("{") {
          seesSlash = true
        }
      }
    }
  }

  private static func reason(_ pattern: Pattern, seesSlash: Bool) -> String? {
    let facts = pattern.facts
    if !seesSlash, let first = facts.heads.first, !first.holdsEnd, first.members == [UInt8(ascii: "/")] {
      return "it begins with a slash, and the text it is held against does not"
    }
    guard !facts.required.isEmpty else { return nil }
    let texts = facts.required.map { String(decoding: $0, as: UTF8.self) }
    if texts.allSatisfy({ $0.contains("?") }) {
      return "it wants a '?', and the query is no part of the path"
    }
    if texts.allSatisfy({ $0.contains("//") }), !seesSlash {
      return "it wants two slashes, and repeated slashes are one before a rule sees them"
    }
    if texts.allSatisfy({ $0.contains("%20") }) {
      return "it wants '%20', and the path is decoded: write a blank"
    }
    if texts.allSatisfy({ $0.contains("\\") }) {
      return "it wants a backslash, and those are slashes before a rule sees them"
    }
    return nil
  }

  static let runaway = LintRule(
    "rewrite-pattern-runs-away", .risk, .warning,
    "A pattern comes to an end in reasonable time on every URL.", evidence: .inferred,
    fires: example("^(a+)+$"), passes: example("^a+$")
  ) { inspection in
    for rule in inspection.rewriteRules().joined() {
      var tested: [(pattern: Pattern, element: EffectiveElement, attribute: String)] = []
      if let pattern = rule.pattern { tested.append((pattern, rule.match, "url")) }
      for condition in rule.conditions {
        if let pattern = condition.pattern { tested.append((pattern, condition.element, "pattern")) }
      }
      for (pattern, element, attribute) in tested {
        // What is tried here was found to take too long; nothing is guessed.
        let isPath = attribute == "url"
        guard
          let text = pattern.runaway(length: 40, limits: .standard, isPath: isPath)
            ?? pattern.runaway(length: 2000, limits: .standard, isPath: isPath)
        else { continue }
        inspection.report(
          "The pattern '\(pattern.source)' of rule '\(rule.name)' backtracks without end on a text of "
            + "\(text.utf8.count) bytes that begins '\(String(text.prefix(20)))'.",
          remedy:
            "Let no repeat stand inside a repeated group, nor two repeats of the same characters in a row.",
          at: element.place(of: attribute), path: rule.path,
          answer: .init(StatusCode(500, 50), "requests that are made for it"))
      }
    }
  }

  static let hostDot = LintRule(
    "rewrite-host-dot", .risk, .warning, "The dots in the pattern of a host have backslashes.",
    fires: RewriteReferenceRules.example(
      #"""
      <rule name="r"><match url=".*"/><conditions><add input="{HTTP_HOST}" pattern="^contoso.com$"/></conditions>
      <action type="Redirect" url="http://www.contoso.com/{R:0}"/></rule>
      """#),
    passes: RewriteReferenceRules.example(
      #"""
      <rule name="r"><match url=".*"/><conditions><add input="{HTTP_HOST}" pattern="^contoso\.com$"/></conditions>
      <action type="Redirect" url="http://www.contoso.com/{R:0}"/></rule>
      """#)
  ) { inspection in
    let hosts: Set<String> = [
      "HTTP_HOST", "SERVER_NAME", "HTTP_REFERER", "HTTP_X_FORWARDED_HOST", "HTTP_ORIGIN", "REMOTE_HOST",
    ]
    for rule in inspection.rewriteRules().joined() {
      for condition in rule.conditions {
        guard let variable = condition.variable, hosts.contains(variable) || variable == "REMOTE_ADDR",
          let pattern = condition.pattern, !pattern.bareDots.isEmpty
        else { continue }
        inspection.report(
          "The dot in '\(pattern.source)' stands for any character: the condition of rule '\(rule.name)' holds for "
            + "other \(variable == "REMOTE_ADDR" ? "addresses" : "hosts"), too.",
          remedy: "Write '\\.' for a dot.", at: condition.element.place(of: "pattern"), path: rule.path)
      }
    }
  }

  static let escape = LintRule(
    "rewrite-letter-escape", .contradiction, .warning,
    "An escaped letter has a meaning in URL Rewrite's grammar; another one is the letter itself.",
    evidence: .inferred, fires: example(#"^\Aindex\Z"#), passes: example(#"^index$"#)
  ) { inspection in
    for rule in inspection.rewriteRules().joined() {
      var tested: [(pattern: Pattern, element: EffectiveElement, attribute: String)] = []
      if let pattern = rule.pattern { tested.append((pattern, rule.match, "url")) }
      for condition in rule.conditions {
        if let pattern = condition.pattern { tested.append((pattern, condition.element, "pattern")) }
      }
      for (pattern, element, attribute) in tested {
        guard let offset = pattern.letterEscapes.first else { continue }
        let escape = String(decoding: Array(pattern.source.utf8)[offset..<offset + 2], as: UTF8.self)
        inspection.report(
          "'\(escape)' in the pattern '\(pattern.source)' is the letter '\(escape.dropFirst())': URL Rewrite's "
            + "grammar has no such escape.",
          remedy: "Write what is meant: ^ and $ for the ends, [ \\t] for blanks.",
          at: element.place(of: attribute), path: rule.path)
      }
    }
  }
}
