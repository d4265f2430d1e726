import Captures
import Configuration
import Replay
import Server
import Substatus
import Testing

/// Replaying leaves out what cannot matter and remembers verdicts; deciding each request with everything that its
/// row says, traced as `check` does it, must give the same.
@Suite struct RandomTrafficTests {
  /// web.config files that look at every part of a request and of its circumstances.
  private static let configs: [String] = [
    filtering(
      "allowDoubleEscaping=\"true\"",
      """
      <requestLimits maxUrl="40" maxQueryString="24"><headerLimits><add header="User-Agent" sizeLimit="12"/>
      </headerLimits></requestLimits><hiddenSegments><add segment="old"/></hiddenSegments>
      <denyQueryStringSequences><add sequence=".."/><add sequence="drop"/></denyQueryStringSequences>
      <filteringRules><filteringRule name="bots" scanUrl="false" scanQueryString="false"><scanHeaders>
      <add requestHeader="User-Agent"/></scanHeaders><denyStrings><add string="bot"/></denyStrings></filteringRule>
      </filteringRules>
      """),
    """
    <configuration><system.webServer><handlers accessPolicy="Read, Script, NoRemoteScript"/>
    <httpErrors errorMode="DetailedLocalOnly"/></system.webServer></configuration>
    """,
    """
    <configuration><system.webServer><security>
    <authorization><clear/><add accessType="Allow" users="CONTOSO\\amy, Jo Doe"/></authorization></security>
    </system.webServer></configuration>
    """,
    """
    <configuration><system.webServer><rewrite><rules>
    <rule name="https" stopProcessing="true"><match url="^app"/><conditions><add input="{HTTPS}" pattern="off"/>
    </conditions><action type="Redirect" url="https://{HTTP_HOST}/{R:0}"/></rule>
    <rule name="local"><match url="^admin"/><conditions><add input="{REMOTE_ADDR}" pattern="^127" negate="true"/>
    </conditions><action type="CustomResponse" statusCode="403" subStatusCode="99"/></rule>
    <rule name="api"><match url="^api/(.*)"/><action type="Rewrite" url="old/{R:1}?a={QUERY_STRING}"/></rule>
    </rules></rewrite></system.webServer></configuration>
    """,
  ]

  /// Codes that each of them must give, so that what is held against each other is something.
  private static let codes: [Set<String>] = [
    ["404.8", "404.14", "404.15", "404.18", "404.19", "431.0"], ["403.503"], ["401.1", "401.2"],
    ["301.0", "403.99"],
  ]

  /// What applicationHost.config says beside the sites: sections that no web.config may set.
  private static let additions: [String] = [
    "",
    """
    <ipSecurity allowUnlisted="true"><add ipAddress="203.0.113.2"/>
    <add ipAddress="203.0.113.4" allowed="false"/></ipSecurity><access sslFlags="None"/>
    """,
    """
    <authentication><anonymousAuthentication enabled="false"/><windowsAuthentication enabled="true"/>
    <basicAuthentication enabled="true"/></authentication>
    """,
    "",
  ]

  /// A server with two sites, told apart by host, port and address.
  private func server(_ webConfig: String, _ addition: String) throws -> Simulation {
    var server = ServerDescription()
    server.applicationHostAdditions = ConfigurationFile(
      name: "sites",
      bytes: Array(
        """
        <configuration><system.applicationHost><sites>
        <site name="Shop" id="2"><application path="/"><virtualDirectory path="/" physicalPath="C:\\shop"/></application>
        <bindings><binding protocol="http" bindingInformation="*:80:shop.contoso.com"/>
        <binding protocol="https" bindingInformation="*:443:shop.contoso.com"/>
        <binding protocol="http" bindingInformation="10.0.0.5:81:"/></bindings></site>
        </sites></system.applicationHost><system.webServer><security>\(addition)</security></system.webServer>
        </configuration>
        """.utf8))
    server.webConfigs["/"] = ConfigurationFile(name: "web.config", bytes: Array(webConfig.utf8))
    return try Simulation(server)
  }

  @Test("100,000 records have the verdicts of their requests decided alone", arguments: 0..<4)
  func agrees(config: Int) throws {
    var dice = Dice(state: UInt64(config + 1))
    let requests = (0..<25_000).map { _ in GeneratedRequest(&dice) }
    let snapshot = try server(Self.configs[config], Self.additions[config]).snapshot
    let text = GeneratedRequest.fields + requests.map(\.row).joined()
    let (records, result) = try withCapture(Array(text.utf8)) {
      KeptRecords.replay([$0], snapshot, options(workers: 2))
    }
    #expect(records.count == requests.count && result.counts.decided == 25_000)
    #expect(result.summary.decisions < 25_000)
    let ports = Dictionary(
      snapshot.bindings.map { ($0.port, $0.isTLS) }, uniquingKeysWith: { $0 || $1 })
    var worker = Worker(snapshot)
    var kinds: Set<String> = []
    var codes: Set<String> = []
    var differences = 0
    for (request, record) in zip(requests, records) {
      let alone = worker.decide(record.request.span, facts: request.facts(ports: ports))
      kinds.insert(words(alone))
      if let status = alone.status { codes.insert("\(status)") }
      guard words(alone) != words(record.verdict) else { continue }
      differences += 1
      if differences < 5 { Issue.record("\(request.row): \(words(record.verdict)), alone \(words(alone))") }
    }
    #expect(differences == 0)
    #expect(kinds.count > 20)
    #expect(codes.isSuperset(of: Self.codes[config]), "\(codes.sorted())")
  }

  @Test("What traffic reaches of a configuration is what its requests reach one by one", arguments: 0..<4)
  func reaches(config: Int) throws {
    var dice = Dice(state: UInt64(config + 100))
    let requests = (0..<1500).map { _ in GeneratedRequest(&dice) }
    let simulation = try server(Self.configs[config], Self.additions[config])
    let text = GeneratedRequest.fields + requests.map(\.row).joined()
    var options = options(workers: 2)
    options.tracksReach = true
    let (records, result) = try withCapture(Array(text.utf8)) {
      KeptRecords.replay([$0], simulation.snapshot, options)
    }
    let together = ConfigurationCoverage(
      simulation, result.samples.map { ($0.request, $0.facts, Int($0.count)) })
    let alone = ConfigurationCoverage(simulation, records.map { ($0.request, $0.facts, 1) })
    #expect(result.samples.count < records.count / 2)
    #expect(together.items == alone.items)
    #expect(together.count(.decided) > 0)
  }
}
