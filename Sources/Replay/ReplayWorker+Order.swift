internal import Captures
internal import Server

extension ReplayWorker {
  /// Decides the records of a chunk in the order in which their requests arrived: a log has them in the order in
  /// which they ended. Records without time keep their place.
  mutating func decideInOrder(_ chunk: borrowing Chunk) {
    reader.begin(chunk)
    var record = CapturedRecord()
    var arrivals: [(time: Int64, index: Int)] = []
    var latest = Int64.min
    while true {
      let step = reader.next(chunk, &record)
      if step == .end { break }
      guard step == .record else { continue }
      if let time = deciders[0].readFacts(chunk, record).arrival { latest = time }
      arrivals.append((latest, arrivals.count))
    }
    arrivals.sort { ($0.time, $0.index) < ($1.time, $1.index) }
    var ranks = [Int](repeating: 0, count: arrivals.count)
    for (rank, arrival) in arrivals.enumerated() { ranks[arrival.index] = rank }
    // The records are composed in their own order and decided in that of their arrival.
    var waiting = [PendingRequest?](repeating: nil, count: arrivals.count)
    var index = 0
    reader.begin(chunk)
    while true {
      let step = reader.next(chunk, &record)
      if step == .end { break }
      guard step == .record else { continue }
      let assumptions = compose(chunk, record)
      waiting[ranks[index]] = PendingRequest(
        index: index, record: record, request: request, assumptions: assumptions)
      index += 1
    }
    decided = [Int](repeating: 0, count: waiting.count)
    nextDecided = 0
    for pending in waiting {
      guard let pending else { continue }
      decided[pending.index] = decideInOrder(chunk, pending)
    }
  }

  private mutating func decideInOrder(_ chunk: borrowing Chunk, _ pending: PendingRequest) -> Int {
    decisions += 1
    var reach: UInt64 = 0
    let before = deciders[0].decideInOrder(
      pending.request, chunk, pending.record, pending.assumptions, reach: &reach)
    var outcome = OutcomeClass(before: before)
    if tracksReach { outcome.reach = reach }
    if deciders.count > 1 {
      let after = deciders[1].decideInOrder(
        pending.request, chunk, pending.record, pending.assumptions, reach: &reach)
      outcome.after = after
      outcome.isChange = OutcomeClass.isChange(
        before, deciders[0].snapshot, after, deciders[1].snapshot)
    }
    let index = tally.index(of: outcome)
    if tracksReach, index >= samples.count {
      samples.append(ReachSample(chunk, pending.record, pending.request, deciders[0].facts, outcome))
    }
    return index
  }
}

/// A request that waits for those that arrived before it.
private struct PendingRequest {
  var index: Int
  var record: CapturedRecord
  var request: [UInt8]
  var assumptions: CaptureAssumptions
}
