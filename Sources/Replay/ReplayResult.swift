public import Captures
public import Server

/// What came of replaying captures under one configuration.
public struct ReplayResult: Sendable {
  /// What was read.
  public let summary: ReplaySummary
  /// The pairs of predicted class and logged outcome, the most frequent first.
  public let pairs: [Pair]
  /// Requests that stand for all by what they reach of the configuration; empty when that was not asked for.
  public let samples: [ReachSample]
  /// How long records are and how near they come to limits; `nil` when that was not asked for.
  public let sizes: SizeReport?
  /// The snapshot that decided.
  public let snapshot: Snapshot

  /// A predicted class and a logged outcome.
  public struct Pair: Sendable {
    /// What is predicted.
    public var verdict: VerdictClass
    /// What is logged.
    public var logged: Logged
    /// How they stand to each other.
    public var agreement: Agreement
    /// The number of records.
    public var count: UInt64
    /// The first of them.
    public var examples: [Example]
  }

  init(
    _ workers: [WorkerResult], _ summary: ReplaySummary, _ snapshot: Snapshot, tracksReach: Bool
  ) {
    self.summary = summary
    self.snapshot = snapshot
    samples = ReachSample.all(workers)
    let policies = Set(workers.flatMap { $0.classes.map(\.before.policy) })
    sizes = tracksReach ? SizeReport(workers, snapshot, policies: policies, summary.places) : nil
    pairs = MergedCell.all(workers).map { cell in
      let logged = Logged(cell.logged)
      return Pair(
        verdict: cell.outcome.before, logged: logged, agreement: Agreement(cell.outcome.before, logged),
        count: cell.count, examples: cell.examples.map(summary.places.example))
    }
  }

  /// The records of each kind of agreement.
  public func count(_ agreement: Agreement) -> UInt64 {
    pairs.reduce(0) { $0 + ($1.agreement == agreement ? $1.count : 0) }
  }

  /// What was read and what became of it.
  public var counts: ReadCounts { summary.counts }
}
