import Configuration
import StatusCodes
import Testing

@testable import Lint

@Suite struct FindingTests {
  /// A finding points at the attribute that is to blame, where there is one.
  @Test(
    arguments: [
      (
        filtering(#"<hiddenSegments><add  segment="a/b"/></hiddenSegments>"#), "hidden-segment-never-matches",
        #"segment="a/b""#
      ),
      (filtering("", #" allowDoubleEscaping="true""#), "double-escaping-allowed", "allowDoubleEscaping"),
      (filtering(#"<verbs allowUnlisted="maybe"/>"#), "invalid-value", "maybe"),
      (filtering(#"<verbs unlisted="true"/>"#), "unrecognized-attribute", "unlisted"),
      (#"<location path="/a"/>"#, "location-never-matches", "path"),
      (#"<system.web><compilation debug="true"/></system.web>"#, "debug-compilation", "debug"),
      (
        #"<system.webServer><httpErrors errorMode="Detailed"/></system.webServer>"#,
        "detailed-errors-for-everyone", "errorMode"
      ),
    ])
  func pointsAtTheAttribute(_ content: String, rule: String, text: String) throws {
    let finding = try #require(lint(content).of(rule).first)
    let position = try #require(finding.position)
    #expect(position.file == "web.config" && position.line == 2)
    let rest = content.utf8.dropFirst(position.column - 1)
    #expect(String(decoding: rest, as: UTF8.self).hasPrefix(text))
  }

  /// A file that IIS cannot read, or a list of modules that is locked, says nothing about what is installed.
  @Test(
    arguments: [
      ("<nosuch/>", "undeclared-web-server-section"), ("<modules><clear/></modules>", "lock-violation"),
    ])
  func aFaultTakesNoModuleAway(_ fault: String, rule: String) {
    let content =
      "<system.webServer>\(fault)<httpErrors errorMode=\"Custom\"/></system.webServer>"
      + filtering("<verbs/>")
    let found = lint(content.replacing("</system.webServer><system.webServer>", with: ""))
    #expect(!found.of(rule).isEmpty)
    #expect(found.of("section-without-module").isEmpty)
  }

  /// What is inherited is seen at every path below and told once, at the shallowest.
  @Test func inheritedTroubleIsToldOnce() {
    let bad = filtering(#"<hiddenSegments><add segment="a/b"/></hiddenSegments>"#)
    let own = filtering(#"<hiddenSegments><add segment="c"/></hiddenSegments>"#)
    let found = lint(bad, folders: ["/x": own, "/x/y": own.replacing("\"c\"", with: "\"d\"")])
    #expect(found.of("hidden-segment-never-matches").map(\.path) == ["/"])
  }

  /// A setting that only some path needs is not dead.
  @Test func whatAFolderNeedsIsNotDead() {
    let listed = filtering(#"<fileExtensions><add fileExtension=".htm" allowed="true"/></fileExtensions>"#)
    #expect(lint(listed).of("file-extension-without-effect").count == 1)
    let strict = filtering(#"<fileExtensions allowUnlisted="false"/>"#)
    #expect(lint(listed, folders: ["/x": strict]).of("file-extension-without-effect").isEmpty)
  }

  /// What a folder's file brings is found at the folder, and says so.
  @Test func foldersHaveTheirOwnFindings() throws {
    let found = lint("", folders: ["/x": filtering(#"<verbs allowUnlisted="perhaps"/>"#)])
    let fault = try #require(found.of("invalid-value").first)
    #expect(fault.position?.file == "x/web.config" && fault.path == "/x")
    #expect(fault.answer?.requests == "every request at /x and below")
  }

  /// A location speaks of its path, and the finding says which.
  @Test func locationsHaveTheirPath() throws {
    let content =
      "<location path=\"docs/a.htm\">\(filtering(#"<verbs allowUnlisted="perhaps"/>"#))</location>"
    let fault = try #require(lint(content).of("invalid-value").first)
    #expect(fault.path == "/docs/a.htm")
  }

  @Test(
    arguments: [
      // Section, what is wrong there, the code, the requests.
      (filtering("<x/>"), "500.19", "every request"),
      (
        "<system.webServer><staticContent><x/></staticContent></system.webServer>", "500.19",
        "requests for static files that exist"
      ),
      (
        "<system.webServer><defaultDocument><x/></defaultDocument></system.webServer>", "500.19",
        "requests for folders"
      ),
      (
        "<system.webServer><httpErrors><x/></httpErrors></system.webServer>", "500.19",
        "requests that end in an error"
      ),
      (
        "<system.webServer><rewrite><rules><x/></rules></rewrite></system.webServer>", "500.52",
        "every request"
      ),
    ])
  func answersSayWhichRequestsFail(_ content: String, status: String, requests: String) throws {
    let fault = try #require(lint(content).of("unrecognized-element").first)
    let answer = try #require(fault.answer)
    #expect("\(answer.status)" == status && answer.requests == requests)
    #expect(answer.hresult == 0x8007_000d && answer.text == "Unrecognized element 'x'")
    #expect(fault.severity == .error)
  }

  /// A fault that nobody meets is a warning.
  @Test func faultsThatNobodyMeets() throws {
    let logging =
      "<system.webServer><tracing><traceFailedRequests><x/></traceFailedRequests></tracing></system.webServer>"
    let managed = "<system.web><compilation><x/></compilation></system.web>"
    for content in [logging, managed] {
      let fault = try #require(lint(content).of("unrecognized-element").first)
      #expect(fault.severity == .warning && fault.answer == nil)
    }
    var example = LintExample.webServer("<httpRedirect><x/></httpRedirect>").on(.static)
    #expect(Linter.lint(example.subject).findings.of("unrecognized-element").map(\.severity) == [.warning])
    example = example.on(.full)
    #expect(Linter.lint(example.subject).findings.of("unrecognized-element").map(\.severity) == [.error])
  }

  /// An applicationHost.config that IIS cannot read stops every site.
  @Test(
    arguments: [
      ("<configuration>", "not-well-formed"),
      ("<configuration><nosuch/></configuration>", "undeclared-section"),
      (
        """
        <configuration><configSections><sectionGroup name="system.applicationHost"><section name="sites"/>
        </sectionGroup></configSections><system.applicationHost><sites><site name="a"/></sites>
        </system.applicationHost></configuration>
        """, "missing-required-attribute"
      ),
    ])
  func brokenServers(_ text: String, rule: String) throws {
    let found = Linter.lint(LintExample.wholeServer(text).subject).findings
    #expect(found.map(\.rule) == [rule])
    #expect(found.first?.answer?.status == StatusCode(503))
    #expect(found.first?.position?.file == "applicationHost.config")
  }

  /// `--iis` decides what exists.
  @Test(
    arguments: [
      (filtering("", #" removeServerHeader="false""#), [.v7_0, .v7_5, .v8_0, .v8_5]),
      (filtering("<filteringRules/>"), [.v7_0]),
      (
        "<system.webServer><staticContent><clientCache setEtag=\"false\"/></staticContent></system.webServer>",
        [.v7_0, .v7_5]
      ),
      ("<system.webServer><applicationInitialization/></system.webServer>", [.v7_0, .v7_5]),
    ] as [(String, [IISVersion])])
  func versionsDecide(_ content: String, refusing: [IISVersion]) {
    for version in IISVersion.allCases {
      let hasFault = lint(content, version: version).contains {
        $0.category == .fault && $0.severity == .error
      }
      #expect(hasFault == refusing.contains(version), "IIS \(version.rawValue)")
    }
  }

  /// Two sites of one server: what they share is told once, and what one of them needs is not dead.
  @Test func sitesShareTheirServer() {
    let example = LintExample.server(
      """
      <system.applicationHost><sites><site name="Shop" id="2">
        <application path="/"><virtualDirectory path="/" physicalPath="C:\\shop"/></application>
        <bindings><binding protocol="http" bindingInformation="*:8081:"/></bindings>
      </site></sites></system.applicationHost>
      <system.webServer><security><requestFiltering>
        <verbs><add verb="PUT" allowed="true"/></verbs>
        <hiddenSegments><add segment="a/b"/></hiddenSegments>
      </requestFiltering></security></system.webServer>
      """)
    let found = Linter.lint(example.subject).findings
    #expect(found.of("hidden-segment-never-matches").count == 1)
    #expect(found.of("verb-without-effect").count == 1)
    let strict = example.named("Shop").file("/", filtering(#"<verbs allowUnlisted="false"/>"#))
    #expect(Linter.lint(strict.subject).findings.of("verb-without-effect").isEmpty)
  }

  /// Order is by file and place, so that two runs can be compared.
  @Test func orderIsThatOfTheFiles() {
    let content = filtering(#"<verbs allowUnlisted="x"/><hiddenSegments applyToWebDAV="y"/>"#)
    let found = lint(content, folders: ["/b": content, "/a": content])
    let positions = found.compactMap(\.position).map { ($0.file, $0.line, $0.column) }
    #expect(positions.map(\.0) == positions.map(\.0).sorted())
    #expect(found.count == 6)
  }
}
