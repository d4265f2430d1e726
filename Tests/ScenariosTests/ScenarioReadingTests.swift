import Scenarios
import StatusCodes
import Substatus
import Testing

@Suite struct ScenarioReadingTests {
  @Test(arguments: [
    ("name: x\ncases:\n  - GET /a -> 404.1O\n", "f.yaml:3:5", "did you mean '404.10'"),
    ("name: x\ncases:\n  - GET /a -> 40411\n", "f.yaml:3:5", "did you mean '404.11'"),
    ("name: x\ncases:\n  - GET /a -> refused URLL\n", "f.yaml:3:5", "did you mean 'URL'"),
    ("name: x\ncaes: []\n", "f.yaml:2:1", "did you mean 'cases'"),
    ("name: x\ncases:\n  - {request: GET /, expect: 200, iis: '9'}\n", "f.yaml:3:40", "iis cannot be '9'"),
    ("name: x\nserver: ful\ncases: [GET / -> 200]\n", "f.yaml:2:9", "did you mean 'full'"),
    ("name: x\ncases:\n  - expect: 200\n", "f.yaml:3:5", "exactly one of request"),
    ("name: [\n", "f.yaml:2:1", "malformed YAML"),
    ("cases: [GET / -> 200]\n", "f.yaml:1:1", "'name' is missing"),
  ])
  func errorsSayWhereAndWhatToDo(yaml: String, place: String, text: String) {
    let (file, errors) = ScenarioFile.read(yaml, file: "f.yaml") { _ in [] }
    #expect(file.cases.isEmpty)
    let first = errors.first.map { "\($0)" } ?? ""
    #expect(first.hasPrefix(place))
    #expect(first.contains(text))
  }

  @Test(arguments: [
    ("404.1", "404.10", false), ("404.10", "404.10", true), ("404", "404.11", true),
    ("404.*", "404.11", true),
    ("4xx", "404.11", true), ("5xx", "404.11", false), ("pass", "404.11", false),
    ("[404.7, 404.8]", "404.8", true),
    ("{status: 404.8, module: RequestFilteringModule}", "404.8", false),
  ])
  func expectations(expected: String, actual: String, matches: Bool) throws {
    let yaml = "name: x\ncases:\n  - {request: GET /, expect: \(expected)}\n"
    let (file, errors) = ScenarioFile.read(yaml, file: "f.yaml") { _ in [] }
    #expect(errors.isEmpty)
    let answer = Answer(
      outcome: .answered, status: StatusCode(text: actual), version: .v10_0, evidence: .observed)
    #expect(file.cases.first?.expectation.matches(answer) == matches)
  }

  /// Truncated YAML is an error or a smaller file, never a trap.
  @Test func truncatedAnywhere() {
    let yaml =
      "name: x\nsite: &s {web.config: '<a/>'}\ncases:\n  - id: A\n    site: *s\n    request: [a, {repeat: {text: b, times: 3}}]\n    expect: [pass, 404.0]\n"
    let bytes = Array(yaml.utf8)
    for end in 0...bytes.count {
      _ = ScenarioFile.read(String(decoding: bytes[..<end], as: UTF8.self), file: "f") { _ in [] }
    }
  }

  @Test func aliasesCannotExplode() {
    var yaml = "name: x\na0: &a0 [x, x]\n"
    for level in 1...30 { yaml += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    let (_, errors) = ScenarioFile.read(yaml + "cases: []\n", file: "f") { _ in [] }
    #expect(!errors.isEmpty)
  }
}
