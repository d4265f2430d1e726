import StatusCodes
import Testing

@testable import Scenarios

private func written(_ lines: String, head: String = "") -> [ScenarioCase] {
  let (file, errors) = readScenario(caseFile(lines, head: head))
  #expect(errors.isEmpty, "\(errors)")
  return file.cases
}

private func line(_ item: ScenarioCase) -> String {
  String(decoding: item.request.prefix { $0 != 0x0D }, as: UTF8.self)
}

@Test func productsAreEveryCombination() {
  let cases = written("id: X\nproduct: {m: [GET, POST], e: [a, b]}\nrequest: ${m} /x.${e}$\nexpect: pass")
  #expect(
    cases.map(line) == [
      "GET /x.a$ HTTP/1.1", "GET /x.b$ HTTP/1.1", "POST /x.a$ HTTP/1.1", "POST /x.b$ HTTP/1.1",
    ])
  #expect(cases.map(\.variation) == [1, 2, 3, 4])
  #expect(Set(cases.map(\.line)) == [3])
}

@Test func tablesAreRows() {
  let cases = written(
    "name: n\ntable:\n  - {p: /a+b, c: 404.11}\n  - {c: 404.8, p: /bin/x}\nrequest: GET ${p}\nexpect: ${c}")
  #expect(cases.map(line) == ["GET /a+b HTTP/1.1", "GET /bin/x HTTP/1.1"])
  #expect(cases.map { "\($0.expectation)" } == ["404.11", "404.8"])
  #expect(cases.map(\.name) == ["n [p=/a+b, c=404.11]", "n [c=404.8, p=/bin/x]"])
}

@Test func tablesTimesProductsTimesVersions() {
  let cases = written(
    "iis: ['8.5', '10.0']\ntable: [{a: x}, {a: y}]\nproduct: {b: ['1', '2', '3']}\nrequest: GET /${a}${b}\nexpect: pass"
  )
  #expect(cases.count == 12)
  #expect(cases.map(\.variation) == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6])
}

@Test(
  arguments: [
    ("product: {m: [GET]}\nrequest: GET /${n}\nexpect: pass", "'${n}' has no value"),
    ("product: {m: [GET]}\nrequest: GET /\nexpect: pass", "the value 'm' is used nowhere"),
    ("product: {m: []}\nrequest: ${m} /\nexpect: pass", "the list 'm' is empty"),
    ("table: {m: GET}\nrequest: ${m} /\nexpect: pass", "table is a list of rows"),
    ("table: []\nrequest: GET /\nexpect: pass", "table is a list of rows"),
    ("table: [{a: b}, {c: d}]\nrequest: GET /${a}\nexpect: pass", "must have the same names: a"),
    (
      "product: {a: &l [1,2,3,4,5,6,7,8,9,0], b: *l, c: *l, d: *l, e: *l}\nrequest: GET /${a}${b}${c}${d}${e}\nexpect: pass",
      "more than 10000 cases"
    ),
    ("sweep: maxUri\nexpect: pass", "sweep cannot be 'maxUri'; did you mean 'maxUrl'?"),
    ("sweep: {at: /}\nexpect: pass", "sweep needs a limit"),
    ("sweep: {limit: maxUrl, at: x}\nexpect: pass", "at is a folder of the site"),
    ("sweep: maxUrl\nrequest: GET /\nexpect: pass", "exactly one of request"),
    ("request: GET /\nexpect: {'7.0': pass, '9.0': pass}", "'9.0' is no version of IIS"),
    ("request: GET /\nexpect: {'8.5-7.0': pass}", "'8.5-7.0' is no version of IIS and no span"),
    ("request: GET /\nexpect: {'7.0-8.0': pass, '7.5': 404.1}", "'7.5' is named before"),
    ("request: GET /\niis: '10.0'\nexpect: {'7.0': pass}", "expect says nothing of IIS 10.0"),
    ("request: GET /\ntags: [a b]\nexpect: pass", "not 'a b'"),
    ("include: /x.yaml", "relative to this file"),
    ("include: none.yaml", "there is no file 'none.yaml' here that can be read"),
    ("include: f.yaml", "'f.yaml' includes itself"),
    ("include: f.yaml\nexpect: pass", "unknown key 'expect' in an include"),
  ])
func mistakesOfAuthors(_ lines: String, message: String) {
  let problems = problems(caseFile(lines))
  #expect(problems.contains { $0.contains(message) }, "\(problems)")
}

@Test func expectationsByVersion() {
  let cases = written("request: GET /\nexpect: {7.0-8.5: 404.13, '10.0': [413.1, pass]}")
  #expect(cases.map(\.version.rawValue) == ["7.0", "7.5", "8.0", "8.5", "10.0"])
  #expect(cases.map { "\($0.expectation)" } == Array(repeating: "404.13", count: 4) + ["413.1 or pass"])
  let one = written("request: GET /\niis: '8.0'\nexpect: {7.0-8.5: 404.13, '10.0': 413.1}")
  #expect(one.map(\.version.rawValue) == ["8.0"])
}

@Test func tagsOfFilesAndCases() {
  #expect(written("request: GET /\ntags: b\nexpect: pass", head: "tags: [a]\n").map(\.tags) == [["a", "b"]])
}

@Test func sweepsRunAtTheLimitInForce() {
  let cases = written(
    "sweep: {limit: maxUrl, at: /d/}\nexpect: 404.14",
    head: """
      site:
        d/web.config: <configuration><system.webServer><security><requestFiltering><requestLimits maxUrl="30"/></requestFiltering></security></system.webServer></configuration>

      """)
  let results = cases.map(ScenarioRunner().run)
  #expect(results.map(\.outcome) == [.passed, .passed, .passed])
  #expect(
    results.map(\.item.name) == [
      "maxUrl, one below (29)", "maxUrl, exactly (30)", "maxUrl, one above (31)",
    ])
  #expect(line(results[2].item) == "GET /d/aaaaaaaaaaaaaaaaaaaaaaaaaaaa HTTP/1.1")
}

@Test func sweepsFailWhereTheLimitDoesNotDecide() {
  let cases = written("sweep: {limit: maxUrl, within: 404.1}\nexpect: 404.15")
  let outcomes = cases.map { ScenarioRunner().run($0).isFailure }
  #expect(outcomes == [true, true, true])
  let short = written(
    "sweep: {limit: maxUrl, at: \"/\(String(repeating: String(repeating: "a", count: 49) + "/", count: 100))\"}\nexpect: 404.14"
  )
  guard case .error(let message) = ScenarioRunner().run(short[0]).outcome else {
    Issue.record("a folder that is longer than the limit")
    return
  }
  #expect(message.contains("alone is longer"))
}

private func read(_ files: [String: String]) -> (file: ScenarioFile, errors: [ScenarioError]) {
  ScenarioFile.read(files["d/f.yaml"] ?? "", file: "d/f.yaml") { name in
    guard let text = files["d/" + name] else {
      throw ScenarioError(file: name, line: 0, column: 0, message: "none")
    }
    return Array(text.utf8)
  }
}

@Test func includedCasesHaveTheSetupAround() {
  let (file, errors) = read([
    "d/f.yaml":
      "name: n\nserver: static\niis: '8.5'\ntags: t\ncases:\n  - {include: sub/a.inc, tags: u}\n  - GET / -> pass\n",
    "d/sub/a.inc": "name: a\ncases:\n  - GET /x -> 404.1\n  - include: b.inc\n",
    "d/sub/b.inc": "name: b\nserver: full\ncases:\n  - {request: GET /y, expect: 404.2, tags: v}\n",
  ])
  #expect(errors.isEmpty, "\(errors)")
  #expect(file.cases.map { "\($0.file):\($0.line)" } == ["d/sub/a.inc:3", "d/sub/b.inc:4", "d/f.yaml:7"])
  #expect(file.cases.map(\.setup.server) == ["static", "full", "static"])
  #expect(file.cases.map(\.version.rawValue) == ["8.5", "8.5", "8.5"])
  #expect(file.cases.map(\.tags) == [["t", "u"], ["t", "u", "v"], ["t"]])
  #expect(file.cases.map { $0.includedAt?.line } == [6, 6, nil])
  #expect(
    file.cases.map(\.sourceLine) == [
      "- GET /x -> 404.1", "- {request: GET /y, expect: 404.2, tags: v}", "- GET / -> pass",
    ])
}

@Test func includesEnd() {
  let loop = read([
    "d/f.yaml": "name: n\ncases: [{include: a}]\n", "d/a": "name: a\ncases: [{include: ./x/../f.yaml}]\n",
    "d/./x/../f.yaml": "name: n\ncases: [{include: a}]\n",
  ])
  #expect(loop.errors.map(\.message) == ["'./x/../f.yaml' includes itself"])
  #expect(loop.errors.map(\.file) == ["d/a"])
  let many = "name: n\ncases:\n" + String(repeating: "  - include: a\n", count: 101)
  let wide = read(["d/f.yaml": many, "d/a": "name: a\ncases: [GET / -> pass]\n"])
  #expect(wide.errors.map(\.message) == ["more than 100 files are included"])
}

@Test func expansionIsBounded() {
  let values = (0..<100).map(String.init).joined(separator: ",")
  let text = String(repeating: "a", count: 3 << 20)
  let large = problems(
    caseFile("product: {a: [\(values)]}\nrequest: GET /${a}\nexpect: pass\nsite: {x.txt: \(text)}"))
  #expect(large.contains { $0.contains("larger than 256 MiB together") })
  let included = "name: a\ncases: [{product: {a: [1, 2, 3, 4]}, request: 'GET /${a}', expect: pass}]\n"
  let (_, errors) = ScenarioFile.read(
    "name: n\ncases: [{include: a}, {include: a}, {include: a}]\n", file: "f.yaml",
    common: CaseReader.Common(),
    includes: IncludeReader(file: "f.yaml", maximumCaseCount: 10)
  ) { _ in Array(included.utf8) }
  #expect(errors.map(\.message) == ["more than 10 cases are included"])
}

@Test func manyCasesAtOnceKeepTheirOrder() {
  let cases = written(
    "product: {n: [\((0..<200).map(String.init).joined(separator: ","))]}\nrequest: GET /${n}\nexpect: pass")
  let results = ScenarioRunner().run(cases)
  #expect(results.map(\.item.variation) == Array(1...200))
}
