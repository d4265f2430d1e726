import Captures
import Replay
import StatusCodes
import Testing

@Suite struct ReplayTests {
  private static let log = """
    #Software: Microsoft Internet Information Services 10.0
    #Fields: date time cs-method cs-uri-stem cs-uri-query s-port c-ip cs(User-Agent) sc-status sc-substatus sc-win32-status
    2026-11-24 10:00:01 GET / - 80 203.0.113.7 curl 200 0 0
    2026-11-24 10:00:02 GET /a+b - 80 203.0.113.7 curl 404 11 0
    2026-11-24 10:00:03 GET /bin/x - 80 203.0.113.7 curl 404 8 0
    2026-11-24 10:00:04 GET /bin/x - 80 203.0.113.7 curl 200 0 0
    2026-11-24 10:00:05 GET /gone - 80 203.0.113.7 curl 404 11 64
    2026-11-24 10:00:06 POST /form - 8080 203.0.113.7 curl 413 1 0
    short

    """

  private func replay(_ text: String, workers: Int = 1) throws -> ReplayResult {
    try withCapture(Array(text.utf8)) { name in
      Replay.run([name], snapshot: try snapshot(), options: options(workers: workers))
    }
  }

  @Test("Every record is counted, and agreement is told apart")
  func tellsAgreementApart() throws {
    let result = try replay(Self.log)
    #expect(result.counts.read == 9 && result.counts.decided == 6)
    #expect(result.counts.malformed(.fewColumns) == 1)
    #expect(result.count(.equal) == 2)
    #expect(result.count(.application) == 1)
    #expect(result.count(.notInCapture) == 1)
    #expect(result.count(.contradicts) == 2)
    let contradictions = result.pairs.filter { $0.agreement == .contradicts }
    #expect(contradictions.flatMap(\.examples).map(\.line).sorted() == [6, 7])
    #expect(result.summary.times == 1_795_514_401_000...1_795_514_406_000)
  }

  @Test("The number of workers does not change the result", arguments: [1, 2, 3, 7])
  func isDeterministic(workers: Int) throws {
    var text = String(Self.log.split(separator: "\n").prefix(2).joined(separator: "\n")) + "\n"
    for index in 0..<30_000 {
      let stem = index % 11 == 0 ? "/bin/\(index % 100)" : "/p/\(index % 3000)"
      text += "2026-11-24 10:00:01 GET \(stem) q=\(index % 5) 80 203.0.113.7 curl 200 0 0\n"
      if index == 17_000 {
        text += "#Fields: cs-uri-stem cs-method sc-status\n/web.config GET 404\n#Fields: "
      }
      if index == 17_000 {
        text +=
          "date time cs-method cs-uri-stem cs-uri-query s-port c-ip cs(User-Agent) sc-status sc-substatus "
          + "sc-win32-status\n"
      }
    }
    func summary(_ result: ReplayResult) -> [String] {
      result.pairs.map { pair in
        let lines = pair.examples.map { "\($0.line)" }.joined(separator: ",")
        return "\(pair.verdict.status.map { "\($0)" } ?? "-") \(pair.logged.status) \(pair.count) \(lines)"
      }
    }
    let expected = try replay(text)
    let result = try replay(text, workers: workers)
    #expect(summary(result) == summary(expected))
    #expect(result.counts == expected.counts)
    #expect(expected.pairs.first { $0.verdict.status == StatusCode(404, 8) }?.count == 2728)
  }
}
