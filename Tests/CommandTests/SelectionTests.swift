import ArgumentParser
import Foundation
import Scenarios
import StatusCodes
import Testing

@testable import SubstatusCommand

private let yaml = """
  name: Scenario
  cases:
    - {id: A-1, request: GET /one, expect: pass, tags: [slow, edge]}
    - {request: GET /two, expect: 404.1, iis: ["8.5", "10.0"]}
    - {product: {n: [x, y]}, request: "GET /${n}", expect: 404.1, tags: edge}
  """

private func names(_ arguments: [String]) throws -> [String] {
  let (file, errors) = ScenarioFile.read(yaml, file: "d/f.yaml") { _ in [] }
  try #require(errors.isEmpty, "\(errors)")
  let selection = try SelectionOptions.parse(arguments).selection()
  return file.cases.filter { selection.contains($0, in: file) }.map { item in
    String(decoding: item.request.dropFirst(5).prefix { $0 != 0x20 }, as: UTF8.self) + item.version.rawValue
  }
}

@Test(
  arguments: [
    ([], ["one10.0", "two8.5", "two10.0", "x10.0", "y10.0"]),
    (["--filter", "a-1"], ["one10.0"]), (["--filter", "F.YAML:4"], ["two8.5", "two10.0"]),
    (["--filter", "/x", "--filter", "/y"], ["x10.0", "y10.0"]), (["--filter", "none"], []),
    // A place is meant whole: line 5 is not line 50, variation 1 not 10.
    (["--filter", "f.yaml:5:5#2"], ["y10.0"]), (["--filter", "f.yaml:5:5"], ["x10.0", "y10.0"]),
    (["--filter", "yaml:5:"], ["x10.0", "y10.0"]), (["--filter", "f.yaml:0"], []),
    (["--tag", "edge"], ["one10.0", "x10.0", "y10.0"]),
    (["--tag", "edge", "--tag", "!slow"], ["x10.0", "y10.0"]),
    (["--iis", "8.5"], ["two8.5"]), (["--iis", "8.5", "--tag", "edge"], []),
  ])
func casesAreSelected(_ arguments: [String], expected: [String]) throws {
  #expect(try names(arguments) == expected)
}

@Test func onlyCasesThatFailedBefore() throws {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
  defer { try? FileManager.default.removeItem(atPath: path) }
  func row(_ line: Int, _ result: String, _ more: String) -> String {
    "{\"file\": \"d/f.yaml\", \"line\": \(line), \"iis\": \"10.0\", \"result\": \"\(result)\"\(more)}"
  }
  let rows = [
    row(99, "failed", ", \"id\": \"A-1\""), row(4, "failed", ""), row(5, "passed", ", \"variation\": 1"),
    row(5, "error", ", \"variation\": 2"),
  ]
  func report(_ errors: String) -> String {
    "{\"schemaVersion\": 1, \"errors\": [\(errors)], \"cases\": [\(rows.joined(separator: ","))]}"
  }
  try ReportFile.write(report(""), to: path)
  #expect(try names(["--only-failed", path]) == ["one10.0", "two10.0", "y10.0"])
  try ReportFile.write(report("{\"file\": \"d/f.yaml\"}"), to: path)
  #expect(try names(["--only-failed", path]).count == 5)
  try ReportFile.write("{}", to: path)
  #expect(throws: Exit.unreadable) { try SelectionOptions.parse(["--only-failed", path]).selection() }
  #expect(throws: Exit.unreadable) { try SelectionOptions.parse(["--only-failed", path + "x"]).selection() }
}

@Test(
  arguments: [
    (["--record", "--watch"], "--record and --watch exclude each other"),
    (["--record", "--fail-fast"], "--record and --fail-fast exclude each other"),
  ])
func testOptionsThatDoNotFit(_ arguments: [String], message: String) {
  let error = #expect(throws: (any Error).self) { try TestCommand.parse(arguments) }
  #expect(error.map { TestCommand.message(for: $0).contains(message) } == true)
}

private func run(_ text: String, failsFast: Bool = false, line: Int? = nil, variation: Int? = nil) throws
  -> ScenarioRun
{
  let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".yaml").path
  defer { try? FileManager.default.removeItem(atPath: path) }
  try ReportFile.write(text, to: path)
  let targets = [
    ScenarioTarget(path: path, line: line, variation: variation), ScenarioTarget(path: path + "x"),
  ]
  return TestRun(targets: targets, selection: CaseSelection(), failsFast: failsFast).run { _ in }
}

@Test func runsStopAtTheFirstFailureWhenAsked() throws {
  let whole = try run(yaml)
  #expect(whole.summary.total == 5 && whole.summary.failed == 4)
  #expect(whole.errors.map(\.message) == ["no such file"])
  let short = try run(yaml, failsFast: true)
  #expect(short.summary.total == 2 && short.summary.failed == 1)
  #expect(short.errors.isEmpty)
}

@Test func oneVariationOfACase() throws {
  #expect(try run(yaml, line: 5).summary.total == 2)
  #expect(try run(yaml, line: 5, variation: 2).results.map(\.item.name) == ["GET /y HTTP/1.1"])
}

@Test("A line, a column and a variation name cases of a file")
func targetsAreRead() throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  for name in ["a.yaml", "b.yaml:7"] { try ReportFile.write("", to: "\(folder)/\(name)") }
  func target(_ text: String) throws -> ScenarioTarget? {
    try ScenarioTarget.all(["\(folder)/\(text)"]).first
  }
  let path = "\(folder)/a.yaml"
  #expect(try target("a.yaml:7") == ScenarioTarget(path: path, line: 7))
  #expect(try target("a.yaml:7:5") == ScenarioTarget(path: path, line: 7, column: 5))
  #expect(try target("a.yaml:7#2") == ScenarioTarget(path: path, line: 7, variation: 2))
  #expect(try target("a.yaml:7:5#2") == ScenarioTarget(path: path, line: 7, column: 5, variation: 2))
  #expect(try target("b.yaml:7") == ScenarioTarget(path: "\(folder)/b.yaml:7"))
  #expect(
    try ScenarioTarget.all(["-", "-:3:5"]) == [
      ScenarioTarget(path: "-"), ScenarioTarget(path: "-", line: 3, column: 5),
    ])
  for text in [
    "a.yaml:", "a.yaml:0", "a.yaml:x", "a.yaml:7#0", "a.yaml:7#", "a.yaml:7:-1", "a.yaml#1", "a.yaml:+7",
  ] {
    #expect(throws: Exit.unreadable, "\(text)") { try target(text) }
  }
}

@Test("Cases of one line are told apart by their column")
func casesOfOneLine() throws {
  let text = "name: n\ncases: [GET /a -> pass, GET /b -> pass]\n"
  let (file, _) = ScenarioFile.read(text, file: "f.yaml") { _ in [] }
  let second = ScenarioTarget(path: "f.yaml", line: 2, column: file.cases[1].column)
  #expect(file.cases.filter(second.contains).map(\.name) == ["GET /b"])
  #expect(file.cases.filter(ScenarioTarget(path: "f.yaml", line: 2).contains).count == 2)
}
