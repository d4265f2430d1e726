import Configuration
import Foundation
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

  /// A stock server and a site with 50 web.config files.
  private static func check(_ sample: SampleServer, _ program: String) throws {
    var small = SampleServer(below: sample.folder + "/small")
    small.folders = 200
    small.webConfigs = 50
    try small.write()
    let arguments = ["check", "GET /folder0/folder10/index.htm", "--site-root", small.siteRoot]
    try measure("substatus check, from process start") {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = arguments
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else { throw Failure.check(process.terminationStatus) }
    }
    print("  \(small.folders) folders, \(small.webConfigs) web.config files, a stock server")
  }

  enum Failure: Error {
    case check(Int32)
  }

  private static func file(_ path: String) throws -> ConfigurationFile {
    ConfigurationFile(name: path, bytes: try [UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
  }

  private static func measure(_ name: String, _ work: () throws -> Void) rethrows {
    let clock = ContinuousClock()
    var times: [Duration] = []
    for _ in 0..<15 {
      let start = clock.now
      try work()
      times.append(clock.now - start)
    }
    times.sort()
    func text(_ time: Duration) -> String {
      time.formatted(.units(allowed: [.milliseconds], fractionalPart: .show(length: 1)))
    }
    print("\(name): \(text(times[7])), median of 15 (\(text(times[0])) to \(text(times[14])))")
  }
}
