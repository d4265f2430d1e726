internal import Captures

/// Remembers which header values were screened, and with what result.
///
/// Values are compared byte by byte. When their memory is full, everything is forgotten.
struct ScreenedValues: ~Copyable {
  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  private var slots: [Int32]
  private static let maximumSize = 4 << 20

  private struct Entry {
    var hash: UInt64
    var start: Int32
    var count: Int32
    var passes: Bool
  }

  init() {
    slots = [Int32](repeating: -1, count: 1 << 14)
    bytes.reserveCapacity(64 << 10)
  }

  /// Hashes a value; the slot distinguishes the headers.
  @inline(__always)
  static func hash(_ chunk: RawSpan, _ value: FieldRange, slot: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: slot &+ 1) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(value.count)
    Words.forEach(chunk, value) { hash = Words.mix(hash ^ $0) }
    return hash
  }

  /// Whether a value passed; `nil` when it was not screened yet.
  @inline(__always)
  func result(_ hash: UInt64, _ chunk: RawSpan, _ value: FieldRange) -> Bool? {
    var slot = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, entry.count == value.count, equals(entry, chunk, value) { return entry.passes }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  mutating func insert(_ passes: Bool, _ hash: UInt64, _ chunk: Span<UInt8>, _ value: FieldRange) {
    if bytes.count + Int(value.count) > Self.maximumSize || entries.count * 2 >= slots.count { removeAll() }
    let start = bytes.count
    for index in value.range { bytes.append(chunk[index]) }
    // Words are compared, so that the next value begins at a word.
    while bytes.count & 7 != 0 { bytes.append(0) }
    entries.append(
      Entry(hash: hash, start: Int32(start), count: Int32(value.count), passes: passes))
    var slot = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(entries.count - 1)
  }

  /// Forgets everything.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    slots = [Int32](repeating: -1, count: slots.count)
  }

  @inline(__always)
  private func equals(_ entry: Entry, _ chunk: RawSpan, _ value: FieldRange) -> Bool {
    let known = bytes.span.bytes
    var offset = Int(entry.start)
    var difference: UInt64 = 0
    Words.forEach(chunk, value) { word in
      difference |= word ^ known.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      offset += 8
    }
    return difference == 0
  }
}

/// The bytes of a range of a chunk, eight at a time.
enum Words {
  /// Calls the body with each word; the last is filled with zeros. A chunk is padded, so that a whole word can be
  /// loaded at its last byte.
  @inline(__always)
  static func forEach(_ bytes: RawSpan, _ range: FieldRange, _ body: (UInt64) -> Void) {
    var offset = Int(range.start)
    let end = range.end
    while offset + 8 <= end {
      body(bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    guard offset < end else { return }
    let mask: UInt64 = (1 << UInt64((end - offset) * 8)) &- 1
    body(bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self) & mask)
  }

  /// One step of a hash.
  @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    let product = value &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 32
  }
}
