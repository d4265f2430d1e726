import CAllocations
import Server
import Substatus

/// Measures what rewrite rules add to a decision, by the number of rules.
@main
struct Rewrite: ~Copyable {
  private var worker: Worker
  private var heads: [(wire: [UInt8], head: RequestHead, fields: [HeaderField])] = []
  private let facts = RequestFacts()
  private var answered = 0

  private init(rules: Int) throws {
    worker = Worker(try RewriteRules.server(count: rules).snapshot)
    for request in RewriteTraffic.requests {
      if case .success(let head) = worker.parse(request.span) {
        heads.append((request, head, worker.headerFields))
      }
    }
  }

  static func main() throws {
    var base = 0.0
    for count in [0, 1, 3, 10, 30, 100, 300, 1000] {
      var benchmark = try Rewrite(rules: count)
      let (time, allocations) = benchmark.measure()
      if count == 0 { base = time }
      print(
        "\(count) rules: \(Int(time)) ns a request, \(Int(time - base)) ns for the rules, "
          + "\(allocations) heap allocations a request, \(benchmark.answered) answers by IIS")
    }
  }

  private mutating func decideAll() {
    let facts = facts
    var verdict = Verdict()
    for (wire, head, fields) in heads {
      worker.decide(wire.span, head: head, fields: fields.span, facts: facts, into: &verdict)
      if verdict.outcome == .answered { answered += 1 }
    }
  }

  /// Nanoseconds and allocations a request: the median of nine runs.
  private mutating func measure() -> (Double, Double) {
    for _ in 0..<500 { decideAll() }
    let clock = ContinuousClock()
    var times: [Double] = []
    var allocations: UInt64 = 0
    let rounds = 1000
    for _ in 0..<9 {
      let before = allocation_count()
      let start = clock.now
      for _ in 0..<rounds { decideAll() }
      let elapsed = (clock.now - start).components
      allocations += allocation_count() - before
      times.append(
        (Double(elapsed.seconds) * 1e9 + Double(elapsed.attoseconds) / 1e9) / Double(rounds * heads.count))
    }
    return (times.sorted()[4], Double(allocations) / Double(9 * rounds * heads.count))
  }
}
