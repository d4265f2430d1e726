import Configuration
import Foundation
import SampleServer
import Substatus

/// Measures how long a site of 1,000 folders takes to load: files read, merged and compiled.
@main
struct Load {
  static func main() throws {
    let folder = CommandLine.arguments.dropFirst().first ?? NSTemporaryDirectory() + "substatus-sample"
    let sample = SampleServer(below: folder)
    try sample.write()
    let clock = ContinuousClock()
    var times: [Duration] = []
    for _ in 0..<9 {
      let start = clock.now
      var server = ServerDescription()
      server.applicationHost = ConfigurationFile(
        name: sample.applicationHost,
        bytes: try [UInt8](Data(contentsOf: URL(fileURLWithPath: sample.applicationHost))))
      server.webConfigs = try Self.webConfigs(sample.siteRoot)
      let simulation = try Simulation(server)
      times.append(clock.now - start)
      _ = simulation.snapshot
    }
    times.sort()
    print("load: \(times[4]) median of 9 (\(times[0]) to \(times[8]))")
  }

  static func webConfigs(_ root: String) throws -> [String: ConfigurationFile] {
    var found: [String: ConfigurationFile] = [:]
    guard let names = FileManager.default.enumerator(atPath: root) else { return [:] }
    for case let name as String in names where name.hasSuffix("web.config") {
      let path = "/" + name.dropLast("web.config".count)
      found[path] = ConfigurationFile(
        name: name, bytes: try [UInt8](Data(contentsOf: URL(fileURLWithPath: root + "/" + name))))
    }
    return found
  }
}
