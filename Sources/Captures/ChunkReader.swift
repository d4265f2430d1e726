/// Reads the records of one chunk after the other. Each worker has one; it keeps its memory, so that reading
/// allocates nothing for each record.
public struct ChunkReader: ~Copyable {
  private let composer: RequestComposer
  private let keyFields: KeyFields
  private var rows = W3CReader(layout: nil)
  private var lines = LineReader()
  private var taken = 0
  private var overlong = false
  private var headers: [LoggedHeader] = []

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - composer: writes the requests of formats that do not hold their bytes.
  ///   - keyFields: the fields that tell requests apart; the same as those of the source.
  public init(composer: RequestComposer, keyFields: KeyFields = KeyFields()) {
    self.composer = composer
    self.keyFields = keyFields
  }

  /// Changes when records before and after cannot be compared by their keys.
  public private(set) var generation = 0
  private var lastFormat: CaptureFormat?
  private var rowGeneration = 0

  /// Begins with a chunk.
  public mutating func begin(_ chunk: borrowing Chunk) {
    rows.begin(chunk)
    lines = LineReader()
    taken = 0
    overlong = chunk.isOverlong
    if lastFormat != chunk.format { generation += 1 }
    lastFormat = chunk.format
    followRows()
  }

  private mutating func followRows() {
    guard rows.generation != rowGeneration else { return }
    rowGeneration = rows.generation
    generation += 1
  }

  /// Reads the next record over `record`; what it holds is valid only for `.record`.
  public mutating func next(_ chunk: borrowing Chunk, _ record: inout CapturedRecord) -> RecordStep {
    if overlong {
      overlong = false
      return .malformed(.tooLong)
    }
    switch chunk.format {
    case .w3c:
      // Rows write the fields that a layout can name; those of other formats may be left from the chunk before.
      if rows.line == 0 { record = CapturedRecord() }
      let step = rows.next(chunk, key: keyFields, &record)
      if rows.generation != rowGeneration { followRows() }
      return step
    case .iis, .ncsa, .urls:
      let step = lines.next(chunk, &record)
      if step == .record { completeKey(&record) }
      return step
    default:
      guard taken < chunk.records.count else { return .end }
      record = chunk.records[taken]
      taken += 1
      return .record
    }
  }

  /// Writes the line of a screened header of the last record as `name: value`.
  ///
  /// - Returns: the length of the name.
  public func screenedLine(_ slot: Int, _ chunk: borrowing Chunk, into line: inout [UInt8]) -> Int {
    rows.screenedLine(slot, chunk, into: &line)
  }

  /// The names of the headers that the rows of the present layout hold, in lower case.
  public var headerNames: [String] {
    switch lastFormat {
    case .w3c: rows.headerNames
    case .ncsa: ["user-agent", "referer"]
    default: []
    }
  }

  /// The length of the value that the last record has for one of `headerNames`; 0 when it has none.
  @inline(__always)
  public func headerSize(
    _ index: Int, _ chunk: borrowing Chunk, _ record: borrowing CapturedRecord
  ) -> Int {
    guard lastFormat == .w3c else { return Int(index == 0 ? record.userAgent.count : record.referer.count) }
    return rows.headerSize(index, chunk)
  }

  /// The number of lines of the chunk that were read so far.
  public func linesRead(_ chunk: borrowing Chunk) -> Int {
    switch chunk.format {
    case .w3c: chunk.isOverlong ? 1 : Int(rows.line)
    case .iis, .ncsa, .urls: chunk.isOverlong ? 1 : Int(lines.line)
    // Their records know their line in the file.
    default: 0
    }
  }

  /// Writes the bytes of the request over `request` and says what had to be taken for granted.
  ///
  /// - Parameter host: the host of a row that logs none; `nil` for the composer's.
  public mutating func compose(
    _ chunk: borrowing Chunk, _ record: CapturedRecord, host: [UInt8]? = nil, into request: inout [UInt8]
  ) -> CaptureAssumptions {
    switch record.form {
    case .wire:
      request.removeAll(keepingCapacity: true)
      request.append(chunk.bytes, record.wire)
      return record.assumptions
    case .url:
      composer.compose(url: record, chunk.bytes, into: &request)
      return record.assumptions
    case .log:
      headers.removeAll(keepingCapacity: true)
      if chunk.format == .w3c {
        rows.appendHeaders(chunk, to: &headers)
      } else {
        appendHeaders(record)
      }
      return composer.compose(record, chunk.bytes, headers, host: host, into: &request)
    }
  }

  /// Adds what a decision may look at beside the request line to the key of a log with fixed fields.
  private func completeKey(_ record: inout CapturedRecord) {
    func matters(_ name: [UInt8]) -> Bool {
      guard let names = keyFields.headers else { return true }
      let name = String(decoding: name, as: UTF8.self)
      return names.contains(name) || keyFields.screenedHeaders.contains(name)
    }
    if keyFields.isUnrepeatable { record.key.count = 0 }
    guard record.key.count > 0, record.form == .log else { return }
    // Empty fields are parts, too: each part has one meaning in all rows of a format.
    if lastFormat == .ncsa, matters(Self.userAgent) { record.key.add(record.userAgent) }
    if lastFormat == .ncsa, matters(Self.referer) { record.key.add(record.referer) }
    if keyFields.client { record.key.add(record.client) }
    if keyFields.user { record.key.add(record.user) }
    guard lastFormat == .iis else { return }
    if keyFields.serverAddress { record.key.add(record.serverAddress) }
    if keyFields.site { record.key.add(record.site) }
  }

  private mutating func appendHeaders(_ record: CapturedRecord) {
    for (name, value) in [(Self.userAgent, record.userAgent), (Self.referer, record.referer)] {
      headers.append(
        LoggedHeader(name: name, value: value, hasPlusForBlank: false, isContentLength: false))
    }
  }

  private static let userAgent = Array("user-agent".utf8)
  private static let referer = Array("referer".utf8)
}
