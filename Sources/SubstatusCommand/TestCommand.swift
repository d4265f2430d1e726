import ArgumentParser
import Foundation
import Reports
import Scenarios

/// `substatus test`.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs scenario files and compares what they expect with what IIS would answer.")

  @Argument(help: "Scenario files and folders.")
  var paths = ["Scenarios"]

  @Flag(help: "Print the JSON Schema of scenario files, for editors, and run nothing.")
  var schema = false

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    guard !schema else { return StandardOutput.write(ScenarioSchema.text) }
    let text = ScenarioText(style: output.style)
    let runner = ScenarioRunner()
    var results: [ScenarioResult] = []
    var errors = 0
    for path in try files() {
      let (file, problems) = try read(path)
      for problem in problems { StandardError.write("\(problem)") }
      errors += problems.count
      guard problems.isEmpty else { continue }
      let fileResults = file.cases.map { runner.run($0) }
      results += fileResults
      if output.format == .text {
        StandardOutput.write(text.file(path, fileResults))
        for result in fileResults { StandardOutput.write(text.failure(result)) }
      }
    }
    let summary = ScenarioSummary(results)
    StandardOutput.write(
      output.format == .text ? text.summary(summary) : ScenarioJSON.render(results) + "\n")
    if errors > 0 { throw Exit.unreadable }
    guard summary.total > 0 else {
      throw StandardError.report(
        "no case ran: no *.yaml file in \(paths.joined(separator: ", "))", Exit.nothingRan)
    }
    if summary.failed > 0 { throw Exit.failed }
  }

  private func files() throws -> [String] {
    do {
      return try ScenarioDiscovery.files(in: paths)
    } catch {
      throw StandardError.report(error.message, Exit.unreadable)
    }
  }

  private func read(_ path: String) throws -> (file: ScenarioFile, errors: [ScenarioError]) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    do {
      let bytes = try FileReading.bytes(of: path)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        return (ScenarioFile(), [ScenarioError(file: path, line: 1, column: 1, message: "is not UTF-8")])
      }
      return ScenarioFile.read(text, file: path) { name in
        try FileReading.bytes(of: folder.appendingPathComponent(name).path)
      }
    } catch {
      throw StandardError.report(error.message, Exit.unreadable)
    }
  }
}
