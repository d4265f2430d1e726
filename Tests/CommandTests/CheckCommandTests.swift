import ArgumentParser
import Foundation
import StatusCodes
import Substatus
import Testing

@testable import SubstatusCommand

@Suite struct CheckCommandTests {
  private static let files = [
    "web.config":
      "<configuration>\n<system.webServer>\n<security><requestFiltering allowDoubleEscape=\"true\"/></security>\n</system.webServer>\n</configuration>",
    "rules.config":
      "<configuration><system.webServer><rewrite><rules x=\"1\"/></rewrite></system.webServer></configuration>",
    "broken.config": "<configuration>\n<system.applicationHost>\n</configuration>\n",
    "request.txt": "GET /a+b HTTP/1.1\r\nHost: localhost\r\n\r\n",
  ]

  private static func inFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("check-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
    return try body(folder.path)
  }

  private static func outcome(_ arguments: [String]) throws -> CheckCommand.Outcome {
    try inFolder { folder in
      let arguments = arguments.map { $0.hasPrefix("@") ? folder + "/" + $0.dropFirst() : $0 }
      return try CheckCommand.parse(arguments).outcome()
    }
  }

  @Test(
    arguments: [
      (["GET /a+b"], "404.11"), (["@request.txt"], "404.11"),
      (["GET /", "--config", "@web.config"], "500.19"),
      (["GET /", "--apphost", "@broken.config"], "503"),
      (["@request.txt", "--apphost", "@broken.config"], "503"),
    ])
  func decides(_ arguments: [String], status: String) throws {
    #expect(try Self.outcome(arguments).answer.status == StatusCode(text: status))
  }

  @Test(
    arguments: [
      (["GET /", "--apphost", "@none"], 3), (["GET /", "--config", "@"], 3), (["@none"], 2),
      (["GET /", "--site-root", "@none"], 3), (["GET /", "--site", "Other"], 64),
    ] as [([String], Int32)])
  func endsWithoutAnAnswer(_ arguments: [String], status: Int32) {
    let error = #expect(throws: (any Error).self) { _ = try Self.outcome(arguments) }
    #expect(error.map { CheckCommand.exitCode(for: $0).rawValue } == status)
  }

  @Test func aBrokenServerIsQuoted() throws {
    let answer = try Self.outcome(["GET /", "--apphost", "@broken.config"]).answer
    #expect(answer.outcome == .refused && answer.reason == "AppOffline")
    let decision = try #require(answer.decidedBy)
    #expect(decision.configError == "Configuration file is not well-formed XML")
    #expect(decision.source?.line == 3)
    #expect(decision.configSource.map(\.number) == [2, 3, 4])
    #expect(decision.configSource[1].text == "</configuration>")
  }

  /// Source: configuration 5.3, observed.
  @Test func rewriteRulesThatCannotBeReadFailWhenTheErrorIsSent() throws {
    let decision = try #require(try Self.outcome(["GET /", "--config", "@rules.config"]).answer.decidedBy)
    #expect(decision.status == StatusCode(text: "500.52"))
    #expect(decision.module == "RewriteModule" && decision.notification == "SEND_RESPONSE")
    #expect(decision.configError == "Unrecognized attribute 'x'")
  }

  @Test func aFaultIsQuotedWithItsNeighbours() throws {
    let answer = try Self.outcome(["GET /", "--config", "@web.config"]).answer
    let decision = try #require(answer.decidedBy)
    #expect(decision.module == "RequestFilteringModule")
    #expect(decision.configError == "Unrecognized attribute 'allowDoubleEscape'")
    #expect(decision.value == nil)
    #expect(decision.configSource.map(\.number) == [2, 3, 4])
  }
}
