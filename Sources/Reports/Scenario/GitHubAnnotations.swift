public import Scenarios
internal import StatusCodes

/// Failures as workflow commands of GitHub Actions, which appear as annotations on the lines of the scenario
/// files. They work on standard output only: `--report github=-`. GitHub shows the first ten of a step.
/// Source: docs.github.com, workflow commands for GitHub Actions; the escapes are those of its toolkit.
public enum GitHubAnnotations {
  /// A command for each failure and for each error in a file, then one with the counts.
  public static func render(_ run: ScenarioRun) -> String {
    var lines: [String] = []
    for file in run.files {
      for error in file.errors {
        lines.append(command("error", error.file, error.line, error.column, "Scenario file", error.message))
      }
      for failure in file.results.compactMap({ ScenarioFailure($0) }) {
        let item = failure.result.item
        let title = "\(ScenarioTitle.text(item)) (IIS \(item.version.rawValue))"
        let message = ([failure.message, ""] + failure.lines(.plain).dropFirst()).joined(separator: "\n")
        lines.append(command("error", item.file, item.line, item.column, title, message))
      }
    }
    let summary = run.summary
    lines.append(
      "::notice title=substatus::\(summary.passed) passed, \(summary.failed) failed, \(summary.pending) pending"
    )
    return lines.joined(separator: "\n") + "\n"
  }

  private static func command(
    _ level: String, _ file: String, _ line: Int, _ column: Int, _ title: String, _ message: String
  ) -> String {
    "::\(level) file=\(property(file)),line=\(max(1, line)),col=\(max(1, column)),title=\(property(title))"
      + "::\(data(message))"
  }

  private static func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
