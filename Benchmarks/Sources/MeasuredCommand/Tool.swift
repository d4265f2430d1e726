import Foundation

/// A command that is measured.
package struct Tool {
  package let name: String
  package let arguments: [String]
  package let rounds: Int
  /// The statuses that are no failure.
  package let allowed: Set<Int32>

  package init(_ name: String, _ arguments: [String], rounds: Int = 3, allowed: Set<Int32> = [0]) {
    self.name = name
    self.arguments = arguments
    self.rounds = rounds
    self.allowed = allowed
  }

  package struct Failure: Error, CustomStringConvertible { package let description: String }

  /// What a run came to.
  package struct Result {
    package var name: String
    package var seconds: Double
    package var cpu: Double
    package var megabytes: Int
    package var output: String

    package func row(_ reference: Double) -> String {
      "| \(name) | \(Number.text(seconds)) | \(Number.text(cpu)) | \(megabytes) | \(Number.text(seconds / reference)) |"
    }
  }

  /// The fastest of some runs, after the file was read once.
  package func measure() throws -> Result {
    let results = try (0..<rounds).map { _ in try run() }
    return results.min { $0.seconds < $1.seconds } ?? results[0]
  }

  /// Runs the command and waits for it.
  package func run() throws -> Result {
    let file = NSTemporaryDirectory() + "sidebyside-\(ProcessInfo.processInfo.processIdentifier)"
    defer { try? FileManager.default.removeItem(atPath: file) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var process = pid_t()
    var pointers = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    let start = ContinuousClock.now
    guard posix_spawn(&process, arguments[0], &actions, nil, &pointers, environ) == 0 else {
      throw Failure(description: "\(arguments[0]) cannot be started")
    }
    var status: Int32 = 0
    var usage = rusage()
    wait4(process, &status, 0, &usage)
    let elapsed = (ContinuousClock.now - start).components
    guard status & 0x7F == 0, allowed.contains(status >> 8 & 0xFF) else {
      throw Failure(description: "\(name) ended with status \(status >> 8 & 0xFF)")
    }
    let output = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    return Result(
      name: name, seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18,
      cpu: Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime),
      megabytes: Int(usage.ru_maxrss) / 1024,
      output: output.trimmingCharacters(in: .newlines))
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}

package enum Number {
  /// With two decimals.
  package static func text(_ value: Double) -> String { String(format: "%.2f", value) }

  /// The first number of at least two digits in a text.
  package static func first(in text: String) -> Double? {
    text.split { !$0.isNumber && $0 != "." }.compactMap { $0.count > 1 ? Double($0) : nil }.first
  }
}

/// The machine that measures.
package enum Machine {
  package static func print() {
    let cpu = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let model =
      cpu.split(separator: "\n").first { $0.hasPrefix("model name") }?.split(separator: ":").last ?? "unknown"
    let memory = ProcessInfo.processInfo.physicalMemory / (1 << 30)
    Swift.print(
      "\(Date().formatted(.iso8601)), \(model.trimmingCharacters(in: .whitespaces)), "
        + "\(ProcessInfo.processInfo.activeProcessorCount) cores, \(memory) GiB")
  }

  package static func hasCommand(_ name: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }
}
