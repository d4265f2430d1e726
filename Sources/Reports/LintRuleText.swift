public import Lint
internal import StatusCodes

/// The rules of lint as text for a person.
public struct LintRuleText {
  private let style: Style

  /// Creates a report.
  public init(style: Style) { self.style = style }

  /// One line a rule, in the order of the rules.
  public func table(_ rules: [LintRule]) -> String {
    let width = rules.map(\.id.utf8.count).max() ?? 0
    return rules.map { rule in
      let id = rule.id + String(repeating: " ", count: width - rule.id.utf8.count)
      let severity = rule.severity.rawValue
      let padding = String(repeating: " ", count: max(1, 9 - severity.count))
      return "\(style.bold(id))  \(severity)\(padding)\(rule.summary)\n"
    }.joined()
  }

  /// Everything about one rule, with a configuration that it reports and one that it does not.
  public func entry(_ rule: LintRule) -> String {
    """
    \(style.bold(rule.id))  \(rule.severity.rawValue), \(rule.category.rawValue), \(rule.evidence.rawValue)

    \(rule.summary)

    \(style.dim("reported"))
    \(example(rule.fires))
    \(style.dim("not reported"))
    \(example(rule.passes))
    """
  }

  private func example(_ example: LintExample) -> String {
    var text = ""
    if example.version != .v10_0 || example.build != nil {
      text += "  IIS \(example.version.rawValue)\(example.build.map { ", build \($0)" } ?? "")\n"
    }
    if let server = example.applicationHost { text += block("applicationHost.config", server) }
    for (path, content) in example.webConfigs.sorted(by: { $0.key < $1.key }) {
      text += block(path == "/" ? "web.config" : "\(path.dropFirst())/web.config", content)
    }
    for (path, content) in example.sources.sorted(by: { $0.key < $1.key }) {
      text += block(String(path.dropFirst()), content)
    }
    for path in example.unreadable.sorted() { text += "  \(path.dropFirst())/web.config cannot be opened\n" }
    return text
  }

  /// The most bytes of an example that are worth reading.
  private static let longest = 4096

  private func block(_ name: String, _ content: String) -> String {
    guard content.utf8.count <= Self.longest else { return "  \(name): \(content.utf8.count) bytes\n" }
    let lines = content.split(separator: "\n").map { "    \($0)\n" }.joined()
    return "  \(name)\n\(lines)"
  }
}
