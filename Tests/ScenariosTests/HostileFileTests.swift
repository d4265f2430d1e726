import Testing
import Yams

@testable import Scenarios

@Test func aliasesAreCounted() {
  var yaml = "name: n\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
  for level in 1...12 {
    yaml += "a\(level): &a\(level) [" + String(repeating: "*a\(level - 1), ", count: 10) + "]\n"
  }
  let found = problems(yaml + "with: *a12\ncases: *a12\n")
  #expect(!found.isEmpty)
}

@Test func expectationsOfAliasesAreBounded() {
  var yaml = "name: n\ncases:\n  - request: GET /\n    expect: &e0 [404, 404, 404, 404, 404, 404, 404, 404]\n"
  for level in 1...12 {
    yaml +=
      "  - request: GET /\n    expect: &e\(level) ["
      + Array(repeating: "*e\(level - 1)", count: 8).joined(separator: ", ") + "]\n"
  }
  #expect(problems(yaml).contains { $0.contains("more than 200000 values") })
}

@Test(arguments: ["[", "{a: ", "- ", "? ", "- ? ", "- : ", "a:\n", "!!seq [", "&a ["])
func deepNesting(_ opening: String) {
  for depth in [10, 150, 300, 20_000] {
    #expect(!problems(String(repeating: opening, count: depth)).isEmpty)
  }
}

@Test func truncationNeverTraps() {
  let yaml = """
    name: "Truncated é"
    iis: [7.5, "10.0"]
    site: &s {web.config: "<configuration/>", docs/: {}}
    facts: {httpSys: {MaxFieldLength: 99}, options: {maxUrlCounts: raw}}
    cases:
      - GET /a+b -> 404.11
      - site: *s
        requestEscaped: [GET, {repeat: {text: '\\x41', times: 3}}]
        expect: {status: [404, 4xx, refused URL], module: m}
      - requestHex: 4745
        expect: closed
    """
  #expect(problems(yaml) == [])
  for count in 0..<yaml.utf8.count {
    let (file, errors) = readScenario(String(decoding: yaml.utf8.prefix(count), as: UTF8.self))
    #expect(errors.isEmpty || file.cases.isEmpty)
  }
}

@Test func requestsOfAFileAreBoundedTogether() {
  let reader = NodeReader(file: "f.yaml")
  let spent = [32 << 20, 32 << 20, 1, 1].map { reader.spendBytes($0, at: Node("a")) }
  #expect(spent == [true, true, false, false])
  #expect(reader.errors.map(\.message) == ["the requests of the file are larger than 64 MiB together"])
}

@Test(arguments: ["? *b39\n: x\n", "*b39 : x\n", "[*b39]: x\n", "c: {? [a, *b39] : x}\n"])
func aliasesInKeysAreRefused(_ key: String) {
  var yaml = "name: n\nb0: &b0 [x, x]\n"
  for level in 1..<40 { yaml += "b\(level): &b\(level) [*b\(level - 1), *b\(level - 1)]\n" }
  let found = problems(yaml + key + "cases: [GET / -> pass]\n")
  #expect(found.count == 1)
  #expect(found.first?.hasSuffix("a key must be text, not a list, a map or an alias") == true)
}

@Test func aliasesInValuesAreFollowed() {
  let yaml =
    "name: n\ncases:\n  - {site: &s {a: '*'}, request: GET /*, expect: pass}\n"
    + "  - {site: *s, request: GET /, expect: pass}\n"
  let (file, errors) = readScenario(yaml)
  #expect(errors.isEmpty)
  #expect(file.cases.map(\.setup.files) == [["a": "*"], ["a": "*"]])
}
