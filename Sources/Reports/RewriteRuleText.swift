internal import Substatus

/// A rewrite rule that matched: where it stands, what it captured and what it did.
struct RewriteRuleText {
  private let style: Style

  init(_ style: Style) { self.style = style }

  func lines(_ rule: Answer.RewriteRule) -> [String] {
    var lines = [row("rule", title(rule))]
    lines.append(row("", test(rule.match, capture: "R")))
    for condition in rule.conditions { lines.append(row("", test(condition, capture: "C"))) }
    if let result = rule.result { lines.append(row("", "\(rule.action ?? "") to \(result)")) }
    return lines
  }

  /// `'clean' at web.config:3:5`.
  private func title(_ rule: Answer.RewriteRule) -> String {
    let name = rule.setting.split(separator: "'", maxSplits: 1).last?.dropLast(2) ?? ""
    let place = rule.source.map { " at \($0.file):\($0.line):\($0.column)" } ?? ""
    return "'\(name)'\(place)"
  }

  /// `url 'clean/5': ^clean/([0-9]+)$ holds, {R:0} 'clean/5', {R:1} '5'`.
  private func test(_ test: Answer.RewriteRule.Test, capture: String) -> String {
    let verb = test.holds ? "holds" : "fails"
    let captures = test.captures.enumerated().map { "{\(capture):\($0.offset)} '\($0.element)'" }
    return (["\(test.input) '\(test.text)': \(test.pattern) \(verb)"] + captures).joined(separator: ", ")
  }

  private func row(_ name: String, _ text: String) -> String {
    let padding = String(repeating: " ", count: max(1, 11 - name.count))
    return "  " + style.dim(name) + padding + text
  }
}
