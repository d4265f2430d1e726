internal import Captures
internal import Server

/// Decides the records of one chunk after the other and counts what comes of them.
struct ReplayWorker: ~Copyable {
  let deciders: [Decider]
  var reader: ChunkReader
  private var memo = VerdictMemo()
  private var memoGeneration = 0
  private var screened = ScreenedValues()
  private let screensQueries: Bool
  /// The longest row that is looked up: HTTP.sys has limits for the whole request, which a longer row may reach
  /// through a part that is in no key.
  private let maximumRow: Int
  private var line: [UInt8] = []
  var request: [UInt8] = []
  let tracksReach: Bool
  private let anonymizer: Anonymizer?
  var tally = Tally()
  private(set) var sizes: SizeCounter
  /// Whether requests are decided in the order in which they arrived.
  private let isOrdered: Bool
  /// The classes of the records of the present chunk, where they were decided before they are counted.
  var decided: [Int] = []
  var nextDecided = 0
  private var headerCount = 0
  /// For each class a request of it, when it is asked for what they reach.
  var samples: [ReachSample] = []
  private(set) var changes = ChangeNotes()
  private(set) var counts = ReadCounts()
  private(set) var chunks = ChunkTable()
  /// The earliest and latest time of a record.
  private(set) var times: (first: Int64, last: Int64) = (.max, .min)
  /// The number of requests that were decided anew.
  var decisions: UInt64 = 0

  init(snapshots: [Snapshot], options: ReplayOptions) {
    tracksReach = options.tracksReach
    sizes = SizeCounter(snapshots[0])
    anonymizer = options.anonymizer
    deciders = snapshots.map { Decider($0, options) }
    let dependencies = deciders.map(\.dependencies)
    isOrdered = dependencies.contains { $0.dependsOnOrder }
    screensQueries = dependencies.allSatisfy { $0.query != .everything }
    maximumRow = deciders.reduce(.max) { min($0, $1.maximumRow(options.composer)) }
    reader = ChunkReader(composer: options.composer, keyFields: KeyFields(snapshots))
    request.reserveCapacity(32 << 10)
  }

  /// Decides the records of a chunk and hands each to the collector, if there is one.
  mutating func decide(_ chunk: borrowing Chunk, _ collector: inout RecordCollector?) {
    if isOrdered { decideInOrder(chunk) }
    reader.begin(chunk)
    collector?.begin(chunk)
    counts += chunk.counts
    var record = CapturedRecord()
    while true {
      let step = reader.next(chunk, &record)
      switch step {
      case .record:
        counts.decided += 1
        take(chunk, record, &collector)
      case .skipped(let reason): counts.skip(reason)
      case .malformed(let reason): counts.reject(reason)
      case .end:
        let lines = reader.linesRead(chunk)
        chunks.note(chunk: chunk.sequence, file: chunk.file, lines: lines)
        collector?.end(lines: lines)
        return
      }
    }
  }

  @inline(__always)
  private mutating func take(
    _ chunk: borrowing Chunk, _ record: borrowing CapturedRecord, _ collector: inout RecordCollector?
  ) {
    if reader.generation != memoGeneration {
      memo.removeAll()
      screened.removeAll()
      memoGeneration = reader.generation
      sizes.begin(headers: reader.headerNames)
      headerCount = reader.headerNames.count
    }
    if record.time != .min {
      times = (min(times.first, record.time), max(times.last, record.time))
    }
    let index = classIndex(chunk, record)
    let position = Position(chunk: UInt32(truncatingIfNeeded: chunk.sequence), line: record.line)
    let logged = LoggedKey(record.logged, reason: reason(chunk, record))
    let cell = tally.add(index, logged)
    if cell >= 0 { tally.keep(RecordExample(chunk, record, at: position, anonymizer), in: cell) }
    if tracksReach { measure(chunk, record, at: position, Int(tally.classes[index].before.policy)) }
    if deciders.count > 1, tally.classes[index].isChange { changes.note(index, chunk, record) }
    if collector != nil { collect(chunk, record, index, logged, &collector) }
  }

  /// Counts the sizes of the parts of a record.
  private mutating func measure(
    _ chunk: borrowing Chunk, _ record: borrowing CapturedRecord, at position: Position, _ policy: Int
  ) {
    var path = Int(record.stem.count)
    var query = Int(record.query.count)
    switch record.form {
    case .log where path > 0: break
    case .log, .url:
      (path, query) = WireSizes.target(chunk.bytes.extracting(record.target.range))
    case .wire:
      let wire = WireSizes(chunk.bytes.extracting(record.wire.range))
      (path, query) = (wire.path, wire.query)
      for header in wire.headers {
        sizes.add(header: header.name, size: header.size)
        note(.header(header.name), header.size, policy, chunk, record, position)
      }
    }
    if sizes.add(path: path, query: query, policy: policy) {
      note(.path, path, policy, chunk, record, position)
      note(.query, query, policy, chunk, record, position)
    }
    guard record.form == .log else { return }
    for index in 0..<headerCount {
      let size = reader.headerSize(index, chunk, record)
      guard size > 0, sizes.add(header: index, size) else { continue }
      note(.header(reader.headerNames[index]), size, policy, chunk, record, position)
    }
  }

  private mutating func note(
    _ part: LimitInForce.Part, _ size: Int, _ policy: Int, _ chunk: borrowing Chunk,
    _ record: borrowing CapturedRecord, _ position: Position
  ) {
    guard sizes.isNear(part, size, policy: policy) else { return }
    sizes.note(part, size, policy: policy, RecordExample(chunk, record, at: position, anonymizer))
  }

  private mutating func collect(
    _ chunk: borrowing Chunk, _ record: borrowing CapturedRecord, _ index: Int, _ logged: LoggedKey,
    _ collector: inout RecordCollector?
  ) {
    let verdict = tally.classes[index].before
    guard collector?.takes(index, verdict, logged) ?? false else { return }
    _ = compose(chunk, record)
    let facts = deciders[0].readFacts(chunk, record)
    collector?.add(chunk, record, index, verdict, logged, request: request, facts: facts)
  }

  /// Writes the request of a record over `request`.
  mutating func compose(
    _ chunk: borrowing Chunk, _ record: borrowing CapturedRecord
  ) -> CaptureAssumptions {
    var host: [UInt8]?
    if record.form == .log, record.host.isEmpty, !record.site.isEmpty {
      host = deciders[0].siteHosts.host(
        chunk.bytes.extracting(record.site.range), port: record.serverPort)
    }
    return reader.compose(chunk, copy record, host: host, into: &request)
  }

  /// The verdict on a record: remembered, or decided now.
  @inline(__always)
  private mutating func classIndex(
    _ chunk: borrowing Chunk, _ record: borrowing CapturedRecord
  ) -> Int {
    if isOrdered {
      nextDecided += 1
      return decided[nextDecided - 1]
    }
    guard record.key.count > 0, Int(record.text.count) <= maximumRow, passesScreen(chunk, record) else {
      return decide(chunk, record, record.key, .none)
    }
    if screensQueries, !record.query.isEmpty, passesScreen(query: chunk, record) {
      return classIndex(chunk, record, record.keyWithoutQuery)
    }
    return classIndex(chunk, record, record.key)
  }

  @inline(__always)
  private mutating func classIndex(
    _ chunk: borrowing Chunk, _ record: borrowing CapturedRecord, _ parts: RecordKey
  ) -> Int {
    let key = VerdictMemo.key(chunk.padded, parts)
    if let known = memo.classIndex(key, chunk.padded, parts) { return known }
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
  ) -> Int {
    decisions += 1
    let assumptions = compose(chunk, record)
    var reach: UInt64 = 0
    let before = deciders[0].decide(request, chunk, record, assumptions, reach: &reach)
    var outcome = OutcomeClass(before: before)
    if tracksReach { outcome.reach = reach }
    if deciders.count > 1 {
      let after = deciders[1].decide(request, chunk, record, assumptions, reach: &reach)
      outcome.after = after
      outcome.isChange = OutcomeClass.isChange(
        before, deciders[0].snapshot, after, deciders[1].snapshot)
    }
    let index = tally.index(of: outcome)
    if tracksReach, index >= samples.count {
      samples.append(
        ReachSample(chunk, record, request, deciders[0].facts, outcome))
    }
    memo.insert(index, key, chunk.padded, parts)
    return index
  }

  /// The reason of a row of the HTTPERR log, as `LoggedKey` holds it.
  @inline(__always)
  private func reason(_ chunk: borrowing Chunk, _ record: borrowing CapturedRecord) -> UInt8 {
    guard !record.reason.isEmpty else { return 0 }
    return LoggedReason.index(chunk.bytes.extracting(record.reason.range))
  }
}
