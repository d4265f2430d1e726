import Captures
import Configuration
import Foundation
import Replay
import Server
import Substatus

/// A server with one web.config at its root.
func snapshot(_ webConfig: String? = nil, profile: ServerProfile = ServerProfile()) throws -> Snapshot {
  var server = ServerDescription()
  server.profile = profile
  if let webConfig {
    server.webConfigs["/"] = ConfigurationFile(name: "web.config", bytes: Array(webConfig.utf8))
  }
  return try Simulation(server).snapshot
}

/// The section of request filtering in a web.config.
func filtering(_ attributes: String = "", _ content: String = "") -> String {
  "<configuration><system.webServer><security><requestFiltering \(attributes)>\(content)</requestFiltering>"
    + "</security></system.webServer></configuration>"
}

/// Calls the body with a file of the text.
func withCapture<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
  let name = FileManager.default.temporaryDirectory.appendingPathComponent("replay-\(UUID())").path
  try Data(bytes).write(to: URL(fileURLWithPath: name))
  defer { try? FileManager.default.removeItem(atPath: name) }
  return try body(name)
}

/// Options for a number of workers.
func options(workers: Int) -> ReplayOptions {
  var options = ReplayOptions()
  options.workers = workers
  return options
}
