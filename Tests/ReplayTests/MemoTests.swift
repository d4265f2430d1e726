import Captures
import Replay
import Server
import StatusCodes
import Testing

/// Replaying remembers verdicts and leaves out what cannot matter; deciding each request by itself must give the same.
@Suite struct MemoTests {
  private struct Random {
    var state: UInt64
    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    mutating func pick(_ values: [String]) -> String { values[below(values.count)] }
  }

  private static let configs: [String?] = [
    nil,
    filtering(
      "allowDoubleEscaping=\"true\"",
      """
      <requestLimits maxUrl="40" maxQueryString="24"><headerLimits><add header="User-Agent" sizeLimit="12"/>
      </headerLimits></requestLimits>
      <hiddenSegments><add segment="old"/></hiddenSegments>
      <denyQueryStringSequences><add sequence=".."/><add sequence="drop"/></denyQueryStringSequences>
      <alwaysAllowedQueryStrings><add queryString="ok=1"/></alwaysAllowedQueryStrings>
      <filteringRules><filteringRule name="bots" scanUrl="false" scanQueryString="false"><scanHeaders>
        <add requestHeader="User-Agent"/></scanHeaders><denyStrings><add string="bot"/></denyStrings></filteringRule>
        <filteringRule name="sql" scanUrl="false" scanQueryString="true"><appliesTo><add fileExtension=".asp"/></appliesTo>
        <denyStrings><add string="union"/></denyStrings></filteringRule></filteringRules>
      """),
    filtering(
      "unescapeQueryString=\"true\"",
      "<verbs allowUnlisted=\"false\"><add verb=\"GET\" allowed=\"true\"/></verbs>"),
  ]

  @Test("Every record has the verdict of its request decided alone", arguments: 0..<3, [1, 2, 3])
  func agrees(config: Int, seed: Int) throws {
    var random = Random(state: UInt64(seed))
    var text =
      "#Fields: date time cs-method cs-uri-stem cs-uri-query s-port c-ip cs-version cs(User-Agent) cs(Referer) "
      + "cs-host sc-status sc-substatus cs-bytes\n"
    for _ in 0..<3000 {
      let stem =
        random.pick([
          "/", "/a", "/old", "/x.asp", "/bin/y", "/a+b", "/p%2e", "/long-enough-for-the-limit-of-the-url",
        ])
        + random.pick(["", "/" + String(random.below(6)), "/z.config", "/\u{E9}"])
      let query = random.pick([
        "-", "ok=1", "a=1", "a=..", "x=union", "x=%75nion", "drop=%2e%2e", "q=\(random.below(50))",
        "quite-a-long-query-string=1", "b=\u{E9}", "a=1&X-ARR-LOG-ID=3f2504e0-4f89-11d3-9a0c-0305e82c3301",
      ])
      text +=
        "2026-11-24 10:00:0\(random.below(10)) \(random.pick(["GET", "POST", "PUT", "TRACE"])) \(stem) \(query) "
        + "\(random.pick(["80", "443", "8080"])) 203.0.113.\(random.below(4)) \(random.pick(["HTTP/1.1", "HTTP/2.0"])) "
        + "\(random.pick(["-", "curl", "a+bot", "a-very-long-user-agent"])) \(random.pick(["-", "http://x/?a+b"])) "
        + "\(random.pick(["x", "www.contoso.com"])) \(random.pick(["200 0", "404 11"])) \(random.below(3) * 20_000_000)\n"
    }
    let snapshot = try snapshot(Self.configs[config])
    let alone = try verdicts(text, snapshot)
    let result = try withCapture(Array(text.utf8)) {
      Replay.run([$0], snapshot: snapshot, options: options(workers: 2))
    }
    var together: [String: UInt64] = [:]
    for pair in result.pairs { together[Self.text(pair.verdict), default: 0] += pair.count }
    #expect(together == alone)
    #expect(result.summary.decisions < 3000)
  }

  /// The verdicts of the composed requests, each decided by itself.
  private func verdicts(_ text: String, _ snapshot: Snapshot) throws -> [String: UInt64] {
    try withCapture(Array(text.utf8)) { name in
      var counts: [String: UInt64] = [:]
      let source = CaptureSource(files: [name])
      var reader = ChunkReader(composer: RequestComposer())
      var chunk = Chunk()
      var record = CapturedRecord()
      var request: [UInt8] = []
      while source.next(&chunk) {
        reader.begin(chunk)
        while true {
          let step = reader.next(chunk, &record)
          if step == .end { break }
          guard step == .record else { continue }
          _ = reader.compose(chunk, record, into: &request)
          var facts = RequestFacts()
          facts.connection.isTLS = record.serverPort == 443
          if snapshot.isBound(port: Int(record.serverPort)) {
            facts.connection.localPort = Int(record.serverPort)
          }
          var worker = Worker(snapshot)
          let verdict = worker.decide(request.span, facts: facts)
          let setting = verdict.check == nil ? -1 : verdict.finding.setting
          counts[
            "\(verdict.outcome) \(Self.code(verdict.status)) \(setting) \(verdict.handler)", default: 0] += 1
        }
      }
      return counts
    }
  }

  private static func text(_ verdict: VerdictClass) -> String {
    "\(verdict.outcome) \(code(verdict.status)) \(verdict.setting) \(verdict.handler)"
  }

  private static func code(_ status: StatusCode?) -> String { status.map { "\($0)" } ?? "-" }
}
