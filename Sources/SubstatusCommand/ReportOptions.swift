import ArgumentParser
import Configuration
import Foundation
import Reports
import Scenarios
import Substatus

/// A report to write: its form and its file.
struct ReportTarget<Format>: ExpressibleByArgument, Sendable
where Format: RawRepresentable & CaseIterable & Sendable, Format.RawValue == String {
  let format: Format
  /// A path; `-` is standard output.
  let path: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, !parts[1].isEmpty, let format = Format(rawValue: parts[0]) else {
      return nil
    }
    self.format = format
    path = parts[1]
  }

  static var defaultCompletionKind: CompletionKind { .list(Format.allCases.map { $0.rawValue + "=" }) }

  static var names: String { Format.allCases.map(\.rawValue).joined(separator: ", ") }
}

/// The reports of a run of scenario files.
struct ReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Also write a report, FORMAT=FILE; '-' is standard output. Repeatable.",
      discussion: "FORMAT is \(ReportTarget<ScenarioReportFormat>.names).", valueName: "format=file"))
  var report: [ReportTarget<ScenarioReportFormat>] = []

  @Flag(help: "Show which settings of the configuration the cases decide by, evaluate, or never reach.")
  var coverage = false

  @Option(
    help: ArgumentHelp(
      "Fail when the cases evaluate less than this share of the settings.", valueName: "percent"))
  var failUnder: Double?

  /// Whether something asks for the coverage.
  var isCovering: Bool { coverage || failUnder != nil || report.contains { $0.format.needsCoverage } }

  func validate() throws {
    if let failUnder, !(0...100).contains(failUnder) {
      throw ValidationError("--fail-under takes 0 to 100, not \(failUnder)")
    }
    try ReportTarget.validate(report)
  }

  /// Writes every report; one that fails keeps no other from being written.
  ///
  /// - Returns: whether every report was written.
  func write(_ run: ScenarioRun, date: Date) -> Bool {
    ReportTarget.write(report, form: \.logForm) { $0.render(run, date: date) }
  }
}

extension ReportTarget {
  /// No two reports may have one file.
  static func validate(_ targets: [ReportTarget]) throws {
    var files: Set<String> = []
    for target in targets where target.path != "-" && !files.insert(target.path).inserted {
      throw ValidationError("--report: two reports cannot have one file, '\(target.path)'")
    }
  }

  /// Writes every report; one that fails keeps no other from being written.
  ///
  /// - Returns: whether every report was written.
  static func write(
    _ targets: [ReportTarget], form: (Format) -> LogCommands.Form, render: (Format) -> String
  ) -> Bool {
    var isComplete = true
    for target in targets {
      let text = render(target.format)
      guard target.path != "-" else {
        StandardOutput.write(text, as: form(target.format))
        continue
      }
      do {
        try ReportFile.write(text, to: target.path)
      } catch {
        isComplete = false
        StandardError.write("substatus: the report \(error.message)")
      }
    }
    return isComplete
  }
}

/// The reports on captured traffic.
struct TrafficReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Also write a report, FORMAT=FILE; '-' is standard output. Repeatable.",
      discussion: "FORMAT is \(ReportTarget<TrafficReportFormat>.names).", valueName: "format=file"))
  var report: [ReportTarget<TrafficReportFormat>] = []

  func validate() throws { try ReportTarget.validate(report) }

  /// Writes every report; one that fails keeps no other from being written.
  ///
  /// - Returns: whether every report was written.
  func write(_ render: (TrafficReportFormat) -> String) -> Bool {
    ReportTarget.write(report, form: \.logForm, render: render)
  }
}

extension Simulation {
  /// The lines of a file of the configuration that a report may show.
  func lines(of file: String) -> [String] { self.file(named: file)?.lines(1...20_000).map(\.text) ?? [] }
}
