import Scenarios
import Substatus
import Testing

private let sequence = """
  name: n
  site: { a.htm: hello }
  connection: { client: 203.0.113.9 }
  applicationHostAdditions: |
    <system.webServer><security><dynamicIpSecurity>
      <denyByRequestRate enabled="true" maxRequests="2" />
    </dynamicIpSecurity></security></system.webServer>

  """

@Suite("Sequences of cases") struct SequenceTests {
  private func results(_ cases: String, _ select: (ScenarioCase) -> Bool = { _ in true }) throws -> [String] {
    let (file, errors) = readScenario(sequence + cases)
    try #require(errors.isEmpty, "\(errors)")
    return ScenarioRunner().run(file.cases.filter(select)).map { result in
      result.answer?.status.map { "\($0)" } ?? "none"
    }
  }

  @Test("Cases stand alone unless the file says otherwise")
  func alone() throws {
    let cases = """
      cases:
        - GET /a.htm -> 200
        - GET /a.htm -> 200
        - GET /a.htm -> 200
      """
    #expect(try results(cases) == ["200.0", "200.0", "200.0"])
    #expect(try results("sequence: false\n" + cases) == ["200.0", "200.0", "200.0"])
    #expect(try results("sequence: true\n" + cases) == ["200.0", "200.0", "403.502"])
  }

  private static let two = """
    cases:
      - id: one
        name: first
        sequence:
          - { at: 0ms, request: GET /a.htm, expect: 200 }
          - { at: 1ms, request: GET /a.htm, expect: 200 }
          - { at: 2ms, request: GET /a.htm, expect: 403.502 }
      - sequence:
          - { at: 0ms, iis: ['8.0', '10.0'], request: GET /a.htm, expect: 200 }
          - { at: 1ms, iis: ['8.0', '10.0'], request: GET /a.htm, expect: 200 }
          - { at: 2ms, iis: '8.0', request: GET /a.htm, expect: 403.502 }
          - { at: 3ms, iis: '10.0', request: GET /a.htm, expect: 403.502 }
      - { at: 3ms, request: GET /a.htm, expect: 200 }
    """

  @Test("Each sequence and each version has a server of its own")
  func several() throws {
    let refused = "403.502"
    #expect(
      try results(Self.two)
        == ["200.0", "200.0", refused, "200.0", "200.0", "200.0", "200.0", refused, refused, "200.0"])
    let (file, _) = readScenario(sequence + Self.two)
    #expect(file.cases.map(\.id).prefix(4) == ["one-1", "one-2", "one-3", nil])
    #expect(file.cases[0].name == "first: GET /a.htm HTTP/1.1")
  }

  @Test("A case that is selected alone is decided after those before it")
  func selected() throws {
    #expect(try results(Self.two) { $0.id == "one-3" } == ["403.502"])
    #expect(try results(Self.two) { $0.line == 19 } == ["403.502"])
    let (file, _) = readScenario(sequence + Self.two)
    let runner = ScenarioRunner()
    // Out of order, and one after the other on a runner that has run others.
    for index in [2, 0, 2, 8, 1] {
      if case .passed = runner.run(file.cases[index]).outcome { continue }
      Issue.record("case \(index)")
    }
  }

  @Test("A long sequence is cut into parts without losing what came before")
  func long() throws {
    let cases = (0..<100).map { "  - { at: \($0)ms, request: GET /a.htm, expect: [200, 403.502] }" }
    let all = try results("sequence: true\ncases:\n" + cases.joined(separator: "\n"))
    #expect(all == ["200.0", "200.0"] + Array(repeating: "403.502", count: 98))
  }

  @Test(
    "What is wrong with a sequence is told",
    arguments: [
      ("- sequence: []", "sequence takes a list of cases"),
      ("- sequence: true", "sequence takes a list of cases"),
      ("- { sequence: [{ sequence: [GET / -> 200] }] }", "a sequence cannot stand in a sequence"),
      ("- { sequence: [GET / -> 200], expect: 200 }", "unknown key 'expect' in a sequence"),
    ])
  func mistakes(_ text: String, message: String) {
    #expect(problems("name: n\ncases:\n  \(text)\n").contains { $0.contains(message) })
  }
}
