public import Captures
public import Server

/// What came of replaying captures.
public struct ReplayResult: Sendable {
  /// What was read and what became of it; it always adds up.
  public let counts: ReadCounts
  /// The names of the files in the order they were read.
  public let files: [String]
  /// The number of files that could be read.
  public let readableFiles: Int
  /// What there is to know about single files.
  public let notes: [CaptureNote]
  /// Whether every record was looked at; `false` after an interruption.
  public let isComplete: Bool
  /// The earliest and latest time of a record, in milliseconds since 1970; `nil` when none is logged.
  public let times: ClosedRange<Int64>?
  /// The pairs of predicted class and logged outcome, the most frequent first.
  public let pairs: [Pair]
  /// The snapshot that decided.
  public let snapshot: Snapshot
  /// The number of requests that were decided anew; the others were equal to one of them.
  public let decisions: UInt64

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
    public var examples: [Place]
  }

  init(_ workers: [WorkerResult], _ source: CaptureSource, _ snapshot: Snapshot, isComplete: Bool) {
    self.snapshot = snapshot
    self.isComplete = isComplete
    files = source.files
    notes = source.notes
    readableFiles = source.readableFiles
    var counts = ReadCounts()
    var chunks = ChunkTable()
    var times: (first: Int64, last: Int64) = (.max, .min)
    for worker in workers {
      counts += worker.counts
      chunks.merge(worker.chunks)
      times = (min(times.first, worker.times.first), max(times.last, worker.times.last))
    }
    self.counts = counts
    self.times = times.first <= times.last ? times.first...times.last : nil
    decisions = workers.reduce(0) { $0 + $1.decisions }
    pairs = Self.pairs(workers, chunks, source.files)
  }

  private struct PairKey: Hashable {
    var verdict: VerdictClass
    var logged: LoggedKey
  }

  private static func pairs(_ workers: [WorkerResult], _ chunks: ChunkTable, _ files: [String]) -> [Pair] {
    var merged: [PairKey: (count: UInt64, positions: [Position])] = [:]
    for worker in workers {
      for cell in worker.cells {
        let key = PairKey(
          verdict: worker.classes[Int(cell.key >> 40)], logged: LoggedKey(bits: cell.key))
        let first = (0..<min(Tally.examples, Int(clamping: cell.count))).map { cell.first[$0] }
        merged[key, default: (0, [])].count += cell.count
        merged[key, default: (0, [])].positions += first
      }
    }
    let firstLines = chunks.firstLines()
    let rows = merged.map { key, value in
      (key, value.count, value.positions.sorted().prefix(Tally.examples))
    }
    return rows.sorted { left, right in
      left.1 != right.1 ? left.1 > right.1 : (left.2.first ?? .last) < (right.2.first ?? .last)
    }.map { key, count, positions in
      let logged = Logged(key.logged)
      return Pair(
        verdict: key.verdict, logged: logged, agreement: Agreement(key.verdict, logged), count: count,
        examples: positions.map { position in
          Place(
            file: files[chunks.file(of: position.chunk)],
            line: firstLines[Int(position.chunk)] + UInt64(position.line) + 1)
        })
    }
  }
}

extension ReplayResult {
  /// The records of each kind of agreement.
  public func count(_ agreement: Agreement) -> UInt64 {
    pairs.reduce(0) { $0 + ($1.agreement == agreement ? $1.count : 0) }
  }
}
