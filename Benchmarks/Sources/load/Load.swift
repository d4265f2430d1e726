import Configuration
import Foundation
import MeasuredCommand
import SampleServer
import Substatus

/// Measures how long a server takes to load: files read, merged and compiled.
///
///     load [FOLDER] [--substatus PROGRAM]
///
/// The folder is written anew. With a program, also the time of `substatus check` from process start.
@main
struct Load {
  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    var program: String?
    if let index = arguments.firstIndex(of: "--substatus"), index + 1 < arguments.count {
      program = arguments[index + 1]
      arguments.removeSubrange(index...index + 1)
    }
    let folder = arguments.first ?? NSTemporaryDirectory() + "substatus-sample"
    let sample = SampleServer(below: folder)
    try sample.write()
    try load(sample)
    if let program { try check(sample, program) }
  }

  private static func load(_ sample: SampleServer) throws {
    try measure("read the folder") { _ = try LocalFolder(sample.siteRoot).content() }
    try measure("read applicationHost.config") {
      _ = try ApplicationHost(version: .v10_0, files: [file(sample.applicationHost)])
    }
    try measure("load: files read, merged and compiled") {
      var server = ServerDescription()
      server.applicationHost = try file(sample.applicationHost)
      server.folders.map(SampleServer.physicalPath, to: .local(try LocalFolder(sample.siteRoot)))
      _ = try Simulation(server)
    }
    print(
      "  \(sample.folders) folders, \(sample.webConfigs) web.config files, "
        + "applicationHost.config of \(try file(sample.applicationHost).bytes.count) bytes")
  }

  /// The program from process start: what starting alone costs, a stock server with an empty site, and one with a
  /// site of 50 web.config files.
  private static func check(_ sample: SampleServer, _ program: String) throws {
    var small = SampleServer(below: sample.folder + "/small")
    small.folders = 200
    small.webConfigs = 50
    try small.write()
    var empty = SampleServer(below: sample.folder + "/empty")
    empty.folders = 0
    empty.webConfigs = 1
    try empty.write()
    try measure("substatus --help, from process start", rounds: 51) { try run(program, ["--help"]) }
    try measure("substatus check, an empty site", rounds: 51) {
      try run(program, ["check", "GET /", "--site-root", empty.siteRoot])
    }
    try measure("substatus check, 50 web.config files", rounds: 51) {
      try run(program, ["check", "GET /folder0/folder10/index.htm", "--site-root", small.siteRoot])
    }
    print("  \(small.folders) folders, \(small.webConfigs) web.config files, a stock server")
  }

  private static func run(_ program: String, _ arguments: [String]) throws {
    _ = try Tool("substatus", [program] + arguments).run()
  }

  private static func file(_ path: String) throws -> ConfigurationFile {
    ConfigurationFile(name: path, bytes: try [UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
  }

  private static func measure(_ name: String, rounds: Int = 15, _ work: () throws -> Void) rethrows {
    let clock = ContinuousClock()
    var times: [Duration] = []
    for _ in 0..<rounds {
      let start = clock.now
      try work()
      times.append(clock.now - start)
    }
    times.sort()
    func text(_ time: Duration) -> String {
      time.formatted(.units(allowed: [.milliseconds], fractionalPart: .show(length: 1)))
    }
    print(
      "\(name): \(text(times[rounds / 2])), median of \(rounds) "
        + "(\(text(times[0])) to \(text(times[rounds - 1])))")
  }
}
