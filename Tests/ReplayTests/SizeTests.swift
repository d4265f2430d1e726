import Replay
import Server
import Testing

@Suite struct SizeTests {
  private static let config = filtering(
    "",
    """
    <requestLimits maxUrl="20" maxQueryString="10"><headerLimits><add header="User-Agent" sizeLimit="8"/>
    </headerLimits></requestLimits>
    """)
  private static let log = """
    #Fields: cs-method cs-uri-stem cs-uri-query cs(User-Agent) sc-status
    GET /a - curl 200
    GET /sixteen-bytes-x - - 200
    GET /seventeen-bytes-x 12345678 1234567 200
    GET /twenty-one-bytes-xxx 123456789 123456789 404

    """

  private func sizes(_ text: String, workers: Int = 1) throws -> SizeReport {
    var options = options(workers: workers)
    options.tracksReach = true
    let result = try withCapture(Array(text.utf8)) { name in
      Replay.run([name], snapshot: try snapshot(Self.config), options: options)
    }
    return try #require(result.sizes)
  }

  private func use(_ part: LimitInForce.Part, _ sizes: SizeReport) throws -> SizeReport.LimitUse {
    try #require(sizes.limits.first { $0.part == part })
  }

  @Test("Records above four fifths of a limit are near it, the others are not")
  func findsNearMisses() throws {
    let sizes = try sizes(Self.log)
    let path = try use(.path, sizes)
    #expect(path.limit == 20 && path.near == 1 && path.beyond == 1 && path.largest == 21)
    #expect(path.example?.line == 5)
    let query = try use(.query, sizes)
    #expect(query.limit == 10 && query.near == 1 && query.beyond == 0 && query.largest == 9)
    let agent = try use(.header("user-agent"), sizes)
    #expect(agent.near == 1 && agent.beyond == 1 && agent.largest == 9)
    let line = try use(.headerLine, sizes)
    #expect(line.near == 0 && line.beyond == 0 && line.setting == nil)
    #expect(sizes.paths.count == 4 && sizes.paths.largest == 21 && sizes.queries.count == 2)
  }

  @Test(
    "The parts of requests of every form are measured",
    arguments: [
      ("GET /abc?de HTTP/1.1\r\nHost: x\r\nUser-Agent:  12345 \r\n\r\n", 4, 2, 6),
      ("GET http://www.contoso.com/abc?de HTTP/1.1\r\nHost: x\r\nUser-Agent: 1\r\n\r\n", 4, 2, 1),
      ("https://www.contoso.com/abc?de#f\n", 4, 2, nil), ("/abc\n", 4, nil, nil),
    ] as [(String, Int, Int?, Int?)])
  func measures(text: String, path: Int, query: Int?, agent: Int?) throws {
    let sizes = try sizes(text)
    #expect(sizes.paths.largest == path && sizes.paths.count == 1)
    #expect(sizes.queries.largest == query ?? 0)
    #expect(sizes.headers.first { $0.name == "user-agent" }?.sizes.largest == agent)
  }

  @Test("Quantiles are exact below 256 and never below the size above", arguments: [1, 3])
  func quantiles(workers: Int) throws {
    var text = "#Fields: cs-method cs-uri-stem sc-status\n"
    for size in 1...1000 { text += "GET /\(String(repeating: "x", count: size - 1)) 200\n" }
    let paths = try sizes(text, workers: workers).paths
    #expect(paths.quantile(0.1) == 100 && paths.quantile(0.2) == 200 && paths.quantile(1) == 1000)
    #expect((900...960).contains(paths.quantile(0.9)))
  }
}
