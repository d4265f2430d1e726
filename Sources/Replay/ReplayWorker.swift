internal import Captures
internal import Server

/// Decides the records of one chunk after the other and counts what comes of them.
struct ReplayWorker: ~Copyable {
  private let snapshot: Snapshot
  private var worker: Worker
  private var reader: ChunkReader
  private var memo = VerdictMemo()
  private var screen: RequestScreen
  private var screened = ScreenedValues()
  private var line: [UInt8] = []
  private let screensQueries: Bool
  /// The longest row that is looked up: HTTP.sys has limits for the whole request, which a longer row may reach
  /// through a part that is in no key. Every byte of a row becomes three at most.
  private let maximumRow: Int
  private var memoGeneration = 0
  private var request: [UInt8] = []
  private var facts = RequestFacts()
  private(set) var tally = Tally()
  private(set) var counts = ReadCounts()
  private(set) var chunks = ChunkTable()
  /// The earliest and latest time of a record.
  private(set) var times: (first: Int64, last: Int64) = (.max, .min)
  /// The number of requests that were decided anew.
  private(set) var decisions: UInt64 = 0

  init(snapshot: Snapshot, options: ReplayOptions) {
    self.snapshot = snapshot
    worker = Worker(snapshot)
    screen = RequestScreen(snapshot)
    let dependencies = snapshot.dependencies
    screensQueries = dependencies.query != .everything
    let limits = snapshot.profile.httpSys
    maximumRow = (min(limits.maxTargetLength, limits.maxRequestBytes) - options.composer.host.count - 512) / 3
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
    let entry = entry(chunk, record)
    let logged = LoggedKey(record.logged, reason: reason(chunk, record))
    tally.add(
      entry.classIndex, logged,
      at: Position(chunk: UInt32(truncatingIfNeeded: chunk.sequence), line: record.line))
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
  private mutating func passesScreen(
    query chunk: borrowing Chunk, _ record: borrowing CapturedRecord
  ) -> Bool {
    screen.passes(query: chunk.bytes.extracting(record.query.range))
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
      let passes = Self.passes(line, nameLength, &screen)
      screened.insert(passes, hash, chunk.bytes, value)
      guard passes else { return false }
    }
    return true
  }

  private static func passes(
    _ line: borrowing [UInt8], _ nameLength: Int, _ screen: inout RequestScreen
  ) -> Bool {
    screen.passes(header: line.span, nameLength: nameLength)
  }

  /// Decides a record that is not remembered.
  private mutating func decide(
    _ chunk: borrowing Chunk, _ record: borrowing CapturedRecord, _ parts: RecordKey, _ key: VerdictMemo.Key
  ) -> VerdictMemo.Entry {
    decisions += 1
    var assumptions = reader.compose(chunk, copy record, into: &request)
    setConnection(record, &assumptions)
    let verdict = Self.decide(request, facts, with: &worker)
    let index = tally.index(of: VerdictClass(verdict, assumptions))
    let entry = VerdictMemo.Entry(
      classIndex: index, path: Int(record.stem.count), query: Int(record.query.count))
    memo.insert(entry, key, chunk.padded, parts)
    return entry
  }

  private static func decide(
    _ request: borrowing [UInt8], _ facts: borrowing RequestFacts, with worker: inout Worker
  ) -> Verdict {
    worker.decide(request.span, facts: facts)
  }

  private mutating func setConnection(
    _ record: borrowing CapturedRecord, _ assumptions: inout CaptureAssumptions
  ) {
    if let isTLS = record.isTLS {
      facts.connection.isTLS = isTLS
    } else {
      facts.connection.isTLS = record.serverPort == 443
    }
    facts.connection.localPort = nil
    guard record.serverPort != 0 else { return }
    if snapshot.isBound(port: Int(record.serverPort)) {
      facts.connection.localPort = Int(record.serverPort)
    } else {
      assumptions.insert(.unboundPort)
    }
  }

  /// The reason of a row of the HTTPERR log, as `LoggedKey` holds it.
  @inline(__always)
  private func reason(_ chunk: borrowing Chunk, _ record: borrowing CapturedRecord) -> UInt8 {
    guard !record.reason.isEmpty else { return 0 }
    return LoggedReason.index(chunk.bytes.extracting(record.reason.range))
  }
}

extension KeyFields {
  /// What tells the requests of a log apart under a configuration.
  init(_ dependencies: RequestDependencies) {
    self.init()
    headers = dependencies.needsEveryHeader ? nil : dependencies.headers
    screenedHeaders = dependencies.screenedHeaders
    unrepeatableHeaders = dependencies.timedHeaders
    client = dependencies.parts.contains(.client)
    user = dependencies.parts.contains(.user)
    serverAddress = dependencies.parts.contains(.localAddress)
    isUnrepeatable = dependencies.parts.contains(.time) || dependencies.parts.contains(.history)
  }
}
