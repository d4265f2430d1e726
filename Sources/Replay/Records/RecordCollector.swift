internal import Captures
internal import Server

/// Writes the records of one chunk after the other, for one worker.
struct RecordCollector {
  private let renderer: any RecordRenderer
  private let filter: RecordFilter?
  private let anonymizer: Anonymizer?
  /// What pairs of outcomes mean, so that it is found out once.
  private var known: [Pair: (logged: Logged, agreement: Agreement, isTaken: Bool)] = [:]
  /// What was written for the present chunk.
  private(set) var batch = RecordOutput.Batch()

  private struct Pair: Hashable {
    var classIndex: Int
    var logged: LoggedKey
  }

  init(_ output: RecordOutput, _ anonymizer: Anonymizer?) {
    renderer = output.form.makeRenderer()
    filter = output.filter
    self.anonymizer = anonymizer
  }

  mutating func begin(_ chunk: borrowing Chunk) { batch = RecordOutput.Batch(file: chunk.file) }

  mutating func end(lines: Int) { batch.lines = lines }

  /// Whether a record with these outcomes is told of.
  mutating func takes(_ classIndex: Int, _ verdict: VerdictClass, _ key: LoggedKey) -> Bool {
    let pair = Pair(classIndex: classIndex, logged: key)
    if let known = known[pair] { return known.isTaken }
    let logged = Logged(key)
    let agreement = Agreement(verdict, logged)
    let isTaken = filter?.takes(verdict, logged, agreement) ?? true
    known[pair] = (logged, agreement, isTaken)
    return isTaken
  }

  /// Writes a record.
  mutating func add(
    _ chunk: borrowing Chunk, _ record: borrowing CapturedRecord, _ classIndex: Int, _ verdict: VerdictClass,
    _ key: LoggedKey, request: [UInt8], facts: RequestFacts
  ) {
    guard let known = known[Pair(classIndex: classIndex, logged: key)] else { return }
    func text(_ field: FieldRange, _ kind: Anonymizer.Kind) -> [UInt8] {
      let text = RecordText.field(chunk, field, RecordExample.maximumText)
      return text.isEmpty ? text : anonymizer?.replacement(kind, text) ?? text
    }
    renderer.append(
      ReplayedRecord(
        verdict: verdict, verdictNumber: classIndex, logged: known.logged, agreement: known.agreement,
        time: record.time == .min ? nil : record.time,
        text: RecordText.bytes(chunk, record, anonymizer, limit: Int(UInt16.max)),
        client: text(record.client, .address), user: text(record.user, .user), request: request, facts: facts,
        isAnonymized: anonymizer != nil),
      to: &batch.bytes)
    batch.marks.append((record.line, batch.bytes.count))
  }
}

/// What stands for a record: its method and target, or the first line of its request.
enum RecordText {
  static func bytes(
    _ chunk: borrowing Chunk, _ record: borrowing CapturedRecord, _ anonymizer: Anonymizer?, limit: Int
  ) -> [UInt8] {
    var text: [UInt8]
    switch record.form {
    case .wire, .url: text = line(field(chunk, record.text, limit), anonymizer)
    case .log:
      text = field(chunk, record.method, limit) + [0x20]
      if record.stem.isEmpty {
        text += line(field(chunk, record.target, limit), anonymizer)
      } else {
        text += field(chunk, record.stem, limit)
        if !record.query.isEmpty {
          let query = field(chunk, record.query, limit)
          text += [UInt8(ascii: "?")] + (anonymizer?.query(query) ?? query)
        }
      }
    }
    return text.count > limit ? Array(text[..<limit]) : text
  }

  private static func line(_ text: [UInt8], _ anonymizer: Anonymizer?) -> [UInt8] {
    anonymizer?.line(text) ?? text
  }

  /// The first bytes of a field.
  static func field(_ chunk: borrowing Chunk, _ range: FieldRange, _ limit: Int) -> [UInt8] {
    let bytes = chunk.bytes
    var text: [UInt8] = []
    text.reserveCapacity(min(Int(range.count), limit))
    for index in range.range.prefix(limit) { text.append(bytes[index]) }
    return text
  }
}
