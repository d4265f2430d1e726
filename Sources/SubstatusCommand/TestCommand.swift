import ArgumentParser
import Foundation
import Reports
import Scenarios
import StatusCodes

/// `substatus test`.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs scenario files and compares what they expect with what IIS would answer.",
    discussion: """
      A failure ends with the command that runs its case alone: FILE:LINE names the case that stands there.
      """)

  @Argument(help: "Scenario files, FILE:LINE for one case, and folders.")
  var paths = ["Scenarios"]

  @Flag(help: "Print the JSON Schema of scenario files, for editors, and run nothing.")
  var schema = false

  @Flag(help: "Print the JSON Schema of the JSON report, and run nothing.")
  var reportSchema = false

  @OptionGroup(title: "Cases") var selection: SelectionOptions
  @OptionGroup(title: "Reports") var reports: ReportOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    guard !schema else { return StandardOutput.write(ScenarioSchema.text) }
    guard !reportSchema else { return StandardOutput.write(ScenarioReportSchema.text) }
    let date = Date()
    let run = try runCases()
    if output.format == .json { StandardOutput.write(ScenarioReportFormat.json.render(run)) }
    let isReported = reports.write(run, date: date)
    guard run.errors.isEmpty, isReported else { throw Exit.unreadable }
    let summary = run.summary
    guard summary.total > 0 else {
      throw StandardError.report("no case ran: \(nothingReason(run))", Exit.nothingRan)
    }
    if summary.failed > 0 { throw Exit.failed }
  }

  /// Runs every case that is selected, and shows the text of each file as soon as it is done.
  private func runCases() throws -> ScenarioRun {
    let clock = ContinuousClock()
    let start = clock.now
    let text = ScenarioText(style: output.style)
    let runner = ScenarioRunner()
    var run = ScenarioRun()
    for target in try ScenarioTarget.all(paths) {
      let (scenario, errors) = try ScenarioSource.read(target.path)
      for problem in errors { StandardError.write("\(problem)") }
      let cases = scenario.cases.filter { target.contains($0) && selection.contains($0, in: scenario) }
      if cases.isEmpty, errors.isEmpty, !scenario.cases.isEmpty { continue }
      let file = ScenarioRun.File(
        path: target.path, name: scenario.name, about: scenario.about, results: cases.map(runner.run),
        errors: errors)
      run.files.append(file)
      if output.format == .text, errors.isEmpty { StandardOutput.write(text.file(file)) }
    }
    run.seconds = (clock.now - start) / .seconds(1)
    if output.format == .text { StandardOutput.write(text.summary(run)) }
    return run
  }

  private func nothingReason(_ run: ScenarioRun) -> String {
    let places = paths.joined(separator: ", ")
    return selection.isEverything && !paths.contains { $0.contains(":") }
      ? "no *.yaml file in \(places)" : "none in \(places) is selected"
  }
}
