import ArgumentParser
import Foundation
import Reports
import Scenarios

/// A report to write: its form and its file.
struct ReportTarget: ExpressibleByArgument {
  let format: ScenarioReportFormat
  /// A path; `-` is standard output.
  let path: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, !parts[1].isEmpty, let format = ScenarioReportFormat(rawValue: parts[0]) else {
      return nil
    }
    self.format = format
    path = parts[1]
  }

  static var names: String { ScenarioReportFormat.allCases.map(\.rawValue).joined(separator: ", ") }
}

/// The reports of a run of scenario files.
struct ReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Also write a report, FORMAT=FILE; '-' is standard output. Repeatable.",
      discussion: "FORMAT is \(ReportTarget.names).", valueName: "format=file"))
  var report: [ReportTarget] = []

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
    var files: Set<String> = []
    for target in report where target.path != "-" && !files.insert(target.path).inserted {
      throw ValidationError("--report: two reports cannot have one file, '\(target.path)'")
    }
  }

  /// Writes every report; one that fails keeps no other from being written.
  ///
  /// - Returns: whether every report was written.
  func write(_ run: ScenarioRun, date: Date) -> Bool {
    var isComplete = true
    for target in report {
      let text = target.format.render(run, date: date)
      guard target.path != "-" else {
        StandardOutput.write(text, as: target.format.logForm)
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
