import Foundation
import Scenarios
import Synchronization
import Testing

@testable import SubstatusCommand

/// A folder with scenarios that include a file and use a content folder beside them.
private struct WatchedFolder: ~Copyable {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path

  init() throws {
    for folder in ["tests", "site/docs"] {
      try FileManager.default.createDirectory(atPath: "\(path)/\(folder)", withIntermediateDirectories: true)
    }
    try write("tests/a.yaml", "name: a\nsite: { root: ../site }\ncases: [{ include: b.cases }]\n")
    try write("tests/b.cases", "name: b\ncases: [GET /a+b -> 404.11]\n")
    try write("site/web.config", "<configuration/>")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws { try ReportFile.write(text, to: "\(path)/\(name)") }

  /// What is seen, once the scenarios have run.
  func state() throws -> () -> FileWatch.State {
    let targets = try ScenarioTarget.all(["\(path)/tests"])
    let run = TestRun(targets: targets, selection: CaseSelection(), failsFast: false).run { _ in }
    #expect(run.summary.total == 1)
    let read = FileReading.paths.withLock { $0 }.filter { $0.hasPrefix(path) }
    let watch = FileWatch(paths: ["\(path)/tests"], outputs: ["\(path)/site/report.html"])
    return { watch.state(read) }
  }
}

@Test(
  "A change of what a run reads is seen",
  arguments: [
    ("tests/a.yaml", true), ("tests/b.cases", true), ("site/web.config", true), ("site/docs/new.txt", true),
    ("tests/new.yaml", true),
    // What no run reads, and what the run writes itself.
    ("tests/notes.txt", false), ("site/report.html", false),
  ])
func changesAreSeen(_ name: String, isSeen: Bool) throws {
  let folder = try WatchedFolder()
  let state = try folder.state()
  let before = state()
  #expect(state() == before)
  try folder.write(name, "name: longer than it was\n" + String(repeating: "#", count: 100))
  #expect((state() != before) == isSeen)
}

@Test func filesThatGoAreSeen() throws {
  let folder = try WatchedFolder()
  let state = try folder.state()
  let before = state()
  try FileManager.default.removeItem(atPath: "\(folder.path)/tests/b.cases")
  #expect(state() != before)
}
