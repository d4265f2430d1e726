internal import Captures
internal import Server

/// One configuration as a worker uses it: what decides requests, and what tells which are alike.
///
/// It is an object, so that a worker can have any number of them; each belongs to one worker.
final class Decider {
  let snapshot: Snapshot
  let dependencies: RequestDependencies
  private var worker: Worker
  private var screen: RequestScreen
  private var facts = RequestFacts()

  init(_ snapshot: Snapshot) {
    self.snapshot = snapshot
    dependencies = snapshot.dependencies
    worker = Worker(snapshot)
    screen = RequestScreen(snapshot)
  }

  /// Decides the request of a record.
  ///
  /// - Parameter client: the client's address, when it is logged.
  func decide(
    _ request: borrowing [UInt8], _ record: borrowing CapturedRecord, client: IPAddress?,
    _ assumptions: CaptureAssumptions
  ) -> VerdictClass {
    var assumptions = assumptions
    if let isTLS = record.isTLS {
      facts.connection.isTLS = isTLS
    } else {
      facts.connection.isTLS = record.serverPort == 443
    }
    facts.connection.client = client
    facts.connection.localPort = nil
    if record.serverPort != 0 {
      if snapshot.isBound(port: Int(record.serverPort)) {
        facts.connection.localPort = Int(record.serverPort)
      } else {
        assumptions.insert(.unboundPort)
      }
    }
    return VerdictClass(worker.decide(request.span, facts: facts), assumptions)
  }

  /// Whether no rule objects to a header line.
  func passes(header line: borrowing [UInt8], nameLength: Int) -> Bool {
    screen.passes(header: line.span, nameLength: nameLength)
  }

  /// Whether no rule objects to a query.
  func passes(query: Span<UInt8>) -> Bool { screen.passes(query: query) }

  /// The longest row whose request stays below every limit of HTTP.sys, whatever its parts become: each byte becomes
  /// three at most.
  func maximumRow(_ composer: RequestComposer) -> Int {
    let limits = snapshot.profile.httpSys
    return (min(limits.maxTargetLength, limits.maxRequestBytes) - composer.host.count - 512) / 3
  }
}

extension KeyFields {
  /// What tells the requests of a log apart under some configurations.
  init(_ all: [RequestDependencies]) {
    self.init()
    var sum = RequestDependencies()
    for dependencies in all { sum.formUnion(dependencies) }
    headers = sum.needsEveryHeader ? nil : sum.headers
    screenedHeaders = sum.screenedHeaders.subtracting(sum.headers)
    unrepeatableHeaders = sum.timedHeaders
    client = sum.parts.contains(.client)
    user = sum.parts.contains(.user)
    serverAddress = sum.parts.contains(.localAddress)
    isUnrepeatable = sum.parts.contains(.time) || sum.parts.contains(.history)
  }
}
