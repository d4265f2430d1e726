import Captures
import Configuration
import Foundation
import SampleTraffic
import Server
import Substatus

/// Measures the stages of a replay one on top of the other, on one core: `stages LOG`.
///
/// Taking chunks from the file; reading the rows of each; writing the request of every row; deciding every one.
/// `substatus replay` decides only requests that it has not met before.
@main
struct Stages {
  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      print("usage: stages LOG")
      exit(2)
    }
    let log = CommandLine.arguments[1]
    guard let size = try FileManager.default.attributesOfItem(atPath: log)[.size] as? Int else { exit(1) }
    var server = ServerDescription()
    server.webConfigs["/"] = ConfigurationFile(name: "web.config", bytes: Array(Traffic.webConfig.utf8))
    let snapshot = try Simulation(server).snapshot
    for stage in Stage.allCases {
      let times = (0..<3).map { _ in time { run(stage, log, snapshot) } }
      let best = times.min() ?? 0
      print(
        "\(stage.rawValue): \(String(format: "%.3f", best)) s of processor time, \(Int(Double(size) / 1e6 / best)) MB/s"
      )
    }
  }

  private enum Stage: String, CaseIterable {
    case chunks, rows, requests, decisions
  }

  private static func time(_ body: () -> Void) -> Double {
    let start = clock()
    body()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }

  private static func run(_ stage: Stage, _ log: String, _ snapshot: Snapshot) {
    let source = CaptureSource(files: [log])
    var reader = ChunkReader(composer: RequestComposer())
    var worker = Worker(snapshot)
    var chunk = Chunk()
    var record = CapturedRecord()
    var request: [UInt8] = []
    while source.next(&chunk) {
      guard stage != .chunks else { continue }
      reader.begin(chunk)
      while true {
        let step = reader.next(chunk, &record)
        if step == .end { break }
        guard step == .record, stage != .rows else { continue }
        _ = reader.compose(chunk, record, into: &request)
        if stage == .decisions { _ = worker.decide(request.span, facts: RequestFacts()) }
      }
    }
  }
}
