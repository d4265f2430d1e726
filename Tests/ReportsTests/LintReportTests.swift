import Configuration
import Foundation
import Lint
import Server
import StatusCodes
import Substatus
import Testing

@testable import Reports

private func lint(_ text: String, name: String = "web.config") -> LintResult {
  var server = ServerDescription()
  server.webConfigs["/"] = ConfigurationFile(name: name, text: text)
  return server.lint()
}

private let browsing = """
  <configuration>
  \t<system.webServer>
  \t\t<directoryBrowse enabled="true" />
  \t</system.webServer>
  </configuration>
  """

@Suite struct LintTextTests {
  @Test func aFindingShowsTheLineAndTheRemedy() {
    #expect(
      LintText(style: .plain).render(lint(browsing)) == """
        web.config:3:20: warning: Folders without a default document list their files to everybody. \
        [directory-browsing-enabled]
          3 | \t\t<directoryBrowse enabled="true" />
            | \t\t                 ^^^^^^^^^^^^^^
          remedy  Enable it only for the folder that is meant to be listed, in a <location>.

        1 warning in 1 file, IIS 10.0

        """)
  }

  @Test func aFaultShowsWhatIISAnswers() {
    let text = LintText(style: .plain).render(
      lint(#"<configuration><system.webServer><directoryBrowse on="1"/></system.webServer></configuration>"#))
    #expect(text.contains("web.config:1:51: error: "))
    #expect(
      text.contains(
        "answer  500.19 to requests for folders without a default document, 0x8007000d, \"Unrecognized attribute 'on'\""
      ))
    #expect(text.hasSuffix("1 error in 1 file, IIS 10.0\n"))
  }

  @Test func nothingFoundIsSaid() {
    #expect(LintText(style: .plain).render(lint("<configuration/>")) == "nothing found in 1 file, IIS 10.0\n")
  }

  @Test func allowedFindingsAreCounted() {
    let text = browsing.replacing(
      "<directoryBrowse",
      with: "<!-- substatus: allow directory-browsing-enabled because it is an archive --><directoryBrowse")
    #expect(LintText(style: .plain).render(lint(text)) == "nothing found in 1 file, IIS 10.0, 1 allowed\n")
  }

  /// What a file holds does not steer the terminal.
  @Test func controlCharactersAreReplaced() {
    let text = LintText(style: .plain).render(lint("<configuration>\u{1B}[31m<a", name: "\u{1B}]0;x\u{07}"))
    #expect(!text.utf8.contains(0x1B) && !text.utf8.contains(0x07))
  }

  /// A quoted line keeps its secrets.
  @Test(
    arguments: [
      (#"<add userName="a" password="geheim" x="1"/>"#, #"<add userName="a" password="******" x="1"/>"#),
      (
        #"<add connectionString = 'Server=a;Password="b"'/>"#,
        #"<add connectionString = '*********************'/>"#
      ),
      (#"<machineKey validationKey="AB"/>"#, #"<machineKey validationKey="**"/>"#),
      (#"<add name="password"/>"#, #"<add name="password"/>"#),
      (#"<add password="open"#, #"<add password="****"#),
      (#"password=x"#, #"password=x"#),
    ])
  func secretsAreHidden(_ line: String, shown: String) {
    #expect(SecretMask.masked(line) == shown)
  }

  /// A file on one line is quoted around the place.
  @Test func longLinesAreCut() throws {
    let filler = String(repeating: "<appSettings/>", count: 1)
    let long = String(repeating: " ", count: 5000)
    let text =
      "<configuration>\(filler)\(long)<system.webServer><directoryBrowse enabled=\"true\"/></system.webServer>\(long)</configuration>"
    let lines = LintText(style: .plain).render(lint(text)).split(separator: "\n")
    let quote = try #require(lines.first { $0.contains("directoryBrowse enabled") })
    let caret = try #require(lines.first { $0.contains("^") })
    #expect(quote.count < 200 && quote.contains("..."))
    let start = try #require(caret.firstIndex(of: "^"))
    let column = caret.distance(from: caret.startIndex, to: start)
    #expect(quote.dropFirst(column).hasPrefix("enabled"))
  }

  @Test func rulesAreListedAndExplained() throws {
    let text = LintRuleText(style: .plain)
    #expect(text.table(LintRule.all).split(separator: "\n").count == LintRule.all.count)
    for rule in LintRule.all {
      let entry = text.entry(rule)
      #expect(entry.hasPrefix(rule.id) && entry.contains(rule.summary), "\(rule.id)")
      #expect(entry.contains("\nreported\n") && entry.contains("\nnot reported\n"), "\(rule.id)")
      #expect(entry.utf8.count < 4000, "\(rule.id)")
    }
  }
}

@Suite struct SourceExtentTests {
  @Test(
    arguments: [
      (#"<add a="1" b='2'/>"#, 6, #"a="1""#), (#"<add a="1" b='2'/>"#, 12, "b='2'"),
      (#"<add a="1"/>"#, 1, "<add"), (#"<add a = "1 2"/>"#, 6, #"a = "1 2""#),
      (#"<add a="12"/>"#, 9, "12"), (#"<add a=""/>"#, 9, "\""), ("<", 1, "<"), ("", 1, ""), ("ab", 9, ""),
      (#"<add a="é" b="ü"/>"#, 13, #"b="ü""#), (#"<add a="open"#, 6, #"a="open"#),
    ])
  func coversWhatIsMeant(_ line: String, column: Int, text: String) {
    let extent = SourceExtent(line: line, column: column)
    #expect(String(decoding: Array(line.utf8)[extent.bytes], as: UTF8.self) == text)
  }

  @Test func countsCharacters() {
    #expect(SourceExtent(line: #"<add a="é" b="ü"/>"#, column: 13).characters == 12..<17)
  }
}

@Suite struct LintJSONTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func findingsAreComplete() throws {
    let json = try object(LintJSON.render(lint(browsing)))
    #expect(json["version"] as? Int == 1 && json["iis"] as? String == "10.0")
    #expect(json["files"] as? [String] == ["web.config"])
    #expect(json["summary"] as? [String: Int] == ["errors": 0, "warnings": 1, "notes": 0, "allowed": 0])
    let finding = try #require((json["findings"] as? [[String: Any]])?.first)
    #expect(finding["rule"] as? String == "directory-browsing-enabled")
    #expect(finding["severity"] as? String == "warning" && finding["category"] as? String == "risk")
    #expect(finding["file"] as? String == "web.config" && finding["line"] as? Int == 3)
    #expect(finding["column"] as? Int == 20 && finding["endColumn"] as? Int == 34)
    #expect(finding["path"] as? String == "/" && finding["site"] as? String == "Default Web Site")
  }

  @Test func faultsHaveTheirAnswer() throws {
    let json = try object(LintJSON.render(lint("<configuration>")))
    let finding = try #require((json["findings"] as? [[String: Any]])?.first)
    let answer = try #require(finding["answer"] as? [String: Any])
    #expect(answer["status"] as? String == "500.19" && answer["hresult"] as? String == "0x8007000d")
    #expect(answer["text"] as? String == "Configuration file is not well-formed XML")
    #expect(answer["requests"] as? String == "every request")
  }

  @Test func rulesAreListed() throws {
    let list = try JSONSerialization.jsonObject(with: Data(LintJSON.render(LintRule.all).utf8))
    #expect((list as? [[String: String]])?.count == LintRule.all.count)
  }
}

/// What the schema of SARIF 2.1.0 demands of the members that are written.
@Suite struct LintSARIFTests {
  private static let text = """
    <configuration><system.webServer>
      <!-- substatus: allow directory-browsing-enabled because it is an archive -->
      <directoryBrowse enabled="true" />
      <security><authorization>
        <add accessType="Deny" users="Fred"/><add accessType="Allow" users="Fred"/>
      </authorization></security>
      <handlers><add name="é" path="*.é" verb="get" modules="iisnode"/></handlers>
    </system.webServer></configuration>
    """

  private func run(_ result: LintResult) throws -> [String: Any] {
    let data = Data(LintSARIF.render(result).utf8)
    let log = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(Set(log.keys) == ["$schema", "version", "runs"])
    #expect(log["version"] as? String == "2.1.0")
    let runs = try #require(log["runs"] as? [[String: Any]])
    #expect(runs.count == 1)
    return try #require(runs.first)
  }

  @Test func theToolNamesItsRules() throws {
    let run = try run(lint("<configuration/>"))
    #expect(Set(run.keys) == ["tool", "results", "columnKind"])
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    let tool = try #require(run["tool"] as? [String: Any])
    let driver = try #require(tool["driver"] as? [String: Any])
    #expect(driver["name"] as? String == "substatus")
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect(rules.count == LintRule.all.count)
    #expect(Set(rules.compactMap { $0["id"] as? String }).count == rules.count)
    for rule in rules {
      let text = (rule["shortDescription"] as? [String: String])?["text"] ?? ""
      #expect(!text.isEmpty)
      let level = (rule["defaultConfiguration"] as? [String: String])?["level"] ?? ""
      #expect(["none", "note", "warning", "error"].contains(level))
    }
    #expect((run["results"] as? [Any])?.isEmpty ?? false)
  }

  @Test func resultsHaveWhatTheSchemaDemands() throws {
    let result = lint(Self.text, name: "./my site/web.config")
    let results = try #require(try run(result)["results"] as? [[String: Any]])
    #expect(results.count == result.findings.count && results.count >= 4)
    for (item, finding) in zip(results, result.findings) {
      let index = try #require(item["ruleIndex"] as? Int)
      #expect(LintRule.all[index].id == finding.rule && item["ruleId"] as? String == finding.rule)
      #expect(item["level"] as? String == finding.severity.rawValue)
      let message = try #require(item["message"] as? [String: String])
      #expect(message["text"]?.hasPrefix(finding.message) ?? false)
      let places = try #require(item["locations"] as? [[String: Any]])
      for place in places + ((item["relatedLocations"] as? [[String: Any]]) ?? []) {
        let physical = try #require(place["physicalLocation"] as? [String: Any])
        let artifact = try #require(physical["artifactLocation"] as? [String: String])
        #expect(artifact["uri"] == "my%20site/web.config")
        let region = try #require(physical["region"] as? [String: Int])
        let start = try #require(region["startColumn"])
        let end = try #require(region["endColumn"])
        #expect((region["startLine"] ?? 0) >= 1 && start >= 1 && end > start)
      }
      let suppressions = try #require(item["suppressions"] as? [[String: String]])
      #expect(suppressions.count == (finding.allowedBecause == nil ? 0 : 1))
      for suppression in suppressions {
        #expect(suppression == ["kind": "inSource", "justification": "it is an archive"])
      }
    }
  }

  /// Columns count characters, not bytes.
  @Test func columnsCountCharacters() throws {
    let results = try #require(try run(lint(Self.text))["results"] as? [[String: Any]])
    let verb = try #require(results.first { $0["ruleId"] as? String == "handler-verb-lower-case" })
    let place = try #require((verb["locations"] as? [[String: Any]])?.first)
    let physical = try #require(place["physicalLocation"] as? [String: Any])
    let region = try #require(physical["region"] as? [String: Int])
    let line = Self.text.split(separator: "\n")[6]
    let start = try #require(line.unicodeScalars.firstRange(of: "verb".unicodeScalars))
    let column = line.unicodeScalars.distance(from: line.unicodeScalars.startIndex, to: start.lowerBound) + 1
    #expect(region == ["startLine": 7, "startColumn": column, "endColumn": column + 10])
  }

  @Test(
    arguments: [
      ("web.config", "web.config"), ("./a/web.config", "a/web.config"),
      ("a b#c?.config", "a%20b%23c%3F.config"),
      ("/srv/w.config", "file:///srv/w.config"), ("C:x", "C%3Ax"), ("é", "%C3%A9"),
    ])
  func fileNamesAreURIs(_ name: String, uri: String) {
    #expect(LintSARIF.uri(of: name) == uri)
  }
}
