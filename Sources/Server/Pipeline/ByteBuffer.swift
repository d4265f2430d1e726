/// A byte buffer that keeps its memory.
struct ByteBuffer: ~Copyable {
  private var storage: [UInt8] = []

  init() { storage.reserveCapacity(4096) }

  var span: Span<UInt8> {
    @_lifetime(borrow self)
    borrowing get { storage.span }
  }

  var count: Int { storage.count }
  var isEmpty: Bool { storage.isEmpty }

  subscript(_ index: Int) -> UInt8 {
    get { storage[index] }
    set { storage[index] = newValue }
  }

  mutating func removeAll() { storage.removeAll(keepingCapacity: true) }

  /// Drops what stands behind the first `count` bytes.
  mutating func truncate(to count: Int) { storage.removeLast(max(0, storage.count - count)) }

  mutating func append(_ byte: UInt8) { storage.append(byte) }
  mutating func append(_ bytes: Span<UInt8>) {
    bytes.withUnsafeBufferPointer { storage.append(contentsOf: $0) }
  }
  /// Appends another buffer, from an offset on.
  mutating func append(_ other: borrowing ByteBuffer, from start: Int = 0) {
    append(other.span.extracting(min(start, other.count)..<other.count))
  }
  /// Appends a range of another buffer.
  mutating func append(_ other: borrowing ByteBuffer, _ range: ByteRange) {
    append(other.span.bytes(range))
  }
  /// Appends a range of a list of bytes.
  mutating func append(_ bytes: [UInt8], _ range: Range<Int>) {
    append(bytes.span.extracting(range))
  }
  mutating func append(_ bytes: [UInt8]) { storage.append(contentsOf: bytes) }
  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { storage.append(contentsOf: $0) }
  }
  mutating func append(_ text: String) { storage.append(contentsOf: text.utf8) }

  /// Appends a character.
  mutating func append(scalar: Unicode.Scalar) {
    if let encoded = UTF8.encode(scalar) { storage.append(contentsOf: encoded) }
  }

  /// Appends a number in decimal digits.
  mutating func append(decimal value: UInt64) {
    if value >= 10 { append(decimal: value / 10) }
    storage.append(UInt8(ascii: "0") + UInt8(value % 10))
  }
}
