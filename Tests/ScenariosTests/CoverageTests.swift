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

@Test("An entry decides where one of its attributes does, also on another line")
func entriesDecideByTheirAttributes() {
  let more = """
      ext/web.config: |
        <configuration><system.webServer><security><requestFiltering><fileExtensions>
          <add fileExtension=".bak"
            allowed="false" />
          <add fileExtension=".old" allowed="false" /><add fileExtension=".tmp" allowed="false" />
        </fileExtensions></requestFiltering></security></system.webServer></configuration>

    """
  let found = states("  - GET /ext/a.bak -> 404.7\n  - GET /ext/a.tmp -> 404.7\n", more: more)
  #expect(found["2:add[@fileExtension='.bak']"] == "decided 2 1")
  #expect(found["4:add[@fileExtension='.tmp']"] == "decided 2 1")
  #expect(found["4:add[@fileExtension='.old']"] == "evaluated 2 0")
}

@Test("A file that two sites share is one file, and what both reach adds up")
func filesOfTwoSites() {
  let yaml = """
    name: n
    applicationHostAdditions: |
      <system.applicationHost><sites>
        <site name="a" id="11"><application path="/"><virtualDirectory path="/" physicalPath="C:\\shared" /></application>
          <bindings><binding protocol="http" bindingInformation="*:80:a.test" /></bindings></site>
        <site name="b" id="12"><application path="/"><virtualDirectory path="/" physicalPath="C:\\shared" /></application>
          <bindings><binding protocol="http" bindingInformation="*:80:b.test" /></bindings></site>
      </sites></system.applicationHost>
    folders:
      C:\\shared:
        web.config: |
          <configuration><system.webServer><security><requestFiltering><hiddenSegments>
            <add segment="one" /><add segment="two" /><add segment="three" />
          </hiddenSegments></requestFiltering></security></system.webServer></configuration>
        sub/web.config: |
          <configuration><system.webServer><security><requestFiltering><hiddenSegments>
            <remove segment="two" />
          </hiddenSegments></requestFiltering></security></system.webServer></configuration>
    cases:
      - GET http://a.test/one -> 404.8
      - GET http://b.test/one -> 200
      - GET http://b.test/sub/two -> 4xx

    """
  let (file, errors) = readScenario(yaml)
  #expect(errors.isEmpty, "\(errors)")
  let runner = ScenarioRunner()
  let results = file.cases.map(runner.run)
  // The second fails, and counts all the same.
  #expect(results[1].isFailure && !results[0].isFailure)
  let segments = runner.coverage(of: results).items.filter { $0.path.contains("hiddenSegments/add") }
  #expect(segments.map { $0.path.split(separator: "'")[1] } == ["one", "two", "three"])
  #expect(segments.map(\.decided) == [2, 0, 0])
  // Below 'sub' the second entry is not in force.
  #expect(segments.map(\.evaluated) == [3, 2, 3])
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

@Test func coverageOfRewriteRules() {
  let yaml = """
    name: n
    site:
      a.txt: x
      web.config: |
        <configuration><system.webServer><rewrite>
          <rewriteMaps>
            <rewriteMap name="Old"><add key="/a" value="/b"/></rewriteMap>
            <rewriteMap name="Scheme"><add key="off" value="http"/></rewriteMap>
            <rewriteMap name="Never"><add key="/a" value="/b"/></rewriteMap>
          </rewriteMaps>
          <rules>
            <rule name="one">
              <match url="^x$" ignoreCase="false"/>
              <conditions logicalGrouping="MatchAny">
                <add input="{HTTP_HOST}" pattern="^localhost$"/>
                <add input="{HTTP_X}" pattern="^y$"/>
              </conditions>
              <action type="Rewrite" url="/a.txt"/>
            </rule>
            <rule name="two">
              <match url="^y$"/>
              <action type="CustomResponse" statusCode="403"/>
            </rule>
            <rule name="map">
              <match url="^m"/>
              <conditions><add input="{old:{URL}}" pattern="^$"/></conditions>
              <action type="Redirect" url="{Scheme:{HTTPS}}://h/"/>
            </rule>
            <rule name="last"><match url="z"/></rule>
          </rules>
        </rewrite></system.webServer></configuration>
    cases:
      - GET /x -> 200
      - GET /m -> 301

    """
  let (file, errors) = readScenario(yaml)
  #expect(errors.isEmpty, "\(errors)")
  let runner = ScenarioRunner()
  let items = runner.coverage(of: file.cases.map(runner.run)).items
  let lines = Dictionary(grouping: items, by: \.line).mapValues { Set($0.map(\.state)) }
  #expect(
    lines == [
      // The map of a condition that was asked, that of an action that was done, and one that nothing names.
      3: [.evaluated], 4: [.evaluated], 5: [.neverReached],
      // A rule that acted; the condition behind one that holds is never asked.
      8: [.decided], 9: [.evaluated], 10: [.evaluated], 11: [.evaluated], 12: [.neverReached],
      14: [.evaluated],
      // A rule that was tried and did not match.
      16: [.evaluated], 17: [.evaluated], 18: [.neverReached],
      20: [.decided], 21: [.evaluated], 22: [.evaluated], 23: [.evaluated],
      // Tried for /x, where the URL had been rewritten; not for /m, which an earlier rule answers.
      25: [.evaluated],
    ])
  #expect(items.filter { $0.line == 25 }.allSatisfy { $0.evaluated == 1 })
}
