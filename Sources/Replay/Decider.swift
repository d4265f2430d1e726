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
  private var recordFacts: RecordFacts
  /// The requests that were decided, where later ones depend on them.
  private var history = RequestHistory()
  let siteHosts: SiteHosts

  init(_ snapshot: Snapshot, _ options: ReplayOptions) {
    self.snapshot = snapshot
    dependencies = snapshot.dependencies
    worker = Worker(snapshot)
    screen = RequestScreen(snapshot)
    recordFacts = RecordFacts(snapshot, dependencies, given: options.facts)
    siteHosts = SiteHosts(snapshot)
  }

  /// The facts of the record that was decided last.
  var facts: RequestFacts { recordFacts.facts }

  /// Decides the request of a record.
  ///
  /// - Parameter reach: becomes a number for the rules that were looked at; see `Worker`.
  func decide(
    _ request: borrowing [UInt8], _ chunk: borrowing Chunk, _ record: borrowing CapturedRecord,
    _ assumptions: CaptureAssumptions, reach: inout UInt64
  ) -> VerdictClass {
    var assumptions = assumptions
    recordFacts.read(chunk, record, &assumptions)
    let verdict = worker.decide(request.span, facts: recordFacts.facts, reach: &reach)
    return classify(verdict, chunk, record, assumptions)
  }

  /// Decides the request of a record after those that were decided in this way before.
  func decideInOrder(
    _ request: borrowing [UInt8], _ chunk: borrowing Chunk, _ record: borrowing CapturedRecord,
    _ assumptions: CaptureAssumptions, reach: inout UInt64
  ) -> VerdictClass {
    var assumptions = assumptions
    recordFacts.read(chunk, record, &assumptions)
    let verdict = worker.decide(
      request.span, facts: recordFacts.facts, history: &history, reach: &reach)
    return classify(verdict, chunk, record, assumptions)
  }

  private func classify(
    _ verdict: Verdict, _ chunk: borrowing Chunk, _ record: borrowing CapturedRecord,
    _ assumptions: CaptureAssumptions
  ) -> VerdictClass {
    var assumptions = assumptions
    if !record.site.isEmpty,
      siteHosts.isOther(chunk.bytes.extracting(record.site.range), than: verdict.site)
    {
      assumptions.insert(.otherSite)
    }
    return VerdictClass(verdict, assumptions)
  }

  /// Reads the facts of a record whose verdict is remembered.
  func readFacts(_ chunk: borrowing Chunk, _ record: borrowing CapturedRecord) -> RequestFacts {
    var assumptions: CaptureAssumptions = []
    recordFacts.read(chunk, record, &assumptions)
    return recordFacts.facts
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
    let host = max(composer.host.count, snapshot.bindings.map(\.host.utf8.count).max() ?? 0)
    return (min(limits.maxTargetLength, limits.maxRequestBytes) - host - 512) / 3
  }
}

extension KeyFields {
  /// What tells the requests of a log apart under some configurations.
  init(_ all: [Snapshot]) {
    self.init()
    var sum = RequestDependencies()
    for snapshot in all { sum.formUnion(snapshot.dependencies) }
    headers = sum.needsEveryHeader ? nil : sum.headers
    screenedHeaders = sum.screenedHeaders.subtracting(sum.headers)
    unrepeatableHeaders = sum.timedHeaders
    client = sum.parts.contains(.client)
    user = sum.parts.contains(.user)
    serverAddress = sum.parts.contains(.localAddress)
    site = all.contains { $0.siteIDs.count > 1 }
    isUnrepeatable = sum.parts.contains(.time) || sum.parts.contains(.history)
  }
}
