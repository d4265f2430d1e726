public import Scenarios

/// Results of scenario files as text: a line for each file, failures in full, then the counts.
public struct ScenarioText: Sendable {
  private let style: Style

  /// Creates a report.
  public init(style: Style) { self.style = style }

  /// A whole run.
  public func render(_ run: ScenarioRun) -> String {
    let coverage = run.coverage.map(CoverageText(style: style).render) ?? ""
    return run.files.map(file).joined() + coverage + summary(run)
  }

  /// One file: its name and its counts, then its failures.
  public func file(_ file: ScenarioRun.File) -> String {
    guard file.errors.isEmpty else { return file.errors.map { "\($0)\n" }.joined() }
    let summary = file.summary
    let mark = summary.failed > 0 ? style.red("fail") : style.green("ok  ")
    var text = "\(mark)  \(file.path)  \(summary.passed) passed"
    if summary.failed > 0 { text += ", \(summary.failed) failed" }
    if summary.pending > 0 { text += ", \(summary.pending) pending" }
    return text + "\n" + file.results.map(failure).joined()
  }

  /// The counts, the last line.
  public func summary(_ run: ScenarioRun) -> String {
    let summary = run.summary
    let pending = summary.pending > 0 ? ", \(summary.pending) pending" : ""
    return "\(summary.passed) passed, \(summary.failed) failed\(pending)\n"
  }

  /// A failure in full; empty for a case that is as expected.
  private func failure(_ result: ScenarioResult) -> String {
    guard let failure = ScenarioFailure(result) else { return "" }
    return failure.lines(style).joined(separator: "\n") + "\n\n"
  }
}
