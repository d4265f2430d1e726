import Foundation
import FoundationXML
import Reports
import Scenarios
import Testing

private let yaml = """
  name: n
  site: {root: ROOT}
  cases:
    - GET /private/a -> 404.8
  """

private let config = """
  <configuration><system.webServer><security><requestFiltering>
    <hiddenSegments><add segment="private" /><add segment="other" /></hiddenSegments>
    <requestLimits maxUrl="50" />
  </requestFiltering></security></system.webServer>
  <location path="never"><system.webServer><security><requestFiltering allowDoubleEscaping="true" />
  </security></system.webServer></location></configuration>
  """

private func withRun(_ use: (String, ScenarioRun) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try Data(config.utf8).write(to: folder.appendingPathComponent("web.config"))
  let (file, errors) = ScenarioFile.read(
    yaml.replacing("ROOT", with: folder.path), file: "f.yaml"
  ) { _ in [] }
  try #require(errors.isEmpty, "\(errors)")
  let runner = ScenarioRunner()
  let results = file.cases.map(runner.run)
  var run = ScenarioRun(files: [ScenarioRun.File(path: "f.yaml", name: "n", results: results)])
  run.coverage = runner.coverage(of: results)
  try use(folder.path + "/web.config", run)
}

@Test func coverageAsText() throws {
  try withRun { path, run in
    let text = ScenarioReportFormat.text.render(run)
    #expect(
      text.contains(
        """
        coverage  75.0% of 4 settings are evaluated: 1 decide a case, 2 do not, 1 are never reached
          never reached  \(path):5:70  system.webServer/security/requestFiltering/@allowDoubleEscaping

        """), "\(text)")
    #expect(ScenarioReportFormat.markdown.render(run).contains("75.0% of 4 settings are evaluated"))
    let html = ScenarioReportFormat.html.render(run)
    #expect(html.contains("<p id=\"coverage\">75.0% of 4 settings"))
    #expect(html.contains("<span class=\"evaluated\"><i>    3         1  </i>  &lt;requestLimits maxUrl="))
    #expect(html.contains("<span class=\"neverReached\"><i>    5         0  </i>"))
  }
}

@Test func coverageAsLCOV() throws {
  try withRun { path, run in
    #expect(
      ScenarioReportFormat.lcov.render(run)
        == "TN:\nSF:\(path)\nDA:2,1\nDA:3,1\nDA:5,0\nLF:3\nLH:2\nend_of_record\n")
  }
  #expect(ScenarioReportFormat.lcov.render(ScenarioRun()).isEmpty)
}

@Test func coverageAsCobertura() throws {
  try withRun { path, run in
    let text = ScenarioReportFormat.cobertura.render(run, date: Date(timeIntervalSince1970: 5))
    let isWellFormed = XMLParser(data: Data(text.utf8)).parse()
    #expect(isWellFormed)
    #expect(
      text.contains("<coverage line-rate=\"0.6667\" branch-rate=\"0\" lines-covered=\"2\" lines-valid=\"3\""))
    #expect(text.contains("timestamp=\"5\""))
    #expect(text.contains("filename=\"\(path)\" line-rate=\"0.6667\""))
    #expect(text.contains("<line number=\"5\" hits=\"0\" branch=\"false\"/>"))
  }
}

@Test(arguments: [(100.0, "100.0%"), (99.99, "99.9%"), (0, "0.0%"), (66.666, "66.6%")])
func sharesAreRoundedDown(_ value: Double, text: String) { #expect(CoverageText.percent(value) == text) }
