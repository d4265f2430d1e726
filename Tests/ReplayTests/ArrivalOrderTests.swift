import Captures
import Configuration
import Replay
import Server
import StatusCodes
import Substatus
import Testing

/// Requests whose verdict depends on those before them are decided in the order in which they arrived.
@Suite struct ArrivalOrderTests {
  /// Two requests of an address within ten seconds pass.
  private func snapshot() throws -> Snapshot { try simulation().snapshot }

  private func simulation() throws -> Simulation {
    var server = ServerDescription()
    server.with = [.dynamicIp]
    server.applicationHostAdditions = ConfigurationFile(
      name: "limits",
      bytes: Array(
        """
        <configuration><system.webServer><security><dynamicIpSecurity>
        <denyByRequestRate enabled="true" maxRequests="2" requestIntervalInMilliseconds="10000"/>
        </dynamicIpSecurity></security></system.webServer></configuration>
        """.utf8))
    return try Simulation(server)
  }

  private static let fields = "#Fields: date time cs-method cs-uri-stem c-ip time-taken sc-status\n"

  private func codes(_ rows: [String], workers: Int) throws -> [String] {
    let text = Self.fields + rows.joined(separator: "\n") + "\n"
    return try withCapture(Array(text.utf8)) {
      KeptRecords.replay([$0], try snapshot(), options(workers: workers)).records.map { record in
        record.verdict.status.map { "\($0)" } ?? "\(record.verdict.outcome)"
      }
    }
  }

  @Test(
    "The third request of an address within the interval is refused, whatever the number of workers",
    arguments: [1, 3])
  func countsByAddress(workers: Int) throws {
    let rows = [
      "2026-11-24 10:00:01 GET /1 203.0.113.1 0 200", "2026-11-24 10:00:02 GET /2 203.0.113.1 0 200",
      "2026-11-24 10:00:02 GET /3 203.0.113.2 0 200", "2026-11-24 10:00:03 GET /4 203.0.113.1 0 403",
      "2026-11-24 10:00:30 GET /5 203.0.113.1 0 200",
    ]
    #expect(try codes(rows, workers: workers) == ["passed", "passed", "passed", "403.502", "passed"])
  }

  @Test("A request that took long arrived before those that ended earlier")
  func ordersByArrival() throws {
    // Logged last, it was the first one: the one logged third is the third to arrive.
    let rows = [
      "2026-11-24 10:00:03 GET /2 203.0.113.1 0 200", "2026-11-24 10:00:05 GET /3 203.0.113.1 0 403",
      "2026-11-24 10:00:07 GET /1 203.0.113.1 6000 200",
    ]
    #expect(try codes(rows, workers: 1) == ["passed", "403.502", "passed"])
  }

  @Test("A limit that requests reach together has decided those it refused", arguments: [1, 3])
  func countsWhatLimitsDecide(workers: Int) throws {
    let rows = (1...6).map { "2026-11-24 10:00:0\($0) GET /\($0) 203.0.113.1 0 200" }
    let text = Self.fields + rows.joined(separator: "\n") + "\n"
    let simulation = try simulation()
    let samples = try withCapture(Array(text.utf8)) { file in
      var options = options(workers: workers)
      options.tracksReach = true
      return Replay.run([file], snapshot: simulation.snapshot, options: options).samples
    }
    let coverage = ConfigurationCoverage(
      simulation, samples.map { ($0.request, $0.facts, Int(clamping: $0.count)) })
    let limit = coverage.items.first { $0.path.hasSuffix("/@maxRequests") }
    #expect(limit?.evaluated == 6)
    #expect(limit?.decided == 4)
  }

  @Test("A long log gives the same verdicts with any number of workers")
  func isDeterministic() throws {
    var dice = Dice(state: 5)
    var rows: [String] = []
    for index in 0..<20_000 {
      let second = index / 400
      rows.append(
        "2026-11-24 10:00:\(second < 10 ? "0" : "")\(second) GET /a-long-path-for-several-chunks/\(index) "
          + "203.0.113.\(dice.below(200)) \(dice.below(4000)) 200")
    }
    let expected = try codes(rows, workers: 1)
    #expect(try codes(rows, workers: 4) == expected)
    #expect(Set(expected) == ["passed", "403.502"])
  }
}
