import Foundation

/// Runs something again whenever a file below some paths changes. The disk is asked twice a second, which
/// works on every file system, shared ones too.
struct FileWatch {
  let paths: [String]
  /// The files that are looked at; a folder with more is better named more closely.
  private static let maximumCount = 20_000

  private struct State: Equatable {
    var times: [String: Stamp] = [:]
  }

  private struct Stamp: Equatable {
    var seconds: Int
    var nanoseconds: Int
    var size: Int
  }

  /// Runs now and after every change; never returns but by an error.
  func forever(_ work: () throws -> Void) throws {
    while true {
      let before = state()
      try work()
      StandardError.write("waiting for a change; Ctrl-C ends")
      while state() == before { Thread.sleep(forTimeInterval: 0.5) }
      // An editor may write in several steps.
      Thread.sleep(forTimeInterval: 0.1)
    }
  }

  private func state() -> State {
    var state = State()
    for path in paths {
      let path = FileManager.default.fileExists(atPath: path) ? path : String(path.prefix { $0 != ":" })
      add(path, &state)
      guard let names = FileManager.default.enumerator(atPath: path) else { continue }
      for case let name as String in names {
        guard state.times.count < Self.maximumCount else { return state }
        add(path + "/" + name, &state)
      }
    }
    return state
  }

  private func add(_ path: String, _ state: inout State) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    state.times[path] = Stamp(
      seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec, size: Int(status.st_size))
  }
}
