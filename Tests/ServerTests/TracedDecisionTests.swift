import Configuration
import Substatus
import Testing

@testable import Server

/// A decision without a trace passes over what cannot matter; with one it looks at everything. Both are the same.
@Suite struct TracedDecisionTests {
  private static let configurations = [
    "",
    """
    <security><requestFiltering allowHighBitCharacters="false" allowDoubleEscaping="false">
    <requestLimits maxAllowedContentLength="9" maxUrl="20" maxQueryString="12"><headerLimits>
    <add header="Content-Type" sizeLimit="5"/><add header="X-A" sizeLimit="3"/></headerLimits></requestLimits>
    <verbs allowUnlisted="false"><add verb="GET" allowed="true"/><add verb="POST" allowed="true"/></verbs>
    <fileExtensions allowUnlisted="true"><add fileExtension=".bak" allowed="false"/></fileExtensions>
    <hiddenSegments><add segment="old"/></hiddenSegments>
    <denyUrlSequences><add sequence=".."/><add sequence="b:"/></denyUrlSequences>
    <denyQueryStringSequences><add sequence="--"/><add sequence="&lt;s"/></denyQueryStringSequences>
    <alwaysAllowedUrls><add url="/old/a"/></alwaysAllowedUrls>
    <filteringRules><filteringRule name="r" scanQueryString="true" denyUnescapedPercent="true"><scanHeaders>
    <add requestHeader="User-Agent"/></scanHeaders><appliesTo><add fileExtension=".asp"/></appliesTo><denyStrings>
    <add string="bot"/></denyStrings></filteringRule></filteringRules></requestFiltering></security>
    """,
    """
    <security><requestFiltering><verbs><add verb="GET" allowed="false"/></verbs>
    <fileExtensions allowUnlisted="false"><add fileExtension="." allowed="true"/></fileExtensions>
    <filteringRules><filteringRule name="all" scanUrl="true" scanAllRaw="true"><denyStrings><add string="old"/>
    </denyStrings></filteringRule></filteringRules></requestFiltering>
    <authorization><remove users="*"/><add accessType="Allow" users="amy" roles="Staff"/></authorization></security>
    """,
  ]

  /// Coverage tells requests apart by what they look at: a URL that is always allowed is not held against the
  /// sequences, though it passes as others do.
  @Test func tellsApartWhatIsLookedAt() throws {
    var server = ServerDescription()
    let text = """
      <configuration><system.webServer><security><requestFiltering><denyUrlSequences><add sequence="zz"/>
      </denyUrlSequences><alwaysAllowedUrls><add url="/ok"/></alwaysAllowedUrls></requestFiltering></security>
      </system.webServer></configuration>
      """
    server.webConfigs["/"] = ConfigurationFile(name: "web.config", bytes: Array(text.utf8))
    var worker = Worker(try Simulation(server).snapshot)
    let numbers = ["/ok", "/no", "/on"].map { target in
      var reach: UInt64 = 0
      let request = Array("GET \(target) HTTP/1.1\r\nHost: t\r\n\r\n".utf8)
      let verdict = worker.decide(request.span, facts: RequestFacts(), reach: &reach)
      #expect(verdict.outcome == .passed)
      return reach
    }
    #expect(numbers[0] != numbers[1])
    #expect(numbers[1] == numbers[2])
  }

  @Test(arguments: configurations.indices) func isTheSame(number: Int) throws {
    var server = ServerDescription()
    let text =
      "<configuration><system.webServer>\(Self.configurations[number])</system.webServer></configuration>"
    server.webConfigs["/"] = ConfigurationFile(name: "web.config", bytes: Array(text.utf8))
    var worker = Worker(try Simulation(server).snapshot)
    var state = UInt64(number) &+ 7
    func pick<Element>(_ list: [Element]) -> Element {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return list[Int(truncatingIfNeeded: state >> 33) % list.count]
    }
    var violations = 0
    for _ in 0..<6000 {
      let method = pick(["GET", "GET", "GET", "HEAD", "POST", "PUT", "get", "TRACE"])
      var path = ""
      for _ in 0..<pick([1, 1, 2, 3, 4]) {
        path += pick([
          "/", "/a", "/old", "/OLD/", "/b:", "/x.asp", "/x.bak", "/c+d", "/%25e", "/..x", "/\u{E9}", "/.a",
        ])
      }
      let query = pick(["", "", "?a=1", "?a=--", "?q=%3Cs", "?%", "?long=aaaaaaaaaaaaaa", "?bot"])
      var headers = ["Host: t"]
      for _ in 0..<pick([0, 1, 2, 4]) {
        headers.append(
          pick([
            "User-Agent: a long enough agent of some browser, bot", "user-agent: ok", "X-A: 1234", "x-b: 1",
            "CONTENT-TYPE: text/html", "Content-Length: 12", "Cookie: a=%", "Accept: old",
          ]))
      }
      if method == "POST" || method == "PUT" { headers.append("Content-Length: 12") }
      let request = Array(
        "\(method) \(path)\(query) HTTP/1.1\r\n\(headers.joined(separator: "\r\n"))\r\n\r\n".utf8)
      var facts = RequestFacts()
      if pick([true, false]) {
        facts.credentials.user = UserFacts(pick(["amy", "eve"]), roles: pick([["Staff"], []]))
      }
      var trace = Trace()
      let plain = worker.decide(request.span, facts: facts)
      let traced = worker.decide(request.span, facts: facts, trace: &trace)
      #expect(String(reflecting: plain) == String(reflecting: traced), "\(method) \(path)\(query) \(headers)")
      if plain.violated.rawValue != 0 { violations += 1 }
    }
    #expect(violations > 500)
  }
}
