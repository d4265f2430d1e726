/// A part of a capture that one worker reads on its own: whole lines of a log, or requests that were already
/// taken out of a file.
public struct Chunk: ~Copyable, Sendable {
  /// The bytes; at least `padding` more than `count`, so that words can be loaded up to the end.
  var storage: [UInt8]
  /// The number of bytes that belong to the capture.
  public internal(set) var count = 0
  /// The place of the chunk among all chunks, from 0.
  public internal(set) var sequence = 0
  /// The index of the file in `CaptureSource.files`.
  public internal(set) var file = 0
  /// The format of the file.
  public internal(set) var format = CaptureFormat.w3c
  /// Whether the last line has no line end and is the last of the file.
  var isUnterminated = false
  /// Whether the chunk is the beginning of a line that is too long to be looked at.
  var isOverlong = false
  /// What the lines before the chunk said about its columns.
  var layout: W3CLayout?
  /// Requests that were taken out of the file before the chunk was handed on; their lines count in the file.
  var records: [CapturedRecord] = []
  /// What was skipped and rejected on the way.
  public internal(set) var counts = ReadCounts()

  /// The bytes behind `count`; the first is a line feed, so that every line ends.
  static let padding = 16
  /// The usual number of bytes of a chunk.
  static let usualSize = 1 << 20
  /// The longest line.
  static let maximumSize = 16 << 20

  /// Creates an empty chunk that can be filled again and again.
  public init() {
    storage = [UInt8](repeating: 0, count: Self.usualSize + Self.padding)
  }

  /// The bytes.
  public var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    borrowing get { storage.span.extracting(first: count) }
  }

  /// The bytes and what lies behind them: a word can be loaded from every offset up to `count`.
  public var padded: RawSpan {
    @_lifetime(borrow self)
    borrowing get { storage.span.bytes }
  }

  /// Forgets what the chunk holds and keeps its memory.
  mutating func reset() {
    count = 0
    isUnterminated = false
    isOverlong = false
    layout = nil
    records.removeAll(keepingCapacity: true)
    counts = ReadCounts()
  }

  /// Puts a line feed behind the last byte, and zeros behind that.
  mutating func seal() {
    storage[count] = 0x0A
    for index in count + 1..<count + Self.padding { storage[index] = 0 }
  }

  mutating func reserve(_ size: Int) {
    if storage.count < size + Self.padding {
      storage += [UInt8](repeating: 0, count: size + Self.padding - storage.count)
    }
  }

  /// Appends bytes that a request taker made or copied; where they stand.
  mutating func append(_ bytes: [UInt8]) -> FieldRange {
    let range = FieldRange(count, count: bytes.count)
    if storage.count < count + bytes.count + Self.padding {
      reserve(max(count + bytes.count, 2 * storage.count))
    }
    storage.replaceSubrange(count..<count + bytes.count, with: bytes)
    count += bytes.count
    return range
  }

  /// Appends a request; its first line is what stands for it.
  mutating func append(request: [UInt8], _ record: CapturedRecord) {
    var record = record
    record.form = .wire
    record.wire = append(request)
    record.text = record.wire
    record.text.count = UInt32(bytes.extracting(record.wire.range).firstLine.count)
    records.append(record)
  }

  /// Whether the chunk holds enough to be handed on.
  var isFull: Bool { count >= Self.usualSize || records.count >= 4096 }
}
