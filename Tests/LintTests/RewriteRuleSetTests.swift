import Configuration
import StatusCodes
import Testing

@testable import Lint

/// Rewrite rules as sites have them: what is right raises no finding, what is wrong raises the one it deserves.
@Suite struct RewriteRuleSetTests {
  /// A rule of `rules`.
  private static func rule(
    _ name: String, _ url: String, _ action: String, _ conditions: String = "", _ attributes: String = ""
  ) -> String {
    "<rule name=\"\(name)\" stopProcessing=\"true\"\(attributes)><match url=\"\(url)\"/>"
      + "<conditions>\(conditions)</conditions>\(action)</rule>"
  }

  private static func redirect(_ url: String) -> String { "<action type=\"Redirect\" url=\"\(url)\"/>" }
  private static func rewrite(_ url: String) -> String { "<action type=\"Rewrite\" url=\"\(url)\"/>" }

  private static func add(_ input: String, _ pattern: String, negate: Bool = false) -> String {
    "<add input=\"\(input)\" pattern=\"\(pattern)\"\(negate ? " negate=\"true\"" : "")/>"
  }

  private static let noFile = #"<add input="{REQUEST_FILENAME}" matchType="IsFile" negate="true"/>"#
  private static let noFolder = #"<add input="{REQUEST_FILENAME}" matchType="IsDirectory" negate="true"/>"#
  private static let none = #"<action type="None"/>"#

  private static func findings(_ rules: String, _ beside: String = "") -> [LintFinding] {
    lint(
      "<system.webServer><rewrite><rules>\(rules)</rules>\(beside)</rewrite></system.webServer>"
    ).filter { $0.rule.hasPrefix("rewrite-") }
  }

  private static func map(_ entries: [(String, String)]) -> String {
    "<rewriteMaps><rewriteMap name=\"Old\">"
      + entries.map { "<add key=\"\($0.0)\" value=\"\($0.1)\"/>" }.joined() + "</rewriteMap></rewriteMaps>"
  }

  private static let asksMap = rule(
    "map", ".*", redirect("{C:1}"), add("{Old:{REQUEST_URI}}", "(.+)"))

  private static let quiet: [(name: String, rules: String, beside: String)] = [
    (
      "WordPress", rule("wp", "*", rewrite("index.php"), noFile + noFolder, " patternSyntax=\"Wildcard\""), ""
    ),
    (
      "WordPress for several sites",
      rule("1", "^index\\.php$", none)
        + rule("2", "^([_0-9a-zA-Z-]+/)?wp-admin$", redirect("{R:1}wp-admin/"))
        + rule("4", "^([_0-9a-zA-Z-]+/)?(wp-(content|admin|includes).*)", rewrite("{R:2}"))
        + rule("5", "^([_0-9a-zA-Z-]+/)?(.*\\.php)$", rewrite("{R:2}"))
        + rule("6", ".", rewrite("index.php")),
      ""
    ),
    ("HTTPS", rule("s", "(.*)", redirect("https://{HTTP_HOST}/{R:1}"), add("{HTTPS}", "^OFF$")), ""),
    (
      "HTTPS but for certificates",
      rule("a", "^\\.well-known/acme-challenge/", none)
        + rule("s", ".*", redirect("https://{HTTP_HOST}{URL}"), add("{HTTPS}", "off")), ""
    ),
    (
      "canonical host",
      rule(
        "c", "(.*)", redirect("http://www.contoso.com/{R:1}"),
        add("{HTTP_HOST}", "^www\\.contoso\\.com$", negate: true)), ""
    ),
    (
      "host without www",
      rule(
        "w", "^(.*)$", redirect("http://contoso.com{PATH_INFO}"), add("{HTTP_HOST}", "^(www\\.)(.*)$")), ""
    ),
    (
      "maintenance",
      rule("a", "^(maintenance\\.html|css/.*)$", none) + rule("m", ".*", redirect("/maintenance.html")), ""
    ),
    ("maintenance by look ahead", rule("m", "^(?!maintenance\\.html$).*", redirect("/maintenance.html")), ""),
    (
      "maintenance by condition",
      rule("m", ".*", redirect("/maintenance.html"), add("{URL}", "/maintenance.html$", negate: true)), ""
    ),
    ("one page", rule("api", "^api/", none) + rule("app", "(.*)", rewrite("/"), noFile + noFolder), ""),
    (
      "language prefix",
      rule("l", "^$", redirect("/{C:1}/"), add("{HTTP_ACCEPT_LANGUAGE}", "^(de|fr)"))
        + rule(
          "d", "^$", redirect("/en/"))
        + rule("p", "^(de|fr|en)/(.*)$", rewrite("{R:2}?lang={R:1}")), ""
    ),
    (
      "language prefix by look ahead",
      rule("l", "^(?!(de|en|fr)(/|$))(.*)$", redirect("/en/{R:3}"), noFile), ""
    ),
    ("a map of 100", asksMap, map((0..<100).map { ("/old-\($0)", "/new/\($0)") })),
    (
      "slash at the end removed, letters lowered",
      rule("r", "(.*)/$", redirect("{R:1}"), noFolder)
        + #"<rule name="l"><match url="[A-Z]" ignoreCase="false"/><action type="Redirect" url="{ToLower:{URL}}"/></rule>"#,
      ""
    ),
    ("slash at the end added", rule("a", "(.*[^/])$", redirect("{R:1}/"), noFile + noFolder), ""),
    (
      "friendly URLs", rule("f", "^article/([^/]+)/([^/]+)/?$", rewrite("article.aspx?id={R:1}&amp;t={R:2}")),
      ""
    ),
    (
      "five segments",
      rule("f", "^([^/]+)/([^/]+)/([^/]+)/([^/]+)/([^/]+)/?$", rewrite("p.aspx?a={R:1}&amp;e={R:5}")), ""
    ),
    (
      "robots and hotlinks",
      rule("b", ".*", #"<action type="AbortRequest"/>"#, add("{HTTP_USER_AGENT}", "AhrefsBot|^$"))
        + rule(
          "h", ".*\\.(gif|jpg)$", rewrite("/no.jpg"),
          add("{HTTP_REFERER}", "^https?://(www\\.)?contoso\\.com/.*$", negate: true)), ""
    ),
  ]

  @Test(arguments: quiet.indices)
  func rightRulesRaiseNoFinding(_ index: Int) {
    let set = Self.quiet[index]
    let found = Self.findings(set.rules, set.beside)
    #expect(found.isEmpty, "\(set.name): \(found.map { "\($0.rule): \($0.message)" })")
  }

  @Test(arguments: [
    // Loops and chains.
    (rule("m", ".*", redirect("/maintenance.html")), "rewrite-redirect-loop", "/ to /maintenance.html to"),
    (
      rule("a", "(.*[^/])$", redirect("{R:1}/")) + rule("b", "(.*)/$", redirect("{R:1}")),
      "rewrite-redirect-loop", "/a to /a/ to /a"
    ),
    (rule("p", "(.*)", redirect("/en/{R:1}")), "rewrite-redirect-loop", "/ to /en/ to /en/en/ to"),
    (
      rule("h", "(.*)", redirect("http://www.a.com/{R:1}"), add("{HTTP_HOST}", "a\\.com")),
      "rewrite-redirect-loop", "to http://www.a.com/"
    ),
    (
      rule("a", "^a$", redirect("/b")) + rule("b", "^b$", redirect("/c")), "rewrite-redirect-chain",
      "/a to /b to /c"
    ),
    // Rules that never run.
    (
      rule("a", "(.*)", rewrite("i.php"), noFile) + rule("b", "^x$", redirect("/y"), noFile),
      "rewrite-rule-shadowed", "Rule 'b'"
    ),
    (rule("a", "^q", none) + rule("b", "^qq$", redirect("/y")), "rewrite-rule-shadowed", "Rule 'b'"),
    (
      rule("a", "*", rewrite("x"), "", " patternSyntax=\"Wildcard\"") + rule("b", "q", redirect("/y")),
      "rewrite-rule-shadowed", "Rule 'b'"
    ),
    // Captures.
    (rule("a", "^a/(.*)$", redirect("/{R:2}")), "rewrite-capture-missing", "{R:2}"),
    (
      rule("a", "^a$", redirect("/{C:2}"), add("{URL}", "(a)(b)?") + add("{URL}", "(a)")),
      "rewrite-capture-missing", "{C:2}"
    ),
    (rule("a", "^a$", redirect("/{C:1}"), noFile), "rewrite-capture-missing", "{C:1}"),
    // Patterns.
    (rule("a", "(x+x+)+y", redirect("/z")), "rewrite-pattern-runs-away", "41 bytes"),
    (rule("a", "^(.*?,){11}P", redirect("/z")), "rewrite-pattern-runs-away", "41 bytes"),
    (
      rule("a", "^b", redirect("/z"), add("{QUERY_STRING}", "^/?([^/]+/?)*$")), "rewrite-pattern-runs-away",
      "42"
    ),
    (
      rule("a", "^b", redirect("/z"), add("{HTTP_HOST}", "^(a.com|b\\.com)$")), "rewrite-host-dot", "a.com"
    ),
    (rule("a", "^b", redirect("/z"), add("{HTTP_ORIGIN}", "^https://a.com$")), "rewrite-host-dot", "a.com"),
  ])
  func wrongRulesRaiseTheirFinding(_ rules: String, rule: String, text: String) {
    let found = Self.findings(rules)
    #expect(found.contains { $0.rule == rule && $0.message.contains(text) }, "\(found.map(\.message))")
  }

  @Test(arguments: [
    // What a path cannot hold does not make its pattern run away.
    (rule("a", "^q/?([^/]+/?)*$", redirect("/z")), "rewrite-pattern-runs-away"),
    // Other files were asked for, or the condition is another one.
    (
      rule("a", "(.*)", rewrite("i.php"), noFile) + rule("b", "^x$", redirect("/y"), noFolder),
      "rewrite-rule-shadowed"
    ),
    (rule("a", ".+", none) + rule("b", ".*", redirect("/y")), "rewrite-rule-shadowed"),
    (
      rule("a", "^b", redirect("/z"), add("{HTTP_HOST}", "a.com"), " patternSyntax=\"Wildcard\""),
      "rewrite-host-dot"
    ),
    (
      #"<rule name="a"><match url="^Blog$" ignoreCase="false"/><action type="Redirect" url="/blog"/></rule>"#,
      "rewrite-redirect-loop"
    ),
  ])
  func neighboursRaiseNone(_ rules: String, rule: String) {
    let found = Self.findings(rules).filter { $0.rule == rule }
    #expect(found.isEmpty, "\(found.map(\.message))")
  }

  /// Entries of a map that lead to another entry.
  @Test func mapsAreFollowed() throws {
    let chain = Self.findings(Self.asksMap, Self.map([("/a", "/b"), ("/b", "/c"), ("/d", "/e")]))
    #expect(chain.map(\.rule) == ["rewrite-redirect-chain"])
    #expect(chain.first?.message.contains("/a to /b to /c") == true)
    let loop = Self.findings(Self.asksMap, Self.map([("/a", "/b"), ("/b", "/A")]))
    #expect(loop.map(\.rule) == ["rewrite-redirect-loop", "rewrite-redirect-loop"])
    #expect(Set(loop.map(\.position)).count == 2)
  }

  /// What a stock server lacks is an error where the server is known, and a warning where it may have it.
  @Test(arguments: [
    (
      #"<rule name="p"><match url="(.*)"/><action type="Rewrite" url="http://b/{R:1}"/></rule>"#,
      "rewrite-to-other-server"
    ),
    (
      #"<rule name="p"><match url="q"/><serverVariables><set name="HTTP_X" value=""/></serverVariables></rule>"#,
      "rewrite-variable-not-allowed"
    ),
  ])
  func severityDependsOnWhatIsKnown(_ rules: String, rule: String) throws {
    let example = LintExample.webServer("<rewrite><rules>\(rules)</rules></rewrite>")
    var subject = example.subject
    let unknown = try #require(Linter.lint(subject).findings.of(rule).first)
    subject.stockFiles = []
    let known = try #require(Linter.lint(subject).findings.of(rule).first)
    #expect(unknown.severity == .warning && known.severity == .error)
  }

  /// Three hundred rules are compared with each other in a moment.
  @Test(.timeLimit(.minutes(3))) func manyRulesTakeNoTime() {
    let rules = (0..<300).map { Self.rule("\($0)", "^old/\($0)\\.html$", Self.redirect("/new/\($0)")) }
    #expect(Self.findings(rules.joined()).isEmpty)
  }
}
