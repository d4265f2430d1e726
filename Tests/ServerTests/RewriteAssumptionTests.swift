import Configuration
import Server
import StatusCodes
import Substatus
import Testing

/// What an answer by rewrite rules takes for granted, and what it does not.
@Suite struct RewriteAssumptionTests {
  private static let sites = """
    <configuration><system.webServer><rewrite><allowedServerVariables><add name="HTTP_COOKIE"/><add name="HTTP_X_A"/>
    </allowedServerVariables></rewrite></system.webServer></configuration>
    """

  private func answer(
    _ rules: String, _ target: String = "/a", beside: String = ""
  ) throws -> Answer {
    var server = ServerDescription()
    let text =
      "<configuration><system.webServer><rewrite><rules>\(rules)</rules>\(beside)</rewrite></system.webServer></configuration>"
    server.webConfigs["/"] = ConfigurationFile(name: "web.config", bytes: Array(text.utf8))
    server.applicationHostAdditions = ConfigurationFile(
      name: "applicationHost.config", bytes: Array(Self.sites.utf8))
    return try Simulation(server).answer(Array("GET \(target) HTTP/1.1\r\nHost: h\r\n\r\n".utf8))
  }

  private static func rule(_ url: String, _ inner: String = "", _ conditions: String = "") -> String {
    "<rule name=\"r\"><match url=\"\(url)\"/><conditions>\(conditions)</conditions>\(inner)"
      + "<action type=\"Redirect\" url=\"/x\"/></rule>"
  }

  private static let first =
    "<rule name=\"f\"><match url=\".*\"/><action type=\"Rewrite\" url=\"b\"/></rule>"
  private static let long = "/a?" + String(repeating: "ab", count: 300)

  @Test(arguments: [
    (
      rule("a", "", #"<add input="{QUERY_STRING}" pattern="^(ab)*$"/>"#), long, "URL Rewrite's own engine"
    ),
    (rule("a", "", #"<add matchType="IsFile" negate="true"/>"#), "/a", "of which nothing is declared"),
    (first + rule("b", "", #"<add input="{REQUEST_URI}" pattern="a"/>"#), "/a", "reads REQUEST_URI after"),
    (
      rule("a", #"<serverVariables><set name="HTTP_COOKIE" value="a=1"/></serverVariables>"#), "/a",
      "they see the one the client sent"
    ),
    (rule("a", "", #"<add input="{P:x}" pattern="^$"/>"#), "/a", "rewrite provider"),
    (
      #"<rule name="r"><action type="Redirect" url="/x"/></rule>"#, "/a", "a rule without <match> fails"
    ),
  ])
  func whatIsTakenForGrantedIsNamed(_ rules: String, target: String, text: String) throws {
    let provider = #"<providers><provider name="P" type="T"/></providers>"#
    let found = try answer(rules, target, beside: provider).assumptions
    #expect(found.contains { $0.contains(text) }, "\(found)")
  }

  @Test(arguments: [
    (rule("a", "", #"<add input="{QUERY_STRING}" pattern="^(ab)*$"/>"#), "/a?abab"),
    (rule("a", "", #"<add input="{QUERY_STRING}" pattern="^[ab]*$"/>"#), long),
    (rule("a", "", #"<add input="{REQUEST_URI}" pattern="a"/>"#), "/a"),
    (rule("a", #"<serverVariables><set name="HTTP_X_A" value="a=1"/></serverVariables>"#), "/a"),
  ])
  func nothingElseIs(_ rules: String, target: String) throws {
    let found = try answer(rules, target)
    #expect(found.status == StatusCode(301, 0))
    #expect(found.assumptions.isEmpty, "\(found.assumptions)")
  }

  /// The root of a site is a folder even where nothing is declared of its content.
  @Test(arguments: [("/", StatusCode(301, 0), true), ("/a", StatusCode(301, 0), false)])
  func theRootIsAFolder(target: String, status: StatusCode, isFolder: Bool) throws {
    let found = try answer(
      Self.rule(".*", "", #"<add matchType="IsDirectory"/>"#), target)
    #expect((found.status == status) == isFolder)
  }

  /// Whether a rule is the application's own, and whether it matters.
  @Test(arguments: [
    ("^app/a$", "/x", true), ("^(.*)$", "/{R:1}", true), ("(.*)", "x", true), ("(.*)", "/x", false),
    (".*", "https://{HTTP_HOST}{URL}", false),
  ])
  func inheritedRulesAreNamed(url: String, target: String, isNamed: Bool) throws {
    let rule = "<rule name=\"r\"><match url=\"\(url)\"/><action type=\"Redirect\" url=\"\(target)\"/></rule>"
    let text =
      "<configuration><system.webServer><rewrite><rules>\(rule)</rules></rewrite></system.webServer></configuration>"
    for application in ["/app", "/other"] {
      var server = ServerDescription()
      server.stockSite.applications = [.init(path: application, physicalPath: "app")]
      server.webConfigs["/"] = ConfigurationFile(name: "web.config", bytes: Array(text.utf8))
      let found = try Simulation(server).answer(Array("GET /app/a HTTP/1.1\r\nHost: h\r\n\r\n".utf8))
      #expect(found.status == StatusCode(301, 0))
      let names = found.assumptions.contains { $0.contains("inherited from outside the application") }
      #expect(names == (isNamed && application == "/app"), "\(found.assumptions)")
    }
  }
}
