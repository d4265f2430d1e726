public import Scenarios
internal import StatusCodes

/// Failures as logging commands of Azure Pipelines, which appear as errors of the run with a link to the line.
/// They work on standard output only: `--report azure=-`.
/// Source: learn.microsoft.com, Azure Pipelines logging commands, "Formatting commands" and "LogIssue".
public enum AzureLogCommands {
  /// A command for each failure and for each error in a file.
  public static func render(_ run: ScenarioRun) -> String {
    var lines: [String] = []
    for file in run.files {
      for error in file.errors {
        lines.append(issue(error.file, error.line, error.column, "unreadable", error.message))
      }
      for failure in file.results.compactMap({ ScenarioFailure($0) }) {
        let item = failure.result.item
        let title = "\(ScenarioTitle.text(item)) (IIS \(item.version.rawValue)): \(failure.message)"
        lines.append(issue(item.file, item.line, item.column, failure.kind, title))
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func issue(
    _ file: String, _ line: Int, _ column: Int, _ code: String, _ message: String
  ) -> String {
    "##vso[task.logissue type=error;sourcepath=\(property(file));linenumber=\(max(1, line));"
      + "columnnumber=\(max(1, column));code=\(code);]\(data(message))"
  }

  /// `%AZP25` is a percent sign to every agent since 2.182; older ones show it as it is.
  private static func data(_ text: String) -> String {
    text.replacing("%", with: "%AZP25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(";", with: "%3B").replacing("]", with: "%5D")
  }
}
