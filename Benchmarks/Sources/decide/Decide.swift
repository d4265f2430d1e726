import CAllocations
import Configuration
import SampleTraffic
import Server
import Substatus

/// Measures the decision. Prints decisions a second on one core and heap allocations a request: first with the
/// heads already read, then from raw bytes, then both with the site's content loaded; the argument `head`, `bytes`
/// or `content` leaves the others out. `access` measures a server on which every module of access
/// control has something to do. A number as the last argument is the rounds in place of 10,000, for tools that count
/// instructions. `decide requests` prints the requests instead, each behind a line with its
/// length.
@main
struct Decide: ~Copyable {
  private var worker: Worker
  private let heads: Heads
  private let requests = Traffic.requests
  private var facts = RequestFacts()
  /// When the next request of each client comes.
  private var arrivals: [Int64] = []
  private var history = RequestHistory()
  private var turn = 0
  private var answered = 0

  init(content: Bool) throws {
    try self.init(Self.server(content: content))
  }

  private static func server(content: Bool) -> ServerDescription {
    var server = ServerDescription()
    if content { server.folders.setRoot(.declared(SiteContent.folder), ofSite: nil) }
    server.webConfigs["/"] = ConfigurationFile(name: "web.config", bytes: Array(Traffic.webConfig.utf8))
    return server
  }

  private init(_ server: ServerDescription) throws {
    var worker = Worker(try Simulation(server).snapshot)
    var heads = Heads()
    for request in Traffic.requests {
      if case .success(let head) = worker.parse(request.span) {
        heads.append(request, head, worker.headerFields)
      }
    }
    self.worker = worker
    self.heads = heads
  }

  static func main() throws {
    let part = CommandLine.arguments.dropFirst().first { Int($0) == nil }
    if part == "requests" {
      for request in Traffic.requests {
        print("\(request.count)\n\(String(decoding: request, as: UTF8.self))", terminator: "")
      }
      return
    }
    if part == "access" { return try measureAccessControl() }
    if part != "content" {
      var benchmark = try Decide(content: false)
      if part != "bytes" {
        benchmark.measure("decide, head already read", benchmark.heads.count) { $0.decideAll() }
      }
      if part != "head" {
        benchmark.measure("read the head and decide", benchmark.requests.count) { $0.readAndDecideAll() }
      }
      print("\(benchmark.heads.count) heads, \(benchmark.answered) answers by IIS")
    }
    if part == nil || part == "content" {
      var benchmark = try Decide(content: true)
      benchmark.measure("content loaded, head already read", benchmark.heads.count) { $0.decideAll() }
      benchmark.measure("content loaded, from raw bytes", benchmark.requests.count) { $0.readAndDecideAll() }
      print("\(benchmark.heads.count) heads, \(benchmark.answered) answers by IIS")
    }
  }

  private static func measureAccessControl() throws {
    var benchmark = try Decide(AccessControl.server)
    benchmark.facts = AccessControl.facts
    benchmark.arrivals = [Int64](repeating: 0, count: AccessControl.clients)
    benchmark.measure("decide with all of access control, head already read", benchmark.heads.count) {
      $0.decideInHistory()
    }
    print("\(benchmark.heads.count) heads, \(benchmark.answered) answers by IIS")
  }

  /// Decides every request as that of the next client, whose time goes on meanwhile.
  private mutating func decideInHistory() {
    let heads = heads
    var verdict = Verdict()
    for index in 0..<heads.count {
      turn = turn + 1 < arrivals.count ? turn + 1 : 0
      arrivals[turn] += AccessControl.pause
      facts.arrival = arrivals[turn]
      facts.connection.client = AccessControl.address(client: turn)
      worker.decide(
        heads.wire(index), head: heads.heads[index], fields: heads.fields(index), facts: facts,
        history: &history, into: &verdict)
      if verdict.outcome == .answered { answered += 1 }
    }
  }

  private mutating func decideAll() {
    let heads = heads
    var verdict = Verdict()
    let facts = facts
    for index in 0..<heads.count {
      worker.decide(
        heads.wire(index), head: heads.heads[index], fields: heads.fields(index), facts: facts,
        into: &verdict)
      if verdict.outcome == .answered { answered += 1 }
    }
  }

  private mutating func readAndDecideAll() {
    for request in requests {
      let verdict = worker.decide(request.span, facts: facts)
      if verdict.outcome == .answered { answered += 1 }
    }
  }

  private mutating func measure(_ name: String, _ perRound: Int, _ round: (inout Decide) -> Void) {
    let rounds = CommandLine.arguments.last.flatMap { Int($0) } ?? 10_000
    for _ in 0..<rounds / 5 { round(&self) }
    let clock = ContinuousClock()
    var rates: [Double] = []
    var allocations: UInt64 = 0
    for _ in 0..<5 {
      let before = allocation_count()
      let start = clock.now
      for _ in 0..<rounds { round(&self) }
      let elapsed = (clock.now - start).components
      allocations += allocation_count() - before
      rates.append(Double(rounds * perRound) / (Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18))
    }
    rates.sort()
    let perRequest = Double(allocations) / Double(5 * rounds * perRound)
    print("\(name): \(Int(rates[2])) a second, median of 5 (\(Int(rates[0])) to \(Int(rates[4])))")
    print("  \(perRequest) heap allocations a request")
  }
}
