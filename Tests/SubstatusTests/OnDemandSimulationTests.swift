import Captures
import Configuration
import Server
import StatusCodes
import Substatus
import Testing

/// A server of which only what a request comes to is compiled answers as the whole server does.
@Suite struct OnDemandSimulationTests {
  private static func system(_ content: String) -> String {
    "<configuration><system.webServer>\(content)</system.webServer></configuration>"
  }

  private static func rewrite(_ rules: String) -> String {
    system("<rewrite><rules>\(rules)</rules></rewrite>")
  }

  /// A rule that leads into another folder, whose own configuration then decides.
  private static let moving = rewrite(
    """
    <rule name="move"><match url="^old/(.*)"/><action type="Rewrite" url="new/{R:1}"/></rule>
    <rule name="far"><match url="^far/(.*)"/><action type="Rewrite" url="old/deep/{R:1}"/></rule>
    <rule name="round"><match url="^round/a"/><action type="Redirect" url="/round/b"/></rule>
    <rule name="loop"><match url="^loop$"/><action type="Redirect" url="/loops/a"/></rule>
    """)
  private static let sites: [String: [String: String]] = [
    "plain": [
      "/": system("<security><requestFiltering allowDoubleEscaping=\"true\"/></security>"),
      "/a": system("<security><requestFiltering allowDoubleEscaping=\"false\"/></security>"),
      "/a/b": system("<nosuch/>"),
    ],
    "moving": [
      "/": moving,
      "/new": system(
        "<security><requestFiltering><denyUrlSequences><add sequence=\"x\"/></denyUrlSequences></requestFiltering></security>"
      ),
      "/old/deep": rewrite(
        "<rule name=\"on\"><match url=\"(.*)\"/><action type=\"Rewrite\" url=\"/new/{R:1}\"/></rule>"),
      "/loops": system("<httpRedirect enabled=\"true\" destination=\"/loops/\" exactDestination=\"true\"/>"),
      "/round": rewrite(
        "<rule name=\"back\"><match url=\"^b\"/><action type=\"Redirect\" url=\"/round/a\"/></rule>"),
    ],
    "pages": [
      "/": system(
        """
        <httpErrors errorMode="Custom"><remove statusCode="404"/><error statusCode="404" path="/errors/missing.htm"
        responseMode="ExecuteURL"/></httpErrors><defaultDocument><files><clear/><add value="start.htm"/></files>
        </defaultDocument>
        """),
      "/errors": system(
        "<security><authorization><add accessType=\"Deny\" users=\"?\"/></authorization></security>"),
    ],
  ]

  private static func server(_ site: String) -> ServerDescription {
    var server = ServerDescription()
    for (path, text) in sites[site] ?? [:] {
      server.webConfigs[path] = ConfigurationFile(
        name: path == "/" ? "web.config" : "\(path.dropFirst())/web.config", bytes: Array(text.utf8))
    }
    var content = ContentTreeBuilder()
    for path in ["/errors/missing.htm", "/start.htm", "/new/y.htm", "/a/index.htm"] {
      try? content.add(path, ContentItem(.file))
    }
    var facts = SiteFacts()
    facts.content = content.build()
    server.mainSiteFacts = facts
    return server
  }

  @Test(
    arguments: [
      ("plain", "/x+y", nil), ("plain", "/a/x+y", StatusCode(404, 11)),
      ("plain", "/A/x+y", StatusCode(404, 11)),
      ("plain", "/a/b/c", StatusCode(500, 19)), ("plain", "/a:b/c", StatusCode(500, 19)),
      ("plain", "/a%", StatusCode(400)), ("moving", "/old/x", StatusCode(404, 5)),
      ("moving", "/old/y.htm", nil), ("moving", "/far/x", nil),
      ("moving", "/round/a", StatusCode(301, 0)), ("moving", "/round/b", StatusCode(301, 0)),
      ("moving", "/loop", StatusCode(301, 0)), ("pages", "/missing.htm", nil), ("pages", "/", nil),
      ("pages", "/errors/", nil),
    ] as [(String, String, StatusCode?)])
  func answersAsTheWholeServer(_ site: String, _ target: String, status: StatusCode?) throws {
    let server = Self.server(site)
    let request = InlineRequest.complete("GET \(target)", host: "localhost")
    let whole = try Simulation(server).answer(request, tracing: true)
    var few = try OnDemandSimulation(server)
    #expect(String(reflecting: few.answer(request, tracing: true)) == String(reflecting: whole))
    if let status { #expect(whole.status == status || whole.errorStatus == status) }
  }

  @Test func manyRequestsAreAnsweredByOne() throws {
    let server = Self.server("moving")
    let whole = try Simulation(server)
    var few = try OnDemandSimulation(server)
    for target in ["/far/x", "/", "/new/x", "/old/deep/x", "/round/a", "/far/x"] {
      let request = InlineRequest.complete("GET \(target)", host: "localhost")
      #expect(String(reflecting: few.answer(request)) == String(reflecting: whole.answer(request)))
    }
  }

  @Test func whatWasNotAskedIsNotCompiled() throws {
    let server = Self.server("plain")
    let few = try OnDemandSimulation(server)
    let request = InlineRequest.complete("GET /a/x+y", host: "localhost")
    #expect(few.simulation.answer(request).status != StatusCode(404, 11))
    #expect(try few.simulation.effective("/a/x").path == "/a/x")
  }
}
