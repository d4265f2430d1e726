import ArgumentParser
import Captures
import Configuration
import Foundation
import Replay
import Reports
import Scenarios
import Server
import StatusCodes
import Substatus

/// `substatus test --generate`: a scenario file made from captured traffic.
struct GenerateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Print a scenario file made from a capture, and run nothing: one request for each rule that decides, each code \
      and each shape of a path. Repeatable.
      """, valueName: "capture"), completion: .file())
  var generate: [String] = []

  @Option(help: "With --generate: a web.config at the site's root.", completion: .file())
  var config: String?

  @Option(help: "With --generate: a content folder as the site's root.", completion: .directory)
  var siteRoot: String?

  @Option(help: "With --generate: a real applicationHost.config.", completion: .file())
  var apphost: String?

  @Option(help: "With --generate: the stock applicationHost.config.")
  var server = ServerPreset.full

  func validate() throws {
    let isUsed = config != nil || siteRoot != nil || apphost != nil || server != .full
    if generate.isEmpty, isUsed {
      throw ValidationError(
        "--config, --site-root, --apphost and --server need --generate: scenario files say it")
    }
    if config != nil, siteRoot != nil {
      throw ValidationError("--config and --site-root exclude each other: the folder has its own web.config")
    }
  }

  /// The file, as text.
  func scenarios(iis: IISVersion) throws -> String {
    var arguments = ["--iis", iis.rawValue, "--server", server.rawValue]
    for (name, value) in [("--config", config), ("--site-root", siteRoot), ("--apphost", apphost)] {
      if let value { arguments += [name, value] }
    }
    let simulation = try ServerOptions.parse(arguments).simulation()
    let reading = try CaptureReadingOptions.parse([])
    var options = try reading.options()
    let sample = TrafficSample()
    options.records = RecordOutput(sample) { _ in true }
    let result = Interruption.watch {
      Replay.run(reading.files(generate), snapshot: simulation.snapshot, options: options)
    }
    StandardError.write(result.summary.notes)
    if result.summary.notes.contains(where: \.isError) { throw Exit.unreadable }
    guard result.counts.decided > 0 else {
      throw StandardError.report(
        "--generate: no request in \(generate.joined(separator: ", "))", Exit.nothingRan)
    }
    if !sample.requests.isComplete {
      StandardError.write(
        "substatus: more kinds of requests than \(TrafficSample.maximumCount): the rest is left out")
    }
    let about =
      "One request for each rule that decides, each code and each shape of a path, of \(result.counts.decided)."
    let header = try header(iis, about: about)
    return ScenarioWriter(simulation, header: header).render(sample)
  }

  private func header(_ iis: IISVersion, about: String) throws -> [String] {
    let names = generate.map { URL(fileURLWithPath: $0).lastPathComponent }.joined(separator: ", ")
    var lines = [
      "name: \(YAMLScalar.quoted("Traffic of \(names)"))", "about: \(YAMLScalar.quoted(about))",
      "iis: '\(iis.rawValue)'",
    ]
    if let apphost {
      lines.append("applicationHost: \(YAMLScalar.quoted(apphost))")
    } else if server != .full {
      lines.append("server: \(server.rawValue)")
    }
    if let siteRoot { lines.append("site: { root: \(YAMLScalar.quoted(siteRoot)) }") }
    guard let config else { return lines }
    let text: String
    do {
      text = String(decoding: try FileReading.bytes(of: config), as: UTF8.self)
    } catch {
      throw StandardError.report(error.message, Exit.unreadable)
    }
    lines += ["site:", "  web.config: |2"]
    let plain = text.replacingOccurrences(of: "\r\n", with: "\n").drop { $0 == "\u{FEFF}" }
    lines += plain.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.isEmpty ? "" : "    " + $0
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }
}
