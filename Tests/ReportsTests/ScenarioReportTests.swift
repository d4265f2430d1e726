import Foundation
import FoundationXML
import Reports
import Scenarios
import Substatus
import Testing

private let yaml = """
  name: Odd <names> & "quotes"
  site:
    web.config: |
      <configuration><system.webServer><security>
        <requestFiltering allowDoubleEscaping="false" />
      </security></system.webServer></configuration>
  cases:
    - GET /a+b -> 404.11
    - id: X-1
      name: "odd # name | `ticks` <b>, 100%"
      request: GET /a+b
      expect: 404.12
      because: hiddenSegments
    - { id: X-2, request: GET /a, expect: 404.11, pending: "not yet, [x] #1" }
    - { id: X-3, request: GET /a+b, expect: 404.11, pending: no longer }
    - { id: X-4, site: {root: nosuch}, request: GET /, expect: pass }
    - { id: X-5, requestEscaped: "GET /\\\\x01 HTTP/1.1\\\\r\\\\n\\\\r\\\\n", expect: pass }
  """

/// One file with a case of every outcome, and one that cannot be read.
private func run() throws -> ScenarioRun {
  let (file, errors) = ScenarioFile.read(yaml, file: "a/odd name.yaml") { _ in [] }
  try #require(errors.isEmpty, "\(errors)")
  let runner = ScenarioRunner()
  return ScenarioRun(
    files: [
      ScenarioRun.File(path: "a/odd name.yaml", name: file.name, results: file.cases.map(runner.run)),
      ScenarioRun.File(
        path: "b.yml",
        errors: [ScenarioError(file: "b.yml", line: 2, column: 1, message: "unknown, key: 'x'")]),
    ],
    seconds: 0.25)
}

private func report(_ format: ScenarioReportFormat) throws -> String {
  format == .json ? try format.render(run()) : try format.render(run(), date: Date(timeIntervalSince1970: 0))
}

@Test func failuresInFull() throws {
  let text = try report(.text)
  let expected = """
    a/odd name.yaml:9:5 [X-1] odd # name | `ticks` <b>, 100% (IIS 10.0)
      9 | - id: X-1
      expected 404.12, got 404.11
      expected hiddenSegments to decide, but system.webServer/security/requestFiltering/@allowDoubleEscaping did

      GET /a+b HTTP/1.1
            ^ decoding the path once more would change '+': the URL is escaped twice

      expected  404.12, because hiddenSegments
      actual    404.11  by RequestFilteringModule, BEGIN_REQUEST
      setting   system.webServer/security/requestFiltering/@allowDoubleEscaping = false
      source    web.config:2:21
                2 |   <requestFiltering allowDoubleEscaping="false" />
                  |                     ^
    """
  #expect(text.contains(expected), "\(text)")
  #expect(
    text.contains("\n              deny  system.webServer/security/requestFiltering/@allowDoubleEscaping"))
  #expect(text.contains("\n  again     substatus test --iis 10.0 'a/odd name.yaml:9:5'\n"))
  #expect(text.contains("b.yml:2:1: unknown, key: 'x'\n"))
  #expect(text.hasSuffix("\n1 passed, 4 failed, 1 pending\n"))
  #expect(!text.contains("LOG_REQUEST"))
}

@Test func junitCountsWhatItHolds() throws {
  let text = try report(.junit)
  let document = try JUnitReader(text)
  #expect(document.suites.count == 2)
  for suite in document.suites {
    #expect(suite.attributes["tests"] == "\(suite.cases.count)")
    for (name, tags) in [("failures", "failure"), ("errors", "error"), ("skipped", "skipped")] {
      #expect(suite.attributes[name] == "\(suite.cases.count { $0.children.contains(tags) })", "\(name)")
    }
    #expect(suite.attributes["timestamp"] == "1970-01-01T00:00:00")
  }
  #expect(document.suites[0].attributes["name"] == "Odd <names> & \"quotes\"")
  #expect(
    document.suites[0].cases.map(\.children) == [
      [], ["failure"], ["skipped"], ["failure"], ["error"], ["failure"],
    ])
  #expect(document.suites[0].cases[1].attributes["name"] == "[X-1] odd # name | `ticks` <b>, 100% (IIS 10.0)")
  #expect(document.suites[0].cases[1].attributes["classname"] == "a.odd-name")
  #expect(document.suites[0].cases[1].attributes["line"] == "9")
}

@Test func tapNumbersEveryPoint() throws {
  let lines = try report(.tap).split(separator: "\n", omittingEmptySubsequences: false)
  #expect(lines[0] == "TAP version 14" && lines[1] == "1..7")
  #expect(try report(.tap13).hasPrefix("TAP version 13\n1..7\n"))
  let points = lines.filter { $0.hasPrefix("ok ") || $0.hasPrefix("not ok ") }
  #expect(
    points.map { $0.prefix { $0 != "-" } } == [
      "ok 1 ", "not ok 2 ", "not ok 3 ", "not ok 4 ", "not ok 5 ", "not ok 6 ", "not ok 7 ",
    ])
  #expect(points[1] == ##"not ok 2 - [X-1] odd \# name | `ticks` <b>, 100% (IIS 10.0)"##)
  #expect(points[2].hasSuffix(##"(IIS 10.0) # TODO not yet, [x] \#1"##))
  #expect(lines.count { $0 == "  ---" } == 5 && lines.count { $0 == "  ..." } == 5)
}

@Test func commandsForLogs() throws {
  let github = try report(.github).split(separator: "\n")
  #expect(github.count == 6)
  #expect(
    github[0].hasPrefix(
      "::error file=a/odd name.yaml,line=9,col=5,title=[X-1] odd # name | `ticks` <b>%2C 100%25 (IIS 10.0)"
        + "::expected 404.12, got 404.11; expected hiddenSegments"))
  #expect(github[4] == "::error file=b.yml,line=2,col=1,title=Scenario file::unknown, key: 'x'")
  #expect(github[5] == "::notice title=substatus::1 passed, 4 failed, 1 pending")
  let azure = try report(.azure).split(separator: "\n")
  #expect(azure.count == 5)
  #expect(
    azure[0].hasPrefix(
      "##vso[task.logissue type=error;sourcepath=a/odd name.yaml;linenumber=9;columnnumber=5;code=mismatch;]"
        + "[X-1] odd # name | `ticks` <b>, 100%AZP25 (IIS 10.0): expected"))
}

@Test func markdownHoldsWhatItQuotes() throws {
  let text = try report(.markdown)
  #expect(
    text.hasPrefix("## ❌ Substatus\n\n| passed | failed | pending |\n|---:|---:|---:|\n| 1 | 4 | 1 |\n"))
  #expect(text.contains("| a/odd name.yaml | 1 | 4 | 1 |"))
  #expect(text.contains("<summary>[X-1] odd # name | `ticks` &lt;b&gt;, 100%"))
  #expect(text.contains("- b.yml:2:1: unknown, key: 'x'\n"))
  #expect(text.components(separatedBy: "<details>").count == 5)
  let good = ScenarioReportFormat.markdown.render(ScenarioRun(files: []))
  #expect(good == "## ✅ Substatus\n\n| passed | failed | pending |\n|---:|---:|---:|\n| 0 | 0 | 0 |\n")
}

@Test func htmlIsOneFileWithTheNumbersOfTheRun() throws {
  let text = try report(.html)
  #expect(text.contains("<title>Substatus: 4 of 6 cases fail, 1 file cannot be read</title>"))
  for (name, count) in [("passed", 1), ("failed", 4), ("pending", 1)] {
    #expect(text.firstMatch(of: try Regex("id=\"count-\(name)\" class=\"[a-z]+\">\(count)</b>")) != nil)
    #expect(text.components(separatedBy: "data-result=\"\(name)\"").count == count + 1)
  }
  #expect(text.contains("<pre>GET /a<mark>+</mark>b HTTP/1.1</pre>"))
  #expect(text.contains("<code>substatus test --iis 10.0 'a/odd name.yaml:9:5'</code>"))
  #expect(text.contains("Odd &lt;names&gt; &amp; &quot;quotes&quot;") && !text.contains("<names>"))
  // Nothing is loaded from anywhere: the links lead into the page.
  #expect(!text.contains("http://") && !text.contains("https://") && !text.contains("src="))
  #expect(text.components(separatedBy: "href=\"").dropFirst().allSatisfy { $0.hasPrefix("#") })
}

@Test func jsonOfARun() throws {
  let value = try JSONSerialization.jsonObject(with: Data(report(.json).utf8))
  let root = try #require(value as? [String: Any])
  #expect(root["schemaVersion"] as? Int == 1)
  #expect(root["passed"] as? Int == 1 && root["failed"] as? Int == 4 && root["pending"] as? Int == 1)
  let cases = try #require(root["cases"] as? [[String: Any]])
  #expect(
    cases.map { $0["result"] as? String } == [
      "passed", "failed", "pending", "unexpectedPass", "error", "failed",
    ])
  #expect(cases[1]["because"] as? String == "hiddenSegments")
  #expect((root["errors"] as? [[String: Any]])?.first?["line"] as? Int == 2)
}

@Test func schemaOfTheReportNamesEveryKey() throws {
  let schema = try #require(
    try JSONSerialization.jsonObject(with: Data(ScenarioReportSchema.text.utf8)) as? [String: Any])
  let root = try #require(
    try JSONSerialization.jsonObject(with: Data(report(.json).utf8)) as? [String: Any])
  let properties = try #require(schema["properties"] as? [String: Any])
  #expect(properties.keys.sorted() == (root.keys + ["coverage"]).sorted())
  let definitions = try #require(schema["$defs"] as? [String: Any])
  let item = try #require((definitions["case"] as? [String: Any])?["properties"] as? [String: Any])
  let cases = try #require(root["cases"] as? [[String: Any]])
  #expect(Set(cases.flatMap(\.keys)).isSubset(of: item.keys))
}

/// The parts of a JUnit document.
private final class JUnitReader: NSObject, XMLParserDelegate {
  struct Case {
    var attributes: [String: String]
    var children: [String] = []
  }
  struct Suite {
    var attributes: [String: String]
    var cases: [Case] = []
  }
  var suites: [Suite] = []

  init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    try #require(parser.parse())
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    switch name {
    case "testsuites": break
    case "testsuite": suites.append(Suite(attributes: attributes))
    case "testcase": suites[suites.count - 1].cases.append(Case(attributes: attributes))
    default:
      let suite = suites.count - 1
      suites[suite].cases[suites[suite].cases.count - 1].children.append(name)
    }
  }
}
