public import Captures
public import Server
internal import Synchronization

/// How traffic is replayed.
public struct ReplayOptions: Sendable {
  /// Writes the requests of logs.
  public var composer = RequestComposer()
  /// How captures are read.
  public var capture = CaptureOptions()
  /// The number of threads that decide; `nil` for one for each core.
  public var workers: Int?
  /// What is known of every request beside its bytes, as far as its record does not say otherwise.
  public var facts = RequestFacts()
  /// Whether a replay tells which settings the requests reach, and how near they come to limits.
  public var tracksReach = false
  /// Takes what tells of persons out of everything that is kept or shown; `nil` to leave it in.
  public var anonymizer: Anonymizer?
  /// Set to end a replay early: what was decided until then is the result.
  public var cancellation = CancellationFlag()
  /// Where each record goes, too.
  public var records: RecordOutput?

  /// Creates the defaults.
  public init() {}
}

/// Decides the requests of captures on all cores.
public enum Replay {
  /// How far a replay has come.
  public struct Progress: Sendable {
    /// The bytes that were read.
    public var bytes: UInt64
    /// The bytes there are, or `nil` when a capture is a stream.
    public var total: UInt64?
  }

  /// Decides every request of the files and counts what comes of it.
  ///
  /// The result does not depend on the number of workers.
  ///
  /// - Parameter progress: is called about four times a second.
  public static func run(
    _ files: [String], snapshot: Snapshot, options: ReplayOptions, progress: (Progress) -> Void = { _ in }
  ) -> ReplayResult {
    let (workers, summary) = decide(files, [snapshot], options, progress)
    return ReplayResult(workers, summary, snapshot, tracksReach: options.tracksReach)
  }

  /// Decides every request of the files under two configurations and counts what changes.
  ///
  /// The result does not depend on the number of workers.
  ///
  /// - Parameter progress: is called about four times a second.
  public static func compare(
    _ files: [String], before: Snapshot, after: Snapshot, options: ReplayOptions,
    progress: (Progress) -> Void = { _ in }
  ) -> ComparisonResult {
    let (workers, summary) = decide(files, [before, after], options, progress)
    return ComparisonResult(workers, summary, before: before, after: after)
  }

  private static func decide(
    _ files: [String], _ snapshots: [Snapshot], _ options: ReplayOptions, _ progress: (Progress) -> Void
  ) -> ([WorkerResult], ReplaySummary) {
    var captureOptions = options.capture
    captureOptions.keyFields = KeyFields(snapshots)
    let cancellation = options.cancellation
    captureOptions.isCancelled = { cancellation.isSet }
    let source = CaptureSource(files: files, options: captureOptions)
    let results = Mutex<[WorkerResult]>([])
    let size = source.totalSize
    // Requests whose order matters are decided one after the other: that order depends on no number of workers.
    let isOrdered = snapshots.contains { $0.dependencies.dependsOnOrder }
    Threads.run(
      isOrdered ? 1 : options.workers ?? Threads.cores,
      watch: { progress(Progress(bytes: source.bytesRead, total: size)) }
    ) { _ in
      var worker = ReplayWorker(snapshots: snapshots, options: options)
      var chunk = Chunk()
      var renderer = options.records.map { RecordCollector($0, options.anonymizer) }
      while !options.cancellation.isSet, source.next(&chunk) {
        worker.decide(chunk, &renderer)
        guard let records = options.records, let batch = renderer?.batch else { continue }
        records.take(batch, of: chunk.sequence, files: source.files, options.cancellation)
      }
      let result = WorkerResult(worker)
      results.withLock { $0.append(result) }
    }
    let workers = results.withLock { $0 }
    return (workers, ReplaySummary(workers, source, isComplete: !options.cancellation.isSet))
  }
}

/// A flag that a signal handler may set.
public final class CancellationFlag: Sendable {
  private let flag = Atomic<Bool>(false)

  /// Creates a flag that is not set.
  public init() {}

  /// Whether it is set.
  public var isSet: Bool { flag.load(ordering: .relaxed) }

  /// Sets it.
  public func set() { flag.store(true, ordering: .relaxed) }
}

/// What one worker counted.
struct WorkerResult: Sendable {
  let classes: [OutcomeClass]
  let cells: [Tally.Cell]
  let changes: ChangeNotes
  let counts: ReadCounts
  let chunks: ChunkTable
  let times: (first: Int64, last: Int64)
  let decisions: UInt64
  let samples: [ReachSample]
  let sizes: SizeCounter

  init(_ worker: borrowing ReplayWorker) {
    classes = worker.tally.classes
    cells = worker.tally.cells
    changes = worker.changes
    counts = worker.counts
    chunks = worker.chunks
    times = worker.times
    decisions = worker.decisions
    samples = worker.samples
    var sizes = worker.sizes
    sizes.keep()
    self.sizes = sizes
  }
}
