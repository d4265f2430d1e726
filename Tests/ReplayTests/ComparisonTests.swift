import Replay
import StatusCodes
import Testing

@Suite struct ComparisonTests {
  private static let fields = "#Fields: date time cs-method cs-uri-stem cs-uri-query c-ip sc-status\n"

  private func compare(
    _ rows: [String], before: String?, after: String?, workers: Int = 2
  ) throws -> ComparisonResult {
    try withCapture(Array((Self.fields + rows.joined(separator: "\n") + "\n").utf8)) { name in
      Replay.compare(
        [name], before: try snapshot(before), after: try snapshot(after), options: options(workers: workers))
    }
  }

  private static func row(_ time: String, _ url: String, client: String) -> String {
    "2026-11-24 \(time) GET \(url) - \(client) 200"
  }

  @Test(
    "A change is traced to the setting that was changed",
    arguments: [
      // a new entry
      (
        nil, filtering("", "<hiddenSegments><add segment=\"old\"/></hiddenSegments>"), "/old/x", "passed",
        "404.8", ChangeCause.Kind.setting, "hiddenSegments/add[@segment='old']", false, true
      ),
      // an entry that is gone
      (
        filtering("", "<denyUrlSequences><add sequence=\"..\"/><add sequence=\"zz\"/></denyUrlSequences>"),
        filtering("", "<denyUrlSequences><add sequence=\"..\"/></denyUrlSequences>"), "/zz", "404.5",
        "passed", .setting, "denyUrlSequences/add[@sequence='zz']", true, false
      ),
      // another value
      (
        filtering("", "<requestLimits maxUrl=\"100\"/>"), filtering("", "<requestLimits maxUrl=\"10\"/>"),
        "/longer-than-ten", "passed", "404.14", .setting, "requestLimits/@maxUrl", true, true
      ),
      // a file that IIS cannot read
      (nil, "<configuration><nonsense/></configuration>", "/", "passed", "500.19", .fault, "", false, true),
    ] as [(String?, String?, String, String, String, ChangeCause.Kind, String, Bool, Bool)])
  func findsCause(
    before: String?, after: String?, url: String, first: String, second: String, kind: ChangeCause.Kind,
    name: String, hasBefore: Bool, hasAfter: Bool
  ) throws {
    let result = try compare(
      [Self.row("10:00:00", url, client: "203.0.113.7")], before: before, after: after)
    #expect(result.changed == 1 && result.unchanged == 0)
    let group = try #require(result.causes.first)
    #expect(group.cause.kind == kind)
    #expect(group.cause.name.hasSuffix(name))
    #expect((group.cause.before != nil) == hasBefore)
    #expect((group.cause.after != nil) == hasAfter)
    let transition = try #require(group.transitions.first)
    #expect(text(transition.before) == first && text(transition.after) == second)
  }

  private func text(_ verdict: VerdictClass) -> String {
    verdict.status.map { "\($0)" } ?? "\(verdict.outcome)"
  }

  @Test("Nothing changes under the same configuration")
  func findsNothing() throws {
    let config = filtering("allowDoubleEscaping=\"true\"")
    let rows = ["/a", "/bin/x", "/a+b", "/x.config"].map { Self.row("10:00:00", $0, client: "203.0.113.7") }
    let result = try compare(rows, before: config, after: config)
    #expect(result.changed == 0 && result.unchanged == 4)
    #expect(result.causes.isEmpty)
  }

  @Test("Changes tell how many clients are concerned, and when", arguments: [1, 2, 5])
  func measuresExtent(workers: Int) throws {
    var rows: [String] = []
    for index in 0..<1000 {
      let second = index / 20
      rows.append(
        Self.row(
          "10:00:\(second < 10 ? "0" : "")\(second)", index % 4 == 0 ? "/old/\(index)" : "/new/\(index)",
          client: "203.0.113.\(index % 12)"))
    }
    let after = filtering("", "<hiddenSegments><add segment=\"old\"/></hiddenSegments>")
    let result = try compare(rows, before: nil, after: after, workers: workers)
    let extent = try #require(result.causes.first?.extent)
    #expect(result.changed == 250 && result.unchanged == 750)
    #expect(extent.count == 250 && extent.clients == 3 && !extent.hasMoreClients)
    #expect(extent.times == 1_795_514_400_000...1_795_514_449_000)
    let examples = try #require(result.causes.first?.transitions.first?.examples)
    #expect(examples.map(\.text) == ["GET /old/0", "GET /old/4", "GET /old/8"])
    #expect(examples.map(\.line) == [2, 6, 10])
  }
}
