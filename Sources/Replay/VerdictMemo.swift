internal import Captures

/// Remembers the verdicts of requests that were decided, by the bytes of a record that can matter.
///
/// Keys are compared byte by byte, so an answer is never that of another request. Keys of more than 104 bytes are
/// not kept: such URLs hardly come twice. The table has a fixed size; a new key takes the place of the older of
/// two.
struct VerdictMemo: ~Copyable {
  /// Each slot: the hash, the class, lengths and variant, and 13 words of key.
  private var words: [UInt64]
  private let shift: UInt64
  private static let stride = 16
  private static let keyWords = 13

  /// The key of a record, hashed.
  struct Key {
    var hash: UInt64
    /// No key: the record is decided by itself.
    static let none = Key(hash: 0, shape: 0)
    /// The lengths of the parts, 7 bits each, and the variant; 0 when the key is not kept.
    var shape: UInt64
  }

  /// Creates a memo of 2 to the power of `sizeBits` pairs of slots.
  init(sizeBits: Int = 15) {
    words = [UInt64](repeating: 0, count: Self.stride << (sizeBits + 1))
    shift = UInt64(64 - sizeBits)
  }

  /// Forgets everything.
  mutating func removeAll() {
    words = [UInt64](repeating: 0, count: words.count)
  }

  /// Hashes the parts of a key.
  @inline(__always)
  static func key(_ bytes: RawSpan, _ key: borrowing RecordKey) -> Key {
    var hash: UInt64 = 0x243F_6A88_85A3_08D3
    var shape = key.variant << 56 | 1 << 55
    var total = 0
    for part in 0..<key.count {
      let range = key.parts[part]
      total += (Int(range.count) + 7) >> 3
      guard total <= keyWords else { return .none }
      shape |= UInt64(range.count) << UInt64(part * 7)
      Words.forEach(bytes, range) { hash = Words.mix(hash ^ $0) }
    }
    return Key(hash: Words.mix(hash ^ shape), shape: key.count == 0 ? 0 : shape)
  }

  /// The index of the class that is remembered for a key, or `nil`.
  @inline(__always)
  func classIndex(_ key: Key, _ bytes: RawSpan, _ parts: borrowing RecordKey) -> Int? {
    guard key.shape != 0 else { return nil }
    let pair = Int(truncatingIfNeeded: key.hash >> shift) * 2 * Self.stride
    if matches(pair, key, bytes, parts) { return Int(words[pair + 1]) }
    if matches(pair + Self.stride, key, bytes, parts) { return Int(words[pair + Self.stride + 1]) }
    return nil
  }

  /// Remembers the class of a key.
  mutating func insert(_ classIndex: Int, _ key: Key, _ bytes: RawSpan, _ parts: borrowing RecordKey) {
    guard key.shape != 0 else { return }
    let pair = Int(truncatingIfNeeded: key.hash >> shift) * 2 * Self.stride
    for index in 0..<Self.stride { words[pair + Self.stride + index] = words[pair + index] }
    words[pair] = key.hash
    words[pair + 1] = UInt64(classIndex)
    words[pair + 2] = key.shape
    var position = pair + 3
    for part in 0..<parts.count {
      Words.forEach(bytes, parts.parts[part]) { word in
        words[position] = word
        position += 1
      }
    }
  }

  @inline(__always)
  private func matches(_ slot: Int, _ key: Key, _ bytes: RawSpan, _ parts: borrowing RecordKey) -> Bool {
    guard words[slot] == key.hash, words[slot + 2] == key.shape else { return false }
    var position = slot + 3
    var difference: UInt64 = 0
    for part in 0..<parts.count {
      Words.forEach(bytes, parts.parts[part]) { word in
        difference |= words[position] ^ word
        position += 1
      }
    }
    return difference == 0
  }
}
