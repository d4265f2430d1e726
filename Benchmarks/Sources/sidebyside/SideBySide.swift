import Foundation
import MeasuredCommand
import SampleTraffic

/// Measures `substatus replay` beside other tools on the same file, in one run: `sidebyside [MEGABYTES]`, 1000 when not
/// given. `sidebyside pipe [MEGABYTES]` writes a log into `substatus replay -` through a pipe and tells its memory.
///
/// Needs the release builds of `substatus`, `generate` and `decide`; GoAccess and libmodsecurity are measured when they are
/// installed (`apt-get install goaccess libmodsecurity-dev g++`).
@main
struct SideBySide {
  private let folder = ".build/sidebyside"
  private let megabytes: Int
  private let cores = ProcessInfo.processInfo.activeProcessorCount

  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let isPipe = arguments.first == "pipe"
    if isPipe { arguments.removeFirst() }
    guard arguments.count <= 1, let size = Int(arguments.first ?? (isPipe ? "10000" : "1000")), size > 0
    else {
      print("usage: sidebyside [pipe] [MEGABYTES]")
      exit(2)
    }
    let run = SideBySide(megabytes: size)
    try FileManager.default.createDirectory(atPath: run.folder, withIntermediateDirectories: true)
    try Traffic.webConfig.write(toFile: run.config, atomically: true, encoding: .utf8)
    if isPipe { try run.pipe() } else { try run.compare() }
  }

  private init(megabytes: Int) { self.megabytes = megabytes }

  private static let substatus = "../.build/release/substatus"
  private static let generate = ".build/release/generate"
  private var config: String { folder + "/web.config" }

  private func replay(_ log: String, workers: Int? = nil) -> Tool {
    Tool(
      workers.map { "substatus replay, \($0) worker\($0 == 1 ? "" : "s")" } ?? "substatus replay",
      [Self.substatus, "replay", log, "--config", config] + (workers.map { ["--workers", "\($0)"] } ?? []))
  }

  /// The rows of so many megabytes of log; one has 222 bytes on average.
  private static func rows(_ megabytes: Int) -> Int { megabytes * 1_000_000 / 222 }

  private func log(_ megabytes: Int) throws -> String {
    let rows = Self.rows(megabytes)
    let name = "\(folder)/\(rows).log"
    let shell = "[ -s \(name) ] || \(Self.generate) \(rows) 1 > \(name)"
    _ = try Tool("generate", ["/bin/sh", "-c", shell]).run()
    return name
  }

  private func compare() throws {
    Machine.print()
    let log = try log(megabytes)
    let size = try FileManager.default.attributesOfItem(atPath: log)[.size] as? Int ?? 0
    print("\(log): \(size / 1_000_000) MB\n")
    let grep = Tool(
      "grep -cE", ["/usr/bin/env", "LC_ALL=C", "grep", "-cE", #"\.\.|web\.config"#, log], allowed: [0, 1])
    var tools = [
      Tool("wc -l", ["/usr/bin/env", "wc", "-l", log]), grep, replay(log), replay(log, workers: 1),
    ]
    if Machine.hasCommand("goaccess") {
      tools.append(
        Tool(
          "goaccess",
          [
            "/usr/bin/env", "goaccess", log, "--no-global-config", "--no-progress", "--date-format=%Y-%m-%d",
            "--time-format=%H:%M:%S", "--log-format=%d %t %^ %m %U %q %^ %^ %h %u %R %s %^ %^ %L", "-o",
            folder + "/goaccess.json",
          ], rounds: 1))
    } else {
      print("GoAccess is absent: apt-get install goaccess\n")
    }
    let results = try tools.map { try $0.measure() }
    let reference = results[1].seconds
    print("| tool | wall s | user+system s | memory MB | to grep |\n|---|---|---|---|---|")
    for result in results { print(result.row(reference)) }
    print("\n| file MB | workers | wall s | MB/s | memory MB |\n|---|---|---|---|---|")
    for part in [10, 3, 1] {
      let log = try self.log(max(1, megabytes / part))
      for workers in 1...cores {
        let result = try replay(log, workers: workers).measure()
        let size = try FileManager.default.attributesOfItem(atPath: log)[.size] as? Int ?? 0
        print(
          "| \(size / 1_000_000) | \(workers) | \(Number.text(result.seconds)) | "
            + "\(Int(Double(size) / 1e6 / result.seconds)) | \(result.megabytes) |")
      }
    }
    try decisions()
  }

  /// Decisions a second of one core, ours and libmodsecurity's, on the same requests.
  private func decisions() throws {
    print("")
    guard FileManager.default.fileExists(atPath: "/usr/include/modsecurity/modsecurity.h") else {
      return print("libmodsecurity is absent: apt-get install libmodsecurity-dev g++")
    }
    let program = folder + "/modsecurity"
    let source = "Sources/modsecurity"
    _ = try Tool(
      "g++", ["/usr/bin/env", "g++", "-O2", "-o", program, source + "/decide.cpp", "-lmodsecurity"]
    ).run()
    let requests = folder + "/requests"
    _ = try Tool("requests", ["/bin/sh", "-c", ".build/release/decide requests > \(requests)"]).run()
    let theirs = try Tool(
      "libmodsecurity", ["/usr/bin/env", "taskset", "-c", "0", program, source + "/rules.conf", requests]
    ).run().output
    print("one core:\n  libmodsecurity, heads already read: \(theirs)")
    // libmodsecurity is handed the parts of a request; what it costs to find them is measured beside that.
    for part in ["head", "bytes"] {
      let ours = try Tool("decide", ["/usr/bin/env", "taskset", "-c", "0", ".build/release/decide", part])
        .run().output
      print("  substatus, \(ours.split(separator: "\n").first ?? "")")
      if let first = Number.first(in: ours), let second = Number.first(in: theirs), second > 0 {
        print("    \(Int(first / second)) times as many")
      }
    }
  }

  private func pipe() throws {
    Machine.print()
    let rows = Self.rows(megabytes)
    let shell =
      "\(Self.generate) \(rows) 1 | tee /dev/null | exec \(Self.substatus) replay - --config \(config)"
    let result = try Tool("pipe", ["/bin/bash", "-c", "set -o pipefail; " + shell]).run()
    print(
      "about \(megabytes) MB through a pipe: \(Number.text(result.seconds)) s, the largest process had "
        + "\(result.megabytes) MB")
    print(result.output.split(separator: "\n").prefix(3).joined(separator: "\n"))
  }
}
