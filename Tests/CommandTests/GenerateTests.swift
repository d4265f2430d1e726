import ArgumentParser
import Foundation
import Scenarios
import StatusCodes
import Testing

@testable import SubstatusCommand

/// Scenario files made from traffic: what is made passes, and says why.
@Suite struct GenerateTests {
  private static func inFolder(_ use: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try use(folder.path)
  }

  private static let config = """
    <configuration>
      <system.webServer>
        <security>
          <requestFiltering><hiddenSegments><add segment="private"/></hiddenSegments></requestFiltering>
        </security>
        <rewrite><rules>
          <rule name="client"><match url=".*"/>
            <conditions><add input="{REMOTE_ADDR}" pattern="^203[.]0[.]113[.]66$"/></conditions>
            <action type="CustomResponse" statusCode="403"/></rule>
          <rule name="it's old"><match url="^old/(.*)"/><action type="Redirect" url="/new/{R:1}"/></rule>
        </rules></rewrite>
      </system.webServer>
    </configuration>

    """

  private static func log(_ folder: String) throws -> String {
    var rows = ["#Fields: date time cs-method cs-uri-stem cs-uri-query c-ip sc-status sc-substatus"]
    for number in 0..<400 {
      let path = ["/private/\(number)", "/old/\(number)", "/a/\(number).txt", "/bin/x", "/b/c'd"][number % 5]
      let client = number % 50 == 7 ? "203.0.113.66" : "203.0.113.\(number % 40)"
      rows.append("2026-11-24 10:00:00 GET \(path) - \(client) 200 0")
    }
    let file = folder + "/u_ex.log"
    try (rows.joined(separator: "\n") + "\n").write(toFile: file, atomically: true, encoding: .utf8)
    return file
  }

  @Test func whatIsMadePasses() throws {
    try Self.inFolder { folder in
      try Self.config.write(toFile: folder + "/web.config", atomically: true, encoding: .utf8)
      let options = try GenerateOptions.parse([
        "--generate", Self.log(folder), "--config", folder + "/web.config",
      ])
      let text = try options.scenarios(iis: .v10_0)
      #expect(text == (try options.scenarios(iis: .v10_0)))
      let file = folder + "/made.yaml"
      try text.write(toFile: file, atomically: true, encoding: .utf8)
      let run = TestRun(
        targets: try ScenarioTarget.all([file]), selection: CaseSelection(), failsFast: false
      ).run { _ in }
      #expect(run.errors.isEmpty, "\(run.errors)\n\(text)")
      #expect(run.summary.failed == 0 && run.summary.pending == 0, "\(text)")
      // Each rule and shape once, however many requests there are.
      #expect((5...14).contains(run.summary.passed), "\(text)")
      #expect(text.contains("because: 'system.webServer/rewrite/rules/rule[@name=''it''s old'']'"))
      #expect(text.contains("connection: { client: '203.0.113.66' }"))
      #expect(text.contains("hiddenSegments/add[@segment=''private'']"))
    }
  }

  @Test func serversOnlyWithACapture() {
    #expect(throws: (any Error).self) { try GenerateOptions.parse(["--config", "web.config"]) }
    #expect(throws: (any Error).self) {
      try GenerateOptions.parse(["--generate", "x", "--config", "a", "--site-root", "b"])
    }
  }
}
