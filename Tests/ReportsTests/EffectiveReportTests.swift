import Configuration
import Foundation
import Reports
import StatusCodes
import Substatus
import Testing

private let web = """
  <configuration><system.webServer>
    <defaultDocument enabled="false"><files>
      <remove value="index.htm" />
      <clear />
      <add value="a&amp;b.htm" />
    </files></defaultDocument>
  </system.webServer></configuration>
  """

private func simulation(_ files: [String: String]) throws -> Simulation {
  var server = ServerDescription()
  server.preset = .static
  for (path, text) in files {
    server.webConfigs[path] = ConfigurationFile(
      name: path == "/" ? "web.config" : "\(path.dropFirst())/web.config", bytes: Array(text.utf8))
  }
  return try Simulation(server)
}

private func text(
  _ files: [String: String], _ url: String, _ sections: [String], defaults: Bool = false
) throws -> String {
  let simulation = try simulation(files)
  return EffectiveText(style: .plain, showsDefaults: defaults, file: simulation.file(named:))
    .render(try simulation.effective(url, sections: sections))
}

@Test func locksAreShownWhereTheyAreSet() throws {
  let locks = """
    <configuration><system.webServer><security>
      <requestFiltering lockAttributes="allowHighBitCharacters" lockElements="hiddenSegments">
        <requestLimits lockAllAttributesExcept="maxAllowedContentLength,maxUrl" />
        <verbs lockAllElementsExcept="add" />
      </requestFiltering>
    </security></system.webServer></configuration>
    """
  let report = try text(["/": locks], "/sub/x", ["requestFiltering"])
  // What the stock file sets is of no concern here.
  let body = report.split(separator: "\n").filter { !$0.contains("applicationHost.config") }.dropFirst(2)
    .joined(separator: "\n")
  #expect(
    body == """
      system.webServer/security/requestFiltering
        @allowHighBitCharacters = true  default
          locked for files below        web.config:2:21
        <fileExtensions>
        <requestLimits>
          @maxQueryString = 2048        default
            locked for files below      web.config:3:20
        <verbs>
          <remove>
            locked for files below      web.config:4:12
          <clear>
            locked for files below      web.config:4:12
        <hiddenSegments>
          locked for files below        web.config:2:61
      """)
  let json = EffectiveJSON.render(
    try simulation(["/": locks]).effective("/sub/x", sections: ["requestFiltering"]))
  #expect(json.contains("\"lockedElements\"") && json.contains("\"hiddenSegments\""))
}

@Test func textOfASection() throws {
  // Where a line of a stock file stands is of no concern here.
  let report = try text(["/": web], "/sub/x?y", ["defaultDocument"])
    .replacing(/applicationHost.config:[0-9]+/, with: "applicationHost.config:N")
  #expect(
    report == """
      /sub/x  site Default Web Site, application /  IIS 10.0
        files  applicationHost.config (stock, static, IIS 10.0)
               web.config

      system.webServer/defaultDocument
        @enabled = false                     web.config:2:20
          was true                           applicationHost.config:N:22
        <files>
          add value="a&b.htm"                web.config:5:5
          removed: add value="index.htm"     web.config:3:5
            added before                     applicationHost.config:N:9
          cleared: add value="Default.htm"   web.config:4:5
            added before                     applicationHost.config:N:9
          cleared: add value="Default.asp"   web.config:4:5
            added before                     applicationHost.config:N:9
          cleared: add value="index.html"    web.config:4:5
            added before                     applicationHost.config:N:9
          cleared: add value="iisstart.htm"  web.config:4:5
            added before                     applicationHost.config:N:9

      """)
}

@Test func textOfASectionNobodyWrites() throws {
  #expect(
    try text([:], "/", ["validation"]).hasSuffix(
      "system.webServer/validation\n  no value is set: the defaults of the schema hold\n"))
  #expect(
    try text([:], "/", ["validation"], defaults: true).hasSuffix(
      "system.webServer/validation\n  @validateIntegratedModeConfiguration = true  default\n"))
}

@Test func textOfAFault() throws {
  let report = try text(
    [
      "/":
        "<configuration>\n<system.webServer>\n<directoryBrowse enabled='maybe'/></system.webServer></configuration>"
    ],
    "/", ["directoryBrowse"])
  #expect(
    report.hasSuffix(
      """
      system.webServer/directoryBrowse
        500.19  for whoever reads the section
        HRESULT  0x8007000d
        error    The 'enabled' attribute is invalid.  Boolean must be either 'true' or 'false'
        setting  system.webServer/directoryBrowse/@enabled
        cause    'maybe' is no value of the attribute 'enabled': Boolean must be either 'true' or 'false'.
        source   web.config:3:27
                  2: <system.webServer>
                  3: <directoryBrowse enabled='maybe'/></system.webServer></configuration>
        remedy   Write true or false.

      """), "\(report)")
}

@Test func textOfAFileFault() throws {
  let report = try text(["/": "<configuration>"], "/", [])
  #expect(report.contains("500.19  for every request here: IIS cannot read a file"))
  #expect(!report.contains("system.webServer"))
}

@Test func secretsAreNotShown() throws {
  let pools = """
    <configuration><configSections><sectionGroup name="system.applicationHost"><section name="sites"/><section
    name="applicationPools"/></sectionGroup></configSections><system.applicationHost><sites/><applicationPools>
    <add name="P"><processModel userName="u" password="hunter2"/></add>
    <add name="Q"><processModel userName="u" password="[enc:IISWASOnlyAesProvider:x:enc]"/></add>
    </applicationPools></system.applicationHost></configuration>
    """
  var server = ServerDescription()
  server.applicationHost = ConfigurationFile(name: "a", bytes: Array(pools.utf8))
  let simulation = try Simulation(server)
  let configuration = try simulation.effective("/", sections: ["applicationPools"])
  let text = EffectiveText(style: .plain, showsDefaults: false, file: simulation.file(named:))
    .render(configuration)
  for report in [text, EffectiveJSON.render(configuration)] {
    #expect(!report.contains("hunter2") && report.contains("********") && report.contains("[enc:"))
  }
}

private func json(_ configuration: EffectiveConfiguration) throws -> [String: Any] {
  let value = try JSONSerialization.jsonObject(with: Data(EffectiveJSON.render(configuration).utf8))
  return try #require(value as? [String: Any])
}

@Test func jsonOfASection() throws {
  let value = try json(try simulation(["/": web]).effective("/", sections: ["defaultDocument"]))
  let section = try #require((value["sections"] as? [[String: Any]])?.first)
  #expect(section["path"] as? String == "system.webServer/defaultDocument")
  #expect(section["locked"] as? Bool == false)
  let content = try #require(section["content"] as? [String: Any])
  let enabled = try #require((content["attributes"] as? [[String: Any]])?.first)
  #expect(enabled["name"] as? String == "enabled" && enabled["value"] as? String == "false")
  #expect((enabled["source"] as? [String: Any])?["line"] as? Int == 2)
  #expect((enabled["chain"] as? [[String: Any]])?.map { $0["value"] as? String } == ["true", "false"])
  let files = try #require((content["elements"] as? [[String: Any]])?.first)
  #expect((files["entries"] as? [Any])?.count == 1 && (files["removed"] as? [Any])?.count == 5)
}

@Test func jsonOfAFault() throws {
  let value = try json(try simulation(["/": "<configuration>"]).effective("/", sections: []))
  let fault = try #require((value["faults"] as? [[String: Any]])?.first)
  #expect(fault["hresult"] as? String == "0x8007000d" && fault["kind"] as? String == "notWellFormed")
}

@Test func xmlOfASection() throws {
  let xml = EffectiveXML.render(
    try simulation(["/": web]).effective("/", sections: ["defaultDocument", "access"]))
  #expect(
    xml == """
      <configuration>
        <system.webServer>
          <defaultDocument enabled="false">
            <files>
              <clear />
              <add value="a&amp;b.htm" />
            </files>
          </defaultDocument>
          <security>
            <!-- access is locked for files below by overrideModeDefault="Deny" -->
            <access sslFlags="None" />
          </security>
        </system.webServer>
      </configuration>

      """)
}

/// Every value and entry of an element, in order.
private func values(_ element: EffectiveElement) -> [String] {
  element.attributes.map { "\(element.name)/@\($0.name)=\($0.value.text)" }
    + element.children.flatMap { child in values(child).map { "\(element.name)/\($0)" } }
    + element.entries.flatMap { entry in values(entry).map { "\(element.name)+\($0)" } }
}

/// The XML of every section of a stock server, in place of what that server writes, says the same.
@Test(arguments: ServerPreset.allCases)
func xmlSaysTheSame(preset: ServerPreset) throws {
  var server = ServerDescription()
  server.preset = preset
  server.webConfigs["/"] = ConfigurationFile(name: "web.config", bytes: Array(web.utf8))
  let before = try Simulation(server).effective("/")
  let stock = StockServer(preset: preset, version: .v10_0)
  let declared = String(decoding: stock.applicationHostConfig, as: UTF8.self)
  let sections = try #require(declared.firstRange(of: "</configSections>"))
  let body = EffectiveXML.render(before).dropFirst("<configuration>".count)
  server.webConfigs = [:]
  server.applicationHost = ConfigurationFile(
    name: "flat", bytes: Array((declared[..<sections.upperBound] + body).utf8))
  let after = try Simulation(server).effective("/", sections: before.sections.map(\.path))
  #expect(before.sections.count > 10)
  for (old, new) in zip(before.sections, after.sections) {
    guard case .effective(let old) = old.content, case .effective(let new) = new.content else { continue }
    #expect(values(old) == values(new))
  }
}
