import ArgumentParser
import Foundation
import Reports
import Scenarios
import StatusCodes
import Substatus

/// `substatus test`.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs scenario files and compares what they expect with what IIS would answer.",
    discussion: """
      A failure ends with the command that runs its case alone: FILE:LINE:COLUMN names the case that stands there.
      """)

  @Argument(
    help: "Scenario files, FILE:LINE or FILE:LINE:COLUMN for one case, folders, and - for standard input.",
    completion: .file())
  var paths = ["Scenarios"]

  @Flag(help: "Print the JSON Schema of scenario files, for editors, and run nothing.")
  var schema = false

  @Flag(help: "Print the JSON Schema of the JSON report, and run nothing.")
  var reportSchema = false

  @Flag(help: "Write what IIS answers into the scenario files, where they expect something else.")
  var record = false

  @Flag(help: "Run again whenever a file changes, until interrupted.")
  var watch = false

  @OptionGroup(title: "Making scenario files") var generating: GenerateOptions
  @OptionGroup(title: "Cases") var selection: SelectionOptions
  @OptionGroup(title: "Reports") var reports: ReportOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    if record || watch, paths.contains(FileReading.standardInput) {
      throw ValidationError("--record and --watch need files, not standard input")
    }
    guard record else { return }
    if watch { throw ValidationError("--record and --watch exclude each other") }
    if selection.failFast { throw ValidationError("--record and --fail-fast exclude each other") }
    if !["", "0", "false"].contains(ProcessInfo.processInfo.environment["CI", default: ""].lowercased()) {
      throw ValidationError(
        "--record is refused where CI is set: a run there must not change what it expects")
    }
  }

  func run() throws {
    guard !schema else { return StandardOutput.write(ScenarioSchema.text) }
    guard !reportSchema else { return StandardOutput.write(ScenarioReportSchema.text) }
    guard generating.generate.isEmpty else {
      let text = try generating.scenarios(iis: selection.versions.first ?? .v10_0)
      return StandardOutput.write(text, as: .commands)
    }
    guard watch else { return try runOnce() }
    try FileWatch(paths: paths, outputs: reports.report.map(\.path)).forever {
      do { try runOnce() } catch let error as ExitCode { _ = error }
    }
  }

  private func runOnce() throws {
    let date = Date()
    let cases = try selection.selection()
    let run = try runCases(cases)
    if output.format == .json { StandardOutput.write(ScenarioReportFormat.json.render(run), as: .json) }
    let isReported = reports.write(run, date: date)
    guard run.errors.isEmpty, isReported else { throw Exit.unreadable }
    let summary = run.summary
    guard summary.total > 0 else {
      throw StandardError.report("no case ran: \(nothingReason(cases))", Exit.nothingRan)
    }
    if record {
      return try RecordedFiles.write(run, style: output.style) {
        // The report of the run is what a program reads.
        if output.format == .json { StandardError.write($0) } else { StandardOutput.write($0) }
      }
    }
    if let least = reports.failUnder, let percent = run.coverage?.percent, percent < least {
      throw StandardError.report(
        "the cases evaluate \(CoverageText.percent(percent)) of the settings, less than --fail-under \(least)",
        Exit.failed)
    }
    if summary.failed > 0 { throw Exit.failed }
  }

  /// Runs every case that is selected, and shows the text of each file as soon as it is done.
  private func runCases(_ cases: CaseSelection) throws -> ScenarioRun {
    let text = ScenarioText(style: output.style)
    let showsText = output.format == .text && !record
    let tests = TestRun(
      targets: try ScenarioTarget.all(paths), selection: cases, failsFast: selection.failFast,
      isCovering: reports.isCovering, isRecording: record)
    let run = tests.run { file in
      for problem in file.errors { StandardError.write("\(problem)") }
      if showsText, file.errors.isEmpty { StandardOutput.write(text.file(file)) }
    }
    if showsText {
      if let coverage = run.coverage {
        StandardOutput.write(CoverageText(style: output.style).render(coverage))
      }
      StandardOutput.write(text.summary(run))
    }
    return run
  }

  private func nothingReason(_ cases: CaseSelection) -> String {
    let places = paths.joined(separator: ", ")
    return cases.isEverything && !paths.contains { $0.contains(":") }
      ? "no *.yaml file in \(places)" : "none in \(places) is selected"
  }
}
