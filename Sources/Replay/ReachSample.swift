internal import Captures
public import Server

/// A request that stands for all that looked at the same settings with the same results.
public struct ReachSample: Sendable {
  /// The bytes of the request; empty when all of them were too long to be kept.
  public let request: [UInt8]
  /// What is known beside the bytes.
  public let facts: RequestFacts
  /// The number of requests it stands for.
  public internal(set) var count: UInt64
  let position: Position

  /// The longest request that is kept, in bytes.
  private static let maximumSize = 1 << 20

  init(
    _ chunk: borrowing Chunk, _ record: borrowing CapturedRecord, _ request: [UInt8], _ facts: RequestFacts,
    _ outcome: OutcomeClass
  ) {
    self.request = request.count > Self.maximumSize ? [] : request
    self.facts = Self.alone(facts, outcome.before.check)
    count = 0
    position = Position(chunk: UInt32(truncatingIfNeeded: chunk.sequence), line: record.line)
  }
}

extension ReachSample {
  /// The facts with which a request is answered alike without those that came before it: where they were too many
  /// of one address, as many are declared.
  private static func alone(_ facts: RequestFacts, _ check: Check?) -> RequestFacts {
    var facts = facts
    if check == .addressConcurrency { facts.connection.concurrentRequests = .max }
    if check == .addressRate { facts.connection.recentRequests = .max }
    return facts
  }

  /// What decides which settings a request reaches: what was taken for granted does not.
  private struct Key: Hashable {
    var reach: UInt64
    var site: Int32
    var handler: Int32
    var outcome: Verdict.Outcome
    var check: Check?
    var setting: Int32

    init(_ outcome: OutcomeClass) {
      let verdict = outcome.before
      reach = outcome.reach
      (site, handler, self.outcome) = (verdict.site, verdict.handler, verdict.outcome)
      (check, setting) = (verdict.check, verdict.setting)
    }
  }

  /// The samples of all workers, one for each way to reach settings, in the order of the records.
  static func all(_ workers: [WorkerResult]) -> [ReachSample] {
    var merged: [Key: ReachSample] = [:]
    for worker in workers where !worker.samples.isEmpty {
      var counts = [UInt64](repeating: 0, count: worker.classes.count)
      for cell in worker.cells { counts[Int(cell.key >> 40)] += cell.count }
      for (index, sample) in worker.samples.enumerated() {
        var sample = sample
        sample.count = counts[index]
        let key = Key(worker.classes[index])
        guard let known = merged[key] else {
          merged[key] = sample
          continue
        }
        // The first one that was kept stands for all, whichever worker met it.
        let isBetter =
          known.request.isEmpty || (!sample.request.isEmpty && sample.position < known.position)
        var chosen = isBetter ? sample : known
        chosen.count = known.count + sample.count
        merged[key] = chosen
      }
    }
    return merged.values.sorted { $0.position < $1.position }
  }
}
