import Scenarios
import Testing

private func record(_ yaml: String, selecting: (ScenarioCase) -> Bool = { _ in true })
  -> ScenarioRecorder.Outcome
{
  let (file, errors) = readScenario(yaml)
  #expect(errors.isEmpty, "\(errors)")
  let results = file.cases.filter(selecting).map(ScenarioRunner().run)
  return ScenarioRecorder.record(results, in: yaml, file: "f.yaml") { _ in [] }
}

/// The lines of one case, recorded; the file must hold then.
private func recorded(_ lines: String, head: String = "") -> String {
  let outcome = record(caseFile(lines, head: head))
  #expect(outcome.refusals == [])
  #expect(readScenario(outcome.text).file.cases.map(ScenarioRunner().run).allSatisfy { !$0.isFailure })
  #expect(record(outcome.text).changes.isEmpty)
  let start = outcome.text.firstRange(of: "  - ")?.upperBound ?? outcome.text.startIndex
  return String(outcome.text[start...].dropLast()).replacing("\n    ", with: "\n")
}

@Test func recordingChangesNothingButExpectations() {
  let yaml = """
    name: n   # a comment
    cases:
      - GET /a+b -> record   # why
      - {request: GET /a+b, expect: '404.12', name: "é → x"}
      - name: "é"
        expect: "404.1"
        request: GET /a+b
      - "GET /a+b -> 404.1"
      - "GET /\\u00e9+ -> 404.1"
      - GET /bin/x -> 404.8\r

    """
  let outcome = record(yaml)
  #expect(outcome.refusals == [])
  #expect(
    outcome.text == """
      name: n   # a comment
      cases:
        - GET /a+b -> 404.11   # why
        - {request: GET /a+b, expect: '404.11', name: "é → x"}
        - name: "é"
          expect: "404.11"
          request: GET /a+b
        - "GET /a+b -> 404.11"
        - "GET /\\u00e9+ -> 404.11"
        - GET /bin/x -> 404.8\r

      """)
  #expect(outcome.changes.map(\.line) == [3, 4, 6, 8, 9])
  #expect(outcome.changes[0].before == ["  - GET /a+b -> record   # why"])
  #expect(outcome.changes[0].after == ["  - GET /a+b -> 404.11   # why"])
}

@Test(
  "An expectation keeps its form",
  arguments: [
    // Lists: what no case comes to goes, what is new comes.
    ("request: GET /a+b\nexpect: [404.1, pass]  # c", "request: GET /a+b\nexpect: 404.11  # c"),
    ("request: GET /a+b\nexpect: [404.1,\n 404.2, # two\n 404.3]", "request: GET /a+b\nexpect: [404.11]"),
    (
      "request: GET /a+b\nexpect:\n- 404.1  # one\n- pass   # two",
      "request: GET /a+b\nexpect:\n- 404.11  # one"
    ),
    (
      "product: {p: [/a+b, /bin/x]}\nrequest: GET ${p}\nexpect: [404.1, 404.8, pass]",
      "product: {p: [/a+b, /bin/x]}\nrequest: GET ${p}\nexpect: [404.11, 404.8]"
    ),
    (
      "product: {p: [/a+b, /bin/x, /web.config.]}\nrequest: GET ${p}\nexpect:\n- 404.1 # one",
      "product: {p: [/a+b, /bin/x, /web.config.]}\nrequest: GET ${p}\nexpect:\n- 404.8\n- 404.0\n- 404.11 # one"
    ),
    // Versions: a span is divided, a word becomes a map of versions.
    (
      "sweep: maxAllowedContentLength\nexpect: { 7.0-8.5: pass, \"10.0\": 404.13 }",
      "sweep: maxAllowedContentLength\nexpect: { 7.0-8.5: 404.13, \"10.0\": 413.1 }"
    ),
    (
      "sweep: maxAllowedContentLength\nexpect:\n  7.0-10.0: pass  # all",
      "sweep: maxAllowedContentLength\nexpect:\n  7.0-8.5: 404.13\n  \"10.0\": 413.1  # all"
    ),
    (
      "sweep: maxAllowedContentLength\niis: ['8.0', '8.5', '10.0']\nexpect: record",
      "sweep: maxAllowedContentLength\niis: ['8.0', '8.5', '10.0']\nexpect: { 8.0-8.5: 404.13, \"10.0\": 413.1 }"
    ),
    // Sweeps: both edges are recorded.
    (
      "sweep: { limit: maxQueryString, within: 404.7 }\nexpect: 404.14",
      "sweep: { limit: maxQueryString, within: pass }\nexpect: 404.15"
    ),
    // Maps: what an answer no longer has goes.
    (
      "request: GET /a+b\nexpect: { location: /x, status: 404.1, module: M }",
      "request: GET /a+b\nexpect: { status: 404.11, module: RequestFilteringModule }"
    ),
    (
      "request: GET /a+b\nexpect:\n  status: [404.1, pass]  # s\n  location: /x  # gone\n  client: 200",
      "request: GET /a+b\nexpect:\n  status: 404.11  # s\n  client: 404.11"
    ),
    (
      "request: GET /a+b\nexpect: { location: /x, reason: URL }",
      "request: GET /a+b\nexpect: { status: 404.11 }"
    ),
    // Tables and products: the value of the row is what is recorded.
    (
      "table:\n- { p: /a+b,   c: 404.1 }  # one\n- { p: /bin/x, c: '404.2' }\nrequest: GET ${p}\nexpect: ${c}",
      "table:\n- { p: /a+b,   c: 404.11 }  # one\n- { p: /bin/x, c: '404.8' }\nrequest: GET ${p}\nexpect: ${c}"
    ),
    (
      "product: {c: [404.1], p: [/a+b, /c+d]}\nname: ${c}\nrequest: GET ${p}\nexpect: ${c}",
      "product: {c: [404.11], p: [/a+b, /c+d]}\nname: ${c}\nrequest: GET ${p}\nexpect: ${c}"
    ),
    // Anchors, and requests that are repeated.
    ("request: GET /a+b\nexpect: &x !!str 404.1", "request: GET /a+b\nexpect: &x !!str 404.11"),
    (
      "request: [GET /, {repeat: {text: a, times: 300}}]\nexpect: 404.14",
      "request: [GET /, {repeat: {text: a, times: 300}}]\nexpect: refused URL"
    ),
    // What decides.
    (
      "request: GET /a+b\nexpect: 404.11\nbecause: maxUrl  # why",
      "request: GET /a+b\nexpect: 404.11\nbecause: system.webServer/security/requestFiltering/@allowDoubleEscaping  # why"
    ),
    (
      "table: [{p: /bin/x, b: maxUrl}]\nrequest: GET ${p}\nexpect: 404.8\nbecause: ${b}",
      "table: [{p: /bin/x, b: 'system.webServer/security/requestFiltering/hiddenSegments/add[@segment=''bin'']'}]\n"
        + "request: GET ${p}\nexpect: 404.8\nbecause: ${b}"
    ),
  ])
func recordingKeepsForms(_ before: String, _ after: String) {
  #expect(recorded(before, head: "server: full\n") == after)
}

@Test("A case in one line becomes a map where versions differ")
func recordingOfVersionsInOneLine() {
  let site = """
    site:
      a,b.txt: hello
      web.config: >-
        <configuration><system.webServer><security><requestFiltering removeServerHeader="true" />
        </security></system.webServer></configuration>

    """
  let cases = "cases:\n  - 'GET /a,b.txt -> record' # c\n  - GET /a+b -> 1xx\n"
  let outcome = record("name: n\niis: ['7.0', '8.5', '10.0']\n" + site + cases)
  #expect(outcome.refusals == [])
  #expect(
    outcome.text.hasSuffix(
      """
        - { request: 'GET /a,b.txt', expect: { 7.0-8.5: 500.19, "10.0": 200.0 } } # c
        - { request: GET /a+b, expect: { 7.0-8.5: 500.19, "10.0": 404.11 } }

      """))
  #expect(record(outcome.text).changes.isEmpty)
}

@Test(
  arguments: [
    ("request: GET /a+b\nexpect: 404.11\npending: x", "4:5: it passes: take its 'pending' away"),
    (
      "product: {p: [/a+b, /bin/x]}\nrequest: GET ${p}\nexpect: 404.1",
      "6:13: one expectation stands for 2 cases that come to 404.11 (GET /a+b HTTP/1.1, IIS 10.0), 404.8 (GET /bin/x "
    ),
    (
      "product: {p: [/a+b, /bin/x]}\ntable: [{c: 404.1}]\nrequest: GET ${p}\nexpect: ${c}",
      "5:17: one expectation stands for 2 cases"
    ),
    (
      "product: {p: [/a+b, /bin/x]}\nrequest: GET ${p}\nexpect: [404.11, 404.8]\nbecause: maxUrl",
      "7:14: one 'because' stands for cases that are decided by "
    ),
    (
      "table: [{c: 9}]\nrequest: GET /a+b\nexpect: 404.${c}",
      "6:13: what is expected is no word of its own here"
    ),
    (
      "table: [{c: 404.1}]\nrequest: GET /a+b?${c}\nexpect: ${c}",
      "6:13: what is expected is no word of its own"
    ),
    (
      "sweep: maxUrl\nexpect: 404.1\nsite: {web.config: <x}",
      "4:5: 500.19 comes out up to maxUrl and beyond it"
    ),
    (
      "sweep: {limit: maxUrl, at: /a+b/}\nexpect: 4xx",
      "5:13: 4xx holds up to maxUrl, too; beyond it 404.14 comes out: expect that"
    ),
  ])
func recordingRefuses(_ lines: String, reason: String) {
  let yaml = caseFile(lines, head: "server: full\n")
  let outcome = record(yaml)
  #expect(outcome.text == yaml)
  let refusals = outcome.refusals.map { "\($0.line):\($0.column): \($0.reason)" }
  #expect(refusals.contains { $0.hasPrefix(reason) }, "\(refusals)")
}

@Test func whatCannotBeRecordedKeepsNothingElseFromIt() {
  let outcome = record(
    "name: n\ncases:\n  - {product: {p: [/a+b, /bin/x]}, request: 'GET ${p}', expect: 404.1}\n  - GET /a+b -> 404.1\n"
  )
  #expect(outcome.refusals.count == 1)
  #expect(outcome.text.hasSuffix("expect: 404.1}\n  - GET /a+b -> 404.11\n"))
}

@Test func anAliasedPartOfAnExpectationIsRecordedOnce() {
  let yaml =
    "name: n\ncases:\n  - { request: GET /a+b, expect: [&x 404.1, pass] }\n  - { request: GET /a+b, expect: *x }\n  - GET /bin/x -> 404.1\n"
  let outcome = record(yaml)
  #expect(
    outcome.text == yaml.replacing("&x 404.1", with: "&x 404.11").replacing("x -> 404.1", with: "x -> 404.8"))
  #expect(
    outcome.refusals.map(\.reason) == [
      "an alias gives what is expected here to another case as well; write both out"
    ])
}

@Test func recordingKeepsLineEndsAndByteOrderMarks() {
  let yaml =
    "\u{FEFF}name: n\r\niis: ['7.0', '10.0']\r\ncases:\r\n  - GET /😀a+b -> 404.1 # é\r\n"
    + "  - sweep: maxAllowedContentLength\r\n    expect:\r\n      7.0-10.0: pass\r\n"
  let outcome = record(yaml)
  let expected = yaml.replacing("404.1 ", with: "404.11 ").replacing(
    "7.0-10.0: pass", with: "\"7.0\": 404.13\r\n      \"10.0\": 413.1")
  #expect(outcome.text.unicodeScalars.elementsEqual(expected.unicodeScalars))
  #expect(outcome.changes.last?.after == ["      \"7.0\": 404.13", "      \"10.0\": 413.1"])
}

@Test func casesOfAnIncludedFileAreRecordedWhereTheyStand() {
  let inner =
    "name: i\ncases:\n  - GET /a+b -> 404.1\n  - {product: {p: [/x]}, request: 'GET ${p}', expect: 404.1}\n"
  let outer = "name: n\ncases: [{include: i}]\n"
  let (file, errors) = ScenarioFile.read(outer, file: "f.yaml") { _ in Array(inner.utf8) }
  #expect(errors.isEmpty)
  let results = file.cases.map(ScenarioRunner().run)
  let outcome = ScenarioRecorder.record(results, in: inner, file: "i") { _ in [] }
  #expect(outcome.refusals == [])
  #expect(outcome.changes.map(\.line) == [3, 4])
}

@Test("Cases that share an expectation share a place, so that a selection of them is recorded whole")
func sharedExpectationsShareAPlace() {
  let cases = readScenario(
    caseFile(
      "product: {p: [/a+b, /bin/x]}\nrequest: GET ${p}\nexpect: 404.11", head: "iis: ['7.0', '10.0']\n")
      + "  - GET /a+b -> 404.11\n  - sweep: maxUrl\n    expect: 404.14\n"
  ).file.cases
  #expect(Set(cases[0..<4].map(\.recordingPlaces)).count == 1)
  #expect(cases[4].recordingPlaces != cases[0].recordingPlaces)
  #expect(!Set(cases[6].recordingPlaces).isDisjoint(with: cases[8].recordingPlaces))
}
