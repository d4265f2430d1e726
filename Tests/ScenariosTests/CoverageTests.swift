import Foundation
import Substatus
import Testing

@testable import Scenarios

private let site = """
  <configuration>
    <system.webServer><security><requestFiltering allowHighBitCharacters="true" allowDoubleEscaping="true">
      <requestLimits maxUrl="50" />
      <hiddenSegments>
        <add segment="private" />
        <add segment="secret" />
      </hiddenSegments>
    </requestFiltering></security></system.webServer>
    <location path="never">
      <system.webServer><security><requestFiltering>
        <requestLimits maxUrl="10" />
      </requestFiltering></security></system.webServer>
    </location>
  </configuration>
  """

private let below = """
  <configuration><system.webServer><security><requestFiltering><hiddenSegments>
    <remove segment="secret" />
    <add segment="own" />
  </hiddenSegments></requestFiltering></security></system.webServer></configuration>
  """

private func block(_ text: String) -> String {
  text.split(separator: "\n").map { "    " + $0 + "\n" }.joined()
}

/// The states by the end of the setting's path.
private func states(_ cases: String, iis: String = "'10.0'", more: String = "") -> [String: String] {
  let yaml = """
    name: n
    iis: \(iis)
    site:
      web.config: |
    \(block(site))  sub/web.config: |
    \(block(below))\(more)cases:
    \(cases)

    """
  let (file, errors) = readScenario(yaml)
  #expect(errors.isEmpty, "\(errors)")
  let runner = ScenarioRunner()
  let coverage = runner.coverage(of: file.cases.map(runner.run))
  return Dictionary(
    coverage.items.map { item in
      let end = item.path.split(separator: "/").last.map(String.init) ?? ""
      return ("\(item.line):\(end)", "\(item.state.rawValue) \(item.evaluated) \(item.decided)")
    }, uniquingKeysWith: { first, _ in first })
}

@Test func coverageOfEverySetting() {
  let found = states("  - GET /private/a -> 404.8\n  - GET /sub/secret -> 404.1\n  - GET /sub/own/a -> 404.8")
  #expect(
    found == [
      // It switches a check off: heeded where the module denies nothing.
      "2:@allowDoubleEscaping": "evaluated 1 0",
      "3:@maxUrl": "evaluated 3 0", "5:add[@segment='private']": "decided 3 1",
      // Removed below: only the case above the removal evaluates it.
      "6:add[@segment='secret']": "evaluated 1 0", "3:add[@segment='own']": "decided 2 1",
      "11:@maxUrl": "neverReached 0 0",
    ])
}

@Test func valuesThatAreDefaultsAreNoSettings() {
  let found = states("  - GET / -> pass").filter { $0.key.hasPrefix("2:") }
  #expect(found == ["2:@allowDoubleEscaping": "evaluated 1 0"])
}

@Test func locationsAreReachedInside() {
  #expect(states("  - GET /never/aaaaaaaaaa -> 404.14")["11:@maxUrl"] == "decided 1 1")
  // There the limit of the location is in force, and not the one around it.
  #expect(states("  - GET /never/aaaaaaaaaa -> 404.14")["3:@maxUrl"] == "neverReached 0 0")
}

@Test func requestsThatHTTPSysRefusesReachNothing() {
  #expect(states("  - GET /%zz -> refused URL").values.allSatisfy { $0 == "neverReached 0 0" })
}

@Test func versionsAndFailuresAddUp() {
  let found = states("  - GET /private/a -> 404.1", iis: "['8.5', '10.0']")
  #expect(found["5:add[@segment='private']"] == "decided 2 2")
}

@Test func configurationOfOneNameInOneFileIsKeptApart() {
  let yaml = """
    name: n
    cases:
      - request: GET /
        expect: pass
        site: {web.config: '<configuration><system.webServer><security><requestFiltering allowDoubleEscaping="true"/></security></system.webServer></configuration>'}
      - request: GET /
        expect: pass
        site: {web.config: '<configuration><system.webServer><security><requestFiltering allowDoubleEscaping="true"/> </security></system.webServer></configuration>'}

    """
  let (file, errors) = readScenario(yaml)
  #expect(errors.isEmpty, "\(errors)")
  let runner = ScenarioRunner()
  let coverage = runner.coverage(of: file.cases.map(runner.run))
  #expect(coverage.items.map(\.file) == ["f.yaml:web.config", "f.yaml:web.config (2)"])
  #expect(coverage.percent == 100)
  #expect(runner.coverage(of: []).percent == 100)
}

@Test func aFolderIsNamedAsItIsOnTheDisk() throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try Data(site.utf8).write(to: folder.appendingPathComponent("web.config"))
  let (file, _) = readScenario("name: n\nsite: {root: \(folder.path)}\ncases: [GET /private/ -> 404.8]\n")
  let runner = ScenarioRunner()
  let items = runner.coverage(of: file.cases.map(runner.run)).items
  #expect(Set(items.map(\.file)) == [folder.path + "/web.config"])
  #expect(items.allSatisfy { $0.isOnDisk })
}
