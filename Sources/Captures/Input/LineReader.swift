/// Reads the lines of a chunk whose format has one record a line and no directives.
struct LineReader {
  private var position = 0
  /// The number of lines that were read.
  private(set) var line: UInt32 = 0

  mutating func next(_ chunk: borrowing Chunk, _ record: inout CapturedRecord) -> RecordStep {
    guard position < chunk.count else { return .end }
    let start = position
    let found = ByteSearch.first(0x0A, in: chunk.storage, start..<chunk.count)
    let isCut = found == nil && chunk.isUnterminated
    var end = found ?? chunk.count
    position = end + 1
    while end > start, chunk.storage[end - 1] == 0x0D { end -= 1 }
    record = CapturedRecord()
    record.line = line
    line += 1
    record.text = FieldRange(start, count: end - start)
    let text = chunk.storage.span.extracting(start..<end)
    guard text.indices.contains(where: { text[$0] > 0x20 }) else { return .skipped(.blank) }
    let step: RecordStep =
      switch chunk.format {
      case .iis: IISLog.read(text, at: start, &record)
      case .ncsa: NCSALog.read(text, at: start, &record)
      default: URLLine.read(text, at: start, &record)
      }
    if isCut, case .malformed = step { return .malformed(.truncated) }
    return step
  }
}
