import StatusCodes
import Substatus
import Testing

@testable import Server

@Suite struct DecisionTests {
  private static let sample =
    "POST http://t/a%20b/../x.config?q=%41 HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\nX: a\r\n b\r\n\r\n5\r\nabcde\r\n0\r\n\r\n"

  /// A request that ends anywhere is refused, closed or decided, never a trap, and the trace changes nothing.
  @Test func truncatedAnywhere() throws {
    let simulation = try Simulation(ServerDescription())
    var worker = Worker(simulation.snapshot)
    let bytes = Array(Self.sample.utf8)
    for end in 0...bytes.count {
      let part = Array(bytes[..<end])
      var trace = Trace()
      let plain = worker.decide(part.span, facts: RequestFacts())
      let traced = worker.decide(part.span, facts: RequestFacts(), trace: &trace)
      #expect(plain.outcome == traced.outcome)
      #expect(plain.status == traced.status)
      #expect(plain.violated == traced.violated)
    }
  }

  @Test func theTraceListsEveryCheck() throws {
    let answer = try Simulation(ServerDescription()).answer(
      Array("GET /bin/a+b.config HTTP/1.1\r\nHost: t\r\n\r\n".utf8), tracing: true)
    #expect(answer.status == StatusCode(404, 11))
    #expect(answer.alsoViolates.map(\.status) == [StatusCode(404, 8), StatusCode(404, 7)])
    #expect(answer.trace.filter { $0.module == "RequestFilteringModule" && !$0.check.isEmpty }.count == 12)
    #expect(answer.matched?.inRequest == 10..<11)
    #expect(answer.evidence == .inferred)
  }

  /// The room a verdict is written to may hold another one.
  @Test func aVerdictIsResetToANewOne() throws {
    var worker = Worker(try Simulation(ServerDescription()).snapshot)
    for target in ["/a+b", "/x.config", "/%zz", "/a"] {
      let request = Array("POST \(target) HTTP/1.1\r\nHost: t:81\r\nContent-Length: 5\r\n\r\n".utf8)
      var verdict = worker.decide(request.span, facts: RequestFacts())
      verdict.reset()
      #expect(String(reflecting: verdict) == String(reflecting: Verdict()))
    }
  }
}
