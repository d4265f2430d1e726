import Testing

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
  func file(_ count: Int) -> String {
    let item = "  - {request: [{repeat: {text: a, times: 8000000}}], expect: pass}\n"
    return "name: n\ncases:\n" + String(repeating: item, count: count)
  }
  #expect(problems(file(2)) == [])
  #expect(problems(file(50)) == ["f.yaml:11:24: the requests of the file are larger than 64 MiB together"])
}
