import Configuration
import Server
import StatusCodes

@testable import Lint

/// What a linter finds in a web.config given by the content of `<configuration>`, with other folders' beside it.
func lint(_ content: String, folders: [String: String] = [:], version: IISVersion = .v10_0) -> [LintFinding] {
  var example = LintExample.site(content).iis(version)
  for (path, content) in folders { example = example.file(path, content) }
  return Linter.lint(example.subject).findings
}

/// The content of `<requestFiltering>` in its groups.
func filtering(_ content: String, _ attributes: String = "") -> String {
  "<system.webServer><security><requestFiltering\(attributes)>\(content)</requestFiltering></security></system.webServer>"
}

extension [LintFinding] {
  /// The findings of a rule.
  func of(_ rule: String) -> [LintFinding] { filter { $0.rule == rule } }

  /// The place and rule of each, for comparing whole lists.
  var places: [String] {
    map { finding in "\(finding.position.map { "\($0)" } ?? "-") \(finding.rule)" }
  }
}
