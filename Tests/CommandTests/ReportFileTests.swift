import ArgumentParser
import Foundation
import Reports
import Testing

@testable import SubstatusCommand

private func inFolder(_ use: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try use(folder.path)
}

private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

@Test func reportsReplaceFilesWhole() throws {
  try inFolder { folder in
    let file = folder + "/r.json"
    try ReportFile.write("one", to: file)
    #expect(try text(file) == "one")
    #expect(chmod(file, 0o640) == 0)
    try ReportFile.write("two", to: file)
    #expect(try text(file) == "two")
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["r.json"])
  }
}

@Test func reportsFollowLinks() throws {
  try inFolder { folder in
    try ReportFile.write("one", to: folder + "/a")
    try FileManager.default.createSymbolicLink(atPath: folder + "/b", withDestinationPath: "a")
    try ReportFile.write("two", to: folder + "/b")
    #expect(try text(folder + "/a") == "two")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/b") == "a")
  }
}

@Test func reportsThatCannotBeWritten() throws {
  try inFolder { folder in
    let isFolder = #expect(throws: UnwritableFile.self) { try ReportFile.write("x", to: folder) }
    #expect(isFolder?.message == "\(folder): is a folder; name a file")
    let missing = #expect(throws: UnwritableFile.self) { try ReportFile.write("x", to: folder + "/n/r") }
    #expect(missing?.message == "\(folder)/n/r: cannot be written in its folder: No such file or directory")
    let full = #expect(throws: UnwritableFile.self) { try ReportFile.write("x", to: "/dev/full") }
    #expect(full?.message == "/dev/full: cannot be written: No space left on device")
    let left = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(left.isEmpty)
  }
}

@Test(
  arguments: [
    (["--report", "json"], "json"), (["--report", "xls=a"], "xls=a"), (["--report", "tap="], "tap="),
    (["--report", "tap=a", "--report", "json=a"], "two reports cannot have one file, 'a'"),
  ])
func badReportOptions(_ arguments: [String], message: String) {
  let error = #expect(throws: (any Error).self) { try ReportOptions.parse(arguments) }
  #expect(error.map { ReportOptions.message(for: $0).contains(message) } == true)
}

@Test func severalReports() throws {
  let options = try ReportOptions.parse(["--report", "tap=-", "--report", "junit=a=b", "--report", "json=-"])
  #expect(options.report.map(\.format) == [.tap, .junit, .json])
  #expect(options.report.map(\.path) == ["-", "a=b", "-"])
}

@Test func casesByLine() throws {
  try inFolder { folder in
    let file = folder + "/a.yaml"
    try ReportFile.write("name: n\ncases:\n  - GET / -> pass\n", to: file)
    #expect(try ScenarioTarget.all([file, file + ":3"]).map(\.line) == [nil, 3])
    #expect(throws: Exit.unreadable) { try ScenarioTarget.all([file + ":x"]) }
    #expect(throws: Exit.unreadable) { try ScenarioTarget.all([file + ":0"]) }
    let variation = try ScenarioTarget.all([file + ":3#2"])
    #expect(variation == [ScenarioTarget(path: file, line: 3, variation: 2)])
    #expect(throws: Exit.unreadable) { try ScenarioTarget.all([file + ":3#"]) }
    let colon = folder + "/b:4"
    try ReportFile.write("x", to: colon)
    #expect(try ScenarioTarget.all([colon]).map(\.path) == [colon])
  }
}
