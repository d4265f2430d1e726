internal import Captures
internal import Server

/// Decides the records of one chunk after the other and counts what comes of them.
struct ReplayWorker: ~Copyable {
  private let deciders: [Decider]
  private var reader: ChunkReader
  private var memo = VerdictMemo()
  private var memoGeneration = 0
  private var screened = ScreenedValues()
  private let screensQueries: Bool
  /// The longest row that is looked up: HTTP.sys has limits for the whole request, which a longer row may reach
  /// through a part that is in no key.
  private let maximumRow: Int
  private var line: [UInt8] = []
  private var request: [UInt8] = []
  private(set) var tally = Tally()
  private(set) var changes = ChangeNotes()
  private(set) var counts = ReadCounts()
  private(set) var chunks = ChunkTable()
  /// The earliest and latest time of a record.
  private(set) var times: (first: Int64, last: Int64) = (.max, .min)
  /// The number of requests that were decided anew.
  private(set) var decisions: UInt64 = 0

  init(snapshots: [Snapshot], options: ReplayOptions) {
    deciders = snapshots.map { Decider($0) }
    let dependencies = deciders.map(\.dependencies)
    screensQueries = dependencies.allSatisfy { $0.query != .everything }
    maximumRow = deciders.reduce(.max) { min($0, $1.maximumRow(options.composer)) }
    reader = ChunkReader(composer: options.composer, keyFields: KeyFields(dependencies))
    request.reserveCapacity(32 << 10)
  }

  mutating func decide(_ chunk: borrowing Chunk) {
    reader.begin(chunk)
    counts += chunk.counts
    var record = CapturedRecord()
    while true {
      let step = reader.next(chunk, &record)
      switch step {
      case .record:
        counts.decided += 1
        take(chunk, record)
      case .skipped(let reason): counts.skip(reason)
      case .malformed(let reason): counts.reject(reason)
      case .end:
        chunks.note(chunk: chunk.sequence, file: chunk.file, lines: reader.linesRead(chunk))
        return
      }
    }
  }

  @inline(__always)
  private mutating func take(_ chunk: borrowing Chunk, _ record: borrowing CapturedRecord) {
    if reader.generation != memoGeneration {
      memo.removeAll()
      screened.removeAll()
      memoGeneration = reader.generation
    }
    if record.time != .min {
      times = (min(times.first, record.time), max(times.last, record.time))
    }
    let index = entry(chunk, record).classIndex
    let position = Position(chunk: UInt32(truncatingIfNeeded: chunk.sequence), line: record.line)
    let cell = tally.add(index, LoggedKey(record.logged, reason: reason(chunk, record)))
    if cell >= 0 { tally.keep(RecordExample(chunk, record, at: position), in: cell) }
    if deciders.count > 1, tally.classes[index].isChange { changes.note(index, chunk, record) }
  }

  /// The verdict on a record: remembered, or decided now.
  @inline(__always)
  private mutating func entry(
    _ chunk: borrowing Chunk, _ record: borrowing CapturedRecord
  ) -> VerdictMemo.Entry {
    guard record.key.count > 0, Int(record.text.count) <= maximumRow, passesScreen(chunk, record) else {
      return decide(chunk, record, record.key, .none)
    }
    if screensQueries, !record.query.isEmpty, passesScreen(query: chunk, record) {
      return entry(chunk, record, record.keyWithoutQuery)
    }
    return entry(chunk, record, record.key)
  }

  @inline(__always)
  private mutating func entry(
    _ chunk: borrowing Chunk, _ record: borrowing CapturedRecord, _ parts: RecordKey
  ) -> VerdictMemo.Entry {
    let key = VerdictMemo.key(chunk.padded, parts)
    if let entry = memo.entry(key, chunk.padded, parts) { return entry }
    return decide(chunk, record, parts, key)
  }

  @inline(__always)
  private func passesScreen(query chunk: borrowing Chunk, _ record: borrowing CapturedRecord) -> Bool {
    for decider in deciders where !decider.passes(query: chunk.bytes.extracting(record.query.range)) {
      return false
    }
    return true
  }

  /// Whether no rule can object to the screened headers of a record.
  @inline(__always)
  private mutating func passesScreen(
    _ chunk: borrowing Chunk, _ record: borrowing CapturedRecord
  ) -> Bool {
    for slot in 0..<record.screenedCount {
      let value = record.screened[slot]
      // A header without value is not sent.
      guard !value.isEmpty else { continue }
      let hash = ScreenedValues.hash(chunk.padded, value, slot: slot)
      if let passes = screened.result(hash, chunk.padded, value) {
        guard passes else { return false }
        continue
      }
      let nameLength = reader.screenedLine(slot, chunk, into: &line)
      var passes = true
      for decider in deciders { passes = passes && decider.passes(header: line, nameLength: nameLength) }
      screened.insert(passes, hash, chunk.bytes, value)
      guard passes else { return false }
    }
    return true
  }

  /// Decides a record that is not remembered.
  private mutating func decide(
    _ chunk: borrowing Chunk, _ record: borrowing CapturedRecord, _ parts: RecordKey, _ key: VerdictMemo.Key
  ) -> VerdictMemo.Entry {
    decisions += 1
    let assumptions = reader.compose(chunk, copy record, into: &request)
    let client =
      record.client.isEmpty ? nil : IPAddress(zoned: chunk.bytes.extracting(record.client.range))
    let before = deciders[0].decide(request, record, client: client, assumptions)
    var outcome = OutcomeClass(before: before)
    if deciders.count > 1 {
      let after = deciders[1].decide(request, record, client: client, assumptions)
      outcome.after = after
      outcome.isChange = OutcomeClass.isChange(
        before, deciders[0].snapshot, after, deciders[1].snapshot)
    }
    let entry = VerdictMemo.Entry(
      classIndex: tally.index(of: outcome), path: Int(record.stem.count), query: Int(record.query.count))
    memo.insert(entry, key, chunk.padded, parts)
    return entry
  }

  /// The reason of a row of the HTTPERR log, as `LoggedKey` holds it.
  @inline(__always)
  private func reason(_ chunk: borrowing Chunk, _ record: borrowing CapturedRecord) -> UInt8 {
    guard !record.reason.isEmpty else { return 0 }
    return LoggedReason.index(chunk.bytes.extracting(record.reason.range))
  }
}
