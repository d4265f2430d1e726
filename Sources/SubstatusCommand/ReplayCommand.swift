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

  @Argument(help: "Files, folders and patterns; '-' for standard input.", completion: .file())
  var captures: [String]

  @Option(
    help: "Exit with status 1 when a condition holds: 'contradicts > 0', '404.11 >= 1% or malformed > 10'.")
  var failIf: String?

  @Flag(help: "Print one JSON object a line for each record; the totals go to standard error.")
  var records = false

  @Flag(help: "Print one line for each record, for a person; the totals go to standard error.")
  var lines = false

  @Option(
    help: "With --records or --lines: only 'contradicts', or a cell of the matrix such as '404.11/200'.")
  var only: String?

  @OptionGroup(title: "Captures") var captureOptions: CaptureReadingOptions
  @OptionGroup(title: "Server") var server: ServerOptions
  @OptionGroup(title: "What captures do not say") var connection: ConnectionOptions
  @OptionGroup(title: "Reports") var reports: TrafficReportOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    if records, lines { throw ValidationError("--records and --lines are two forms of one thing: take one") }
    if only != nil, !records, !lines { throw ValidationError("--only needs --records or --lines") }
  }

  func run() throws {
    let condition = try failCondition()
    var options = try captureOptions.options()
    options.facts = try connection.facts()
    options.tracksReach = true
    let filter = try recordFilter()
    let simulation = try server.simulation()
    if records || lines {
      let form = records ? LogCommands.Form.json : .text
      options.records = RecordOutput(records ? RecordJSON(simulation) : RecordLines(), filter: filter) {
        StandardOutput.write($0, as: form)
      }
    }
    let files = captureOptions.files(captures)
    let meter = ProgressMeter()
    let result = Interruption.watch {
      Replay.run(files, snapshot: simulation.snapshot, options: options, progress: meter.show)
    }
    meter.clear()
    StandardError.write(result.summary.notes)
    let coverage = ConfigurationCoverage(
      simulation, result.samples.map { ($0.request, $0.facts, Int(clamping: $0.count)) })
    let traces = TraceOrder.all(files, simulation, options)
    let report =
      switch output.format {
      case .text:
        ReplayText(style: records || lines ? .plain : output.style).render(
          result, coverage: coverage, traces: traces)
      case .json: ReplayJSON.render(result, coverage: coverage, traces: traces) + "\n"
      }
    if records || lines {
      StandardError.write(report)
    } else {
      StandardOutput.write(report, as: output.format == .json ? .json : .text)
    }
    if options.records?.isClosed ?? false {
      throw StandardError.report("standard output takes no more records", Exit.unreadable)
    }
    let isReported = reports.write { $0.render(result, coverage: coverage) }
    guard isReported else { throw Exit.unreadable }
    if result.summary.notes.contains(where: \.isError) { throw Exit.unreadable }
    if let condition, condition.holds(for: result) { throw Exit.failed }
  }

  private func recordFilter() throws -> RecordFilter? {
    guard let only else { return nil }
    do {
      return try RecordFilter(only)
    } catch {
      throw ValidationError("--only: \(error.message)")
    }
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
