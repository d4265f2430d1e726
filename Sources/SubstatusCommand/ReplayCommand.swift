import ArgumentParser
import Captures
import Replay
import Reports
import Substatus

/// `substatus replay`.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Decides the requests of captured traffic and compares with what was logged.",
    discussion: """
      CAPTURE is a file, a folder, a pattern such as 'u_ex2611*.log', or '-' for standard input; gzip is unpacked. \
      The format is told from the first bytes of each file.
      """)

  @Argument(help: "Files, folders and patterns; '-' for standard input.")
  var captures: [String]

  @Option(
    help: "Exit with status 1 when a condition holds: 'contradicts > 0', '404.11 >= 1% or malformed > 10'.")
  var failIf: String?

  @OptionGroup(title: "Captures") var captureOptions: CaptureReadingOptions
  @OptionGroup(title: "Server") var server: ServerOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let condition = try failCondition()
    let options = try captureOptions.options()
    let simulation = try server.simulation()
    let files = captureOptions.files(captures)
    let meter = ProgressMeter()
    let result = Interruption.watch {
      Replay.run(files, snapshot: simulation.snapshot, options: options, progress: meter.show)
    }
    meter.clear()
    StandardError.write(result.summary.notes)
    switch output.format {
    case .text: StandardOutput.write(ReplayText(style: output.style).render(result))
    case .json: StandardOutput.write(ReplayJSON.render(result) + "\n", as: .json)
    }
    if result.summary.notes.contains(where: \.isError) { throw Exit.unreadable }
    if let condition, condition.holds(for: result) { throw Exit.failed }
  }

  private func failCondition() throws -> FailCondition? {
    guard let failIf else { return nil }
    do {
      return try FailCondition(failIf)
    } catch {
      throw ValidationError("--fail-if: \(error.message)")
    }
  }
}
