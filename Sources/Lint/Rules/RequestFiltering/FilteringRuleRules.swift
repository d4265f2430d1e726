internal import Configuration
internal import StatusCodes

/// `filteringRules`. Source: request-filtering 3.11 and 8.
enum FilteringRuleRules {
  static let all = [scansNothing, deniesNothing, barePercent]

  private static func example(_ attributes: String, _ content: String) -> LintExample {
    .filtering(
      "<filteringRules><filteringRule name=\"r\" \(attributes)>\(content)</filteringRule></filteringRules>")
  }

  private static let denied = #"<denyStrings><add string="xp_"/></denyStrings>"#

  private static func rules(_ inspection: Inspection) -> [PlacedEntry] {
    inspection.entries(of: Section.requestFiltering) { $0.element("filteringRules").entries }
  }

  private static func scansAnything(_ rule: EffectiveElement) -> Bool {
    rule.bool("scanUrl") || rule.bool("scanQueryString") || rule.bool("scanAllRaw")
      || !rule.element("scanHeaders").entries.isEmpty
  }

  static let scansNothing = LintRule(
    "filtering-rule-scans-nothing", .dead, .warning,
    "A filtering rule scans the URL, the query string or headers.", evidence: .inferred,
    fires: example("", denied), passes: example("scanUrl=\"true\"", denied)
  ) { inspection in
    for placed in rules(inspection) where !scansAnything(placed.entry) {
      inspection.report(
        "The rule '\(placed.entry.string("name"))' scans nothing, so it denies nothing.",
        remedy: "Set scanUrl, scanQueryString or scanAllRaw, or name headers in <scanHeaders>.",
        at: placed.entry.place(of: "name"), path: placed.path)
    }
  }

  static let deniesNothing = LintRule(
    "filtering-rule-denies-nothing", .dead, .warning,
    "A filtering rule has denied strings, or denies unescaped percent signs.", evidence: .inferred,
    fires: example("scanUrl=\"true\" denyUnescapedPercent=\"false\"", ""),
    passes: example("scanUrl=\"true\" denyUnescapedPercent=\"false\"", denied)
  ) { inspection in
    for placed in rules(inspection) {
      let rule = placed.entry
      guard scansAnything(rule), rule.element("denyStrings").entries.isEmpty,
        !rule.bool("denyUnescapedPercent")
      else { continue }
      inspection.report(
        "The rule '\(rule.string("name"))' has no denied strings.",
        remedy: "Add <denyStrings>, or remove the rule.", at: rule.place(of: "name"), path: placed.path)
    }
  }

  static let barePercent = LintRule(
    "filtering-rule-denies-bare-percent", .risk, .note,
    "A rule that scans the query string also denies every '%' that is no escape, unless told otherwise.",
    evidence: .inferred,
    fires: example("scanQueryString=\"true\"", denied),
    passes: example("scanQueryString=\"true\" denyUnescapedPercent=\"false\"", denied)
  ) { inspection in
    for placed in rules(inspection) {
      let rule = placed.entry
      guard rule.bool("scanQueryString"), !rule.isWritten("denyUnescapedPercent") else { continue }
      inspection.report(
        "The rule '\(rule.string("name"))' denies queries such as ?discount=100% as well (404.19).",
        remedy: "Write denyUnescapedPercent=\"false\", or \"true\" if that is meant.",
        at: rule.place(of: "scanQueryString"), path: placed.path)
    }
  }
}
