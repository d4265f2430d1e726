public import Replay
public import Substatus

/// The forms of a report on captured traffic.
public enum TrafficReportFormat: String, CaseIterable, Sendable {
  case text, json, markdown, html

  /// The report of a replay, with a final line end.
  ///
  /// - Parameter coverage: which settings the requests look at.
  public func render(_ result: ReplayResult, coverage: ConfigurationCoverage) -> String {
    switch self {
    case .text: ReplayText(style: .plain).render(result, coverage: coverage)
    case .json: ReplayJSON.render(result, coverage: coverage) + "\n"
    case .markdown: ReplayMarkdown.render(result)
    case .html: ReplayHTML.render(result, coverage: coverage)
    }
  }

  /// The report of a comparison, with a final line end.
  ///
  /// - Parameter lines: the lines of a file of the configuration before and after.
  public func render(
    _ result: ComparisonResult, detail: ComparisonDetail, lines: ComparisonHTML.Lines
  ) -> String {
    switch self {
    case .text: ComparisonText(style: .plain, detail: detail).render(result)
    case .json: ComparisonJSON.render(result) + "\n"
    case .markdown: ComparisonMarkdown.render(result, detail: detail)
    case .html: ComparisonHTML.render(result, detail: detail, lines: lines)
    }
  }

  /// What to do with commands of CI systems where the report goes to a log.
  public var logForm: LogCommands.Form {
    switch self {
    case .json: .json
    case .html: .xml
    case .text, .markdown: .text
    }
  }
}
