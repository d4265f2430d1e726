import ArgumentParser
import Foundation
import Lint
import Testing

@testable import SubstatusCommand

/// A folder with a site and a server, for as long as a test runs.
private func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lint-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  let files = [
    "good/web.config": "<configuration/>",
    "bad/web.config": "<configuration><system.webServer><nosuch/></system.webServer></configuration>",
    "risky/web.config":
      "<configuration><system.webServer><directoryBrowse enabled=\"true\"/></system.webServer></configuration>",
    "site/web.config": "<configuration/>",
    "site/sub/web.config":
      "<configuration><system.web><compilation debug=\"true\"/></system.web></configuration>",
    "applicationHost.config": "<configuration><nosuch/></configuration>",
    "machine.config": "<configuration><configSections/><nosuch/></configuration>", "empty/readme.txt": "",
  ]
  for (name, text) in files {
    let url = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }
  return try body(folder.path)
}

/// The status with which the command ends; results go to nobody.
private func status(_ arguments: [String]) -> Int32 {
  do {
    let command = try LintCommand.parse(arguments)
    return try command.outcome().fails ? 1 : 0
  } catch let error as ExitCode {
    return error.rawValue
  } catch {
    return 2
  }
}

@Suite struct LintCommandTests {
  /// Arguments and the status they end with.
  private static let cases: [(String, Int32)] = [
    ("good/web.config", 0), ("bad/web.config", 1), ("risky/web.config", 0),
    ("risky/web.config --fail-on warning", 1), ("risky/web.config --fail-on note", 1),
    ("site", 0), ("site --fail-on note", 1), ("good/web.config bad/web.config", 1),
    ("good --fail-on note", 0), ("applicationHost.config", 1), ("--site-root bad", 1),
    ("--config good/web.config --config /x=bad/web.config", 1), ("--apphost applicationHost.config", 1),
    ("missing.config", 3), ("--site-root missing", 3),
    ("empty", 3), ("--site-root empty", 3), ("empty --machine-config machine.config", 3),
    ("good --machine-config machine.config", 1), ("good --root-web-config machine.config", 1),
    ("good --machine-config v2.0=missing.config", 3), ("", 2), ("good --fail-on fatal", 2),
    ("good --format xml", 2), ("good --iis 9.0", 2),
  ]

  @Test(arguments: cases)
  func exitStatus(_ arguments: String, expected: Int32) throws {
    let names: Set<Substring> = ["site", "good", "bad", "missing", "empty"]
    try withFolder { folder in
      let placed = arguments.split(separator: " ").map { argument -> String in
        if argument.hasPrefix("/x=") { return "/x=\(folder)/\(argument.dropFirst(3))" }
        return argument.contains(".config") || names.contains(argument)
          ? "\(folder)/\(argument)" : String(argument)
      }
      #expect(status(placed) == expected)
    }
  }

  /// Each file and folder is a site of its own; URLPATH=FILE belongs to all of them.
  @Test func positionsOfFiles() throws {
    try withFolder { folder in
      let alone = try LintCommand.parse(["\(folder)/good", "\(folder)/risky", "\(folder)/bad/web.config"])
      #expect(try alone.outcome().result.files.count == 3)
      let below = try LintCommand.parse(["\(folder)/good", "/x=\(folder)/risky/web.config"])
      let findings = try below.outcome().result.findings
      #expect(findings.map(\.path) == ["/x"])
    }
  }
}
