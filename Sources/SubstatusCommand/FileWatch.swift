import Foundation
import Synchronization

/// Runs something again whenever a file changes that it depends on. The disk is asked twice a second, which works
/// on every file system, shared ones too.
struct FileWatch {
  /// The scenario files and folders of them.
  let paths: [String]
  /// Files that the work itself writes.
  var outputs: [String] = []
  /// The files that are looked at; a folder with more is better named more closely.
  private static let maximumCount = 20_000

  struct State: Equatable {
    fileprivate var times: [String: Stamp] = [:]
    /// What is not looked at.
    fileprivate var ignored: Set<String> = []
  }

  fileprivate struct Stamp: Equatable {
    var seconds: Int
    var nanoseconds: Int
    var size: Int
  }

  /// Runs now and after every change; never returns but by an error.
  func forever(_ work: () throws -> Void) throws {
    while true {
      let before = state(FileReading.paths.withLock { $0 })
      try work()
      // What was read for the first time is known only now.
      let read = FileReading.paths.withLock { $0 }
      let now = before.adding(state(read))
      StandardError.write("waiting for a change; Ctrl-C ends")
      while state(read) == now { Thread.sleep(forTimeInterval: 0.5) }
      // An editor may write in several steps.
      Thread.sleep(forTimeInterval: 0.1)
    }
  }

  /// The times of the scenario files, of every file that was read, and of all files below a folder that was.
  func state(_ read: Set<String>) -> State {
    var state = State()
    state.ignored = Set(outputs.map(Self.absolute))
    for path in paths {
      let path = FileManager.default.fileExists(atPath: path) ? path : String(path.prefix { $0 != ":" })
      add(path, &state) { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
    }
    for path in read.sorted() where path != FileReading.standardInput {
      add(path, &state) { _ in true }
    }
    return state
  }

  private func add(_ path: String, _ state: inout State, where isMeant: (String) -> Bool) {
    guard !state.ignored.contains(Self.absolute(path)) else { return }
    add(path, &state)
    guard let names = FileManager.default.enumerator(atPath: path) else { return }
    for case let name as String in names where isMeant(name) {
      guard state.times.count < Self.maximumCount else { return }
      let file = path + "/" + name
      if !state.ignored.contains(Self.absolute(file)) { add(file, &state) }
    }
  }

  private func add(_ path: String, _ state: inout State) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    // Of a folder it matters that it is there: its time changes with every temporary file in it.
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    state.times[path] =
      isFolder
      ? Stamp(seconds: 0, nanoseconds: 0, size: 0)
      : Stamp(
        seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec, size: Int(status.st_size))
  }

  private static func absolute(_ path: String) -> String { URL(fileURLWithPath: path).standardized.path }
}

extension FileWatch.State {
  /// This state, with what another knows beside it.
  fileprivate func adding(_ other: Self) -> Self {
    var sum = self
    sum.times.merge(other.times) { own, _ in own }
    return sum
  }
}
