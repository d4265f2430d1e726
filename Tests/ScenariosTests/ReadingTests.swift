import StatusCodes
import Testing

@testable import Scenarios

private func only(_ yaml: String) throws -> ScenarioCase {
  let (file, errors) = readScenario(yaml)
  #expect(errors.isEmpty, "\(errors)")
  return try #require(file.cases.first)
}

@Test(
  arguments: [
    ("request: GET /a", "GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n"),
    ("request: |\n  GET / HTTP/1.1\n  Host: a", "GET / HTTP/1.1\r\nHost: a\r\n\r\n"),
    ("request: [GET /, {repeat: {text: ab, times: 3}}]", "GET /ababab HTTP/1.1\r\nHost: localhost\r\n\r\n"),
    (#"requestEscaped: 'G\r\n\x41'"#, "G\r\nA"),
    (#"requestEscaped: [a, {repeat: {text: '\n', times: 2}}]"#, "a\n\n"),
    ("requestHex: 47 45 54", "GET"), ("requestHex: 4745", "GE"), ("requestBase64: R0VU", "GET"),
  ])
func requestForms(_ request: String, bytes: String) throws {
  #expect(try only(caseFile(request + "\nexpect: pass")).request == Array(bytes.utf8))
}

@Test func everySetupKey() throws {
  let setup = try only(
    caseFile(
      """
      applicationHostAdditions: <a/>
      with: arr
      without: [asp, cgi]
      site: {web.config: <c/>, docs/: {}, sub: {web.config: <d/>}}
      facts: {httpSys: {MaxFieldLength: 99}, build: 17134, sites: {S: stopped}, pools: {P: queueFull},
        otherRegistrations: 'http://*:80/', urlReservations: ['http://*:81/'], options: {maxUrlCounts: raw}}
      connection: {tls: true, client: 203.0.113.7, local: '10.0.0.1:443'}
      request: GET /
      expect: pass
      """, head: "server: static\n")
  ).setup
  var expected = ScenarioCase.Setup()
  expected.server = "static"
  expected.additions = "<a/>"
  expected.with = ["arr"]
  expected.without = ["asp", "cgi"]
  expected.files = ["web.config": "<c/>", "docs/": "", "sub/": "", "sub/web.config": "<d/>"]
  expected.httpSys = ["MaxFieldLength": 99]
  expected.build = 17134
  expected.sites = ["S": "stopped"]
  expected.pools = ["P": "queueFull"]
  expected.otherRegistrations = ["http://*:80/"]
  expected.urlReservations = ["http://*:81/"]
  expected.options = ["maxUrlCounts": "raw"]
  expected.connection = ["tls": "true", "client": "203.0.113.7", "local": "10.0.0.1:443"]
  #expect(setup == expected)
}

@Test func everyCaseKey() throws {
  let item = try only(
    caseFile("id: RF-1.a\nname: x\nbecause: b\npending: p\niis: 8.5\nrequest: GET /\nexpect: 404.10"))
  #expect(item.id == "RF-1.a")
  #expect(item.name == "x")
  #expect(item.because == "b")
  #expect(item.pending == "p")
  #expect(item.version == .v8_5)
  #expect(item.expectation.description == "404.10")
  #expect((item.line, item.column) == (3, 5))
  let plain = try only(caseFile("GET /a -> b -> 404"))
  #expect(plain.name == "GET /a -> b")
  #expect(plain.expectation.description == "404")
  #expect(plain.id == nil && plain.because == nil && plain.pending == nil)
}

@Test func applicationHostByPathAndInline() throws {
  for value in ["known.config", "<configuration/>"] {
    let item = try only(caseFile("GET / -> pass", head: "applicationHost: \(value)\n"))
    #expect(item.setup.applicationHost == "<configuration/>")
  }
  let item = try only(
    caseFile("server: static\nrequest: GET /\nexpect: pass", head: "applicationHost: <a/>\n"))
  #expect(item.setup.applicationHost == nil)
}

@Test func casesMergeOverTheirFile() throws {
  let yaml = """
    name: n
    with: [arr]
    site: {a: file, b: file}
    facts: {build: 1, pools: {P: stopped}}
    connection: {tls: true, client: 1.1.1.1}
    cases:
      - site: {b: case}
        facts: {build: 2, pools: {Q: stopped}}
        connection: {client: 2.2.2.2}
        with: [cors]
        request: GET /
        expect: pass
      - GET / -> pass
    """
  let cases = readScenario(yaml).file.cases
  try #require(cases.count == 2)
  #expect(cases[0].setup.files == ["a": "file", "b": "case"])
  #expect(cases[0].setup.build == 2)
  #expect(cases[0].setup.pools == ["P": "stopped", "Q": "stopped"])
  #expect(cases[0].setup.connection == ["tls": "true", "client": "2.2.2.2"])
  #expect(cases[0].setup.with == ["cors"])
  #expect(cases[1].setup.files == ["a": "file", "b": "file"])
  #expect(
    cases[1].setup.build == 1 && cases[1].setup.connection["client"] == "1.1.1.1"
      && cases[1].setup.with == ["arr"])
}

@Test func casesRunOnceForEachVersion() {
  let yaml =
    "name: n\niis: [7.5, '10.0']\ncases:\n  - GET / -> pass\n"
    + "  - {iis: 8.0, request: GET /, expect: pass}\n"
  #expect(readScenario(yaml).file.cases.map(\.version) == [.v7_5, .v10_0, .v8_0])
  #expect(readScenario("name: n\ncases: [GET / -> pass]").file.cases.map(\.version) == [.v10_0])
}
