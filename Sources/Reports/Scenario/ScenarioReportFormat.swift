public import Foundation
public import Scenarios
internal import Substatus

/// The forms of a report on a run of scenario files.
public enum ScenarioReportFormat: String, CaseIterable, Sendable {
  case text, json, junit, tap, tap13, github, azure, markdown, html, lcov, cobertura

  /// Whether the form tells of nothing but coverage.
  public var needsCoverage: Bool { self == .lcov || self == .cobertura }

  /// The report, with a final line end.
  ///
  /// - Parameters:
  ///   - style: the colours of the form `text`.
  ///   - date: when the run began.
  public func render(_ run: ScenarioRun, style: Style = .plain, date: Date = Date()) -> String {
    switch self {
    case .text: ScenarioText(style: style).render(run)
    case .json: ScenarioJSON.render(run) + "\n"
    case .junit: ScenarioJUnit.render(run, timestamp: Self.timestamp(date))
    case .tap: ScenarioTAP.render(run)
    case .tap13: ScenarioTAP.render(run, version: 13)
    case .github: GitHubAnnotations.render(run)
    case .azure: AzureLogCommands.render(run)
    case .markdown: ScenarioMarkdown.render(run)
    case .lcov: CoverageLCOV.render(run.coverage ?? ConfigurationCoverage())
    case .cobertura: CoverageCobertura.render(run.coverage ?? ConfigurationCoverage(), date: date)
    case .html: ScenarioHTML.render(run, timestamp: Self.timestamp(date).replacing("T", with: " "))
    }
  }

  /// `2026-01-31T12:00:00`, in UTC.
  private static func timestamp(_ date: Date) -> String {
    String(date.formatted(.iso8601).prefix(19))
  }
}
