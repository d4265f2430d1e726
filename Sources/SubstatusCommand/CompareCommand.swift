public import ArgumentParser
import Captures
import Configuration
import Foundation
import Replay
public import Reports
import Substatus

extension ComparisonDetail: ExpressibleByArgument {}

/// `substatus compare`.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Decides the same captured traffic under two configurations and says what changes, and why.",
    discussion: """
      A configuration is a web.config, an applicationHost.config or a content folder; the other options hold for \
      both. The exit status is 0 when nothing changes, 2 when something does, and 1 for an error.
      """)

  /// The forms of the result; Markdown is made for a comment on a pull request.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown, html }

  @Argument(help: "Files, folders and patterns; '-' for standard input.", completion: .file())
  var captures: [String]

  @Option(
    help: "The configuration before the change. Repeatable; URLPATH=FILE puts a web.config below.",
    completion: .file())
  var before: [String] = []

  @Option(
    help: "The configuration after the change. Repeatable; URLPATH=FILE puts a web.config below.",
    completion: .file())
  var after: [String] = []

  @Option(help: "How much is told: totals, causes, or requests with examples.")
  var detail = ComparisonDetail.causes

  @Option(help: "The form of the results.")
  var format = Format.text

  @Option(help: "A file to which the result is written as JSON besides.", completion: .file())
  var artifact: String?

  @OptionGroup(title: "Reports") var reports: TrafficReportOptions
  @OptionGroup(title: "Captures") var captureOptions: CaptureReadingOptions
  @OptionGroup(title: "Server") var server: ServerOptions

  func validate() throws {
    if before.isEmpty, after.isEmpty {
      throw ValidationError("name a configuration with --before, --after or both")
    }
  }

  func run() throws {
    do {
      try compare()
    } catch let status as ExitCode where status != Exit.changes {
      throw Exit.failed
    }
  }

  private func compare() throws {
    let first = try server.simulation(with: before)
    let second = try server.simulation(with: after)
    let options = try captureOptions.options()
    let files = captureOptions.files(captures)
    let meter = ProgressMeter()
    let result = Interruption.watch {
      Replay.compare(
        files, before: first.snapshot, after: second.snapshot, options: options, progress: meter.show)
    }
    meter.clear()
    StandardError.write(result.summary.notes)
    if let artifact {
      do {
        try ReportFile.write(ComparisonJSON.render(result) + "\n", to: artifact)
      } catch {
        throw StandardError.report(error.message, Exit.failed)
      }
    }
    let lines = ComparisonHTML.Lines(before: first.lines, after: second.lines)
    switch format {
    case .text:
      StandardOutput.write(ComparisonText(style: .terminal, detail: detail).render(result))
    case .json: StandardOutput.write(ComparisonJSON.render(result) + "\n", as: .json)
    case .markdown: StandardOutput.write(ComparisonMarkdown.render(result, detail: detail))
    case .html:
      StandardOutput.write(ComparisonHTML.render(result, detail: detail, lines: lines), as: .xml)
    }
    let isReported = reports.write { $0.render(result, detail: detail, lines: lines) }
    guard isReported else { throw Exit.failed }
    if result.summary.notes.contains(where: \.isError) { throw Exit.failed }
    if result.changed > 0 { throw Exit.changes }
  }
}

extension StandardError {
  /// Writes what there is to know about single captures.
  static func write(_ notes: [CaptureNote]) {
    for note in notes { write("substatus: \(note.file): \(note.message)") }
  }
}
