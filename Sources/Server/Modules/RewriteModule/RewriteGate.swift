internal import Patterns

/// A variable of which the conditions of several rules each want something: what it holds rules out most of them
/// at once.
///
/// A rule has at most one gate: a condition that must hold for the rule to act, whose input is one variable or header
/// that no rule sets.
final class RewriteGate: Sendable {
  let input: RewriteTemplate
  /// Whether the variable changes when a rule rewrites the URL.
  let followsURL: Bool
  let index: RuleIndex

  private init(input: RewriteTemplate, index: RuleIndex) {
    self.input = input
    self.index = index
    followsURL = input.soleVariable?.followsURL ?? false
  }

  /// A variable that fewer rules ask for is not worth a gate.
  private static let fewestRules = 2

  /// The gates of a list of rules, and for each rule its gate or -1.
  static func gates(for rules: [RewriteRule]) -> ([RewriteGate], [Int16]) {
    var groups: [String: [(rule: Int, condition: Int)]] = [:]
    for (number, rule) in rules.enumerated() {
      guard let condition = gate(of: rule), let name = rule.conditions[condition].input.soleName else {
        continue
      }
      groups[name, default: []].append((number, condition))
    }
    var gates: [RewriteGate] = []
    var gateOfRule = [Int16](repeating: -1, count: rules.count)
    for (_, members) in groups.sorted(by: { $0.key < $1.key }) where members.count >= fewestRules {
      var entries: [(rule: Int, facts: PatternFacts)] = []
      for (number, condition) in members {
        guard case .pattern(let pattern) = rules[number].conditions[condition].test else { continue }
        entries.append((number, pattern.facts))
        gateOfRule[number] = Int16(gates.count)
      }
      let input = rules[members[0].rule].conditions[members[0].condition].input
      gates.append(RewriteGate(input: input, index: RuleIndex(count: rules.count, entries)))
    }
    return (gates, gateOfRule)
  }

  /// The condition of a rule that says most: one that must hold and whose pattern rules something out.
  private static func gate(of rule: RewriteRule) -> Int? {
    guard !rule.needsAnyCondition || rule.conditions.count == 1 else { return nil }
    var best: (condition: Int, length: Int)?
    for (index, condition) in rule.conditions.enumerated() {
      guard case .pattern(let pattern) = condition.test, !condition.isNegated,
        condition.input.soleName != nil
      else { continue }
      let facts = pattern.facts
      let length = max(facts.required.map(\.count).min() ?? 0, facts.heads.count)
      if length > best?.length ?? 0 { best = (index, length) }
    }
    return best?.condition
  }
}

extension RewriteTemplate {
  /// A name for the variable or header when the template is nothing else and no rule sets it.
  var soleName: String? {
    guard operations.count == 1 else { return nil }
    switch operations[0] {
    case .variable(let variable): return "\(variable)"
    case .header(let header): return "HTTP_" + String(decoding: headers[Int(header)], as: UTF8.self)
    default: return nil
    }
  }
}

extension RuleIndex {
  /// The index of the rules of a folder by their input. A rule whose pattern must not match is always a candidate.
  convenience init(_ rules: [RewriteRule], inFolder folder: Int) {
    let entries = rules.enumerated().filter { $0.element.folder == folder }.map { number, rule in
      (rule: number, facts: rule.isNegated ? .none : rule.pattern?.facts ?? .none)
    }
    self.init(count: rules.count, entries)
  }
}
