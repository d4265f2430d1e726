/// A set of byte strings that is asked for membership without allocation; each key has a value 0 or above.
///
/// ASCII letters compare without case unless the table is case-sensitive; other letters by simple case
/// mapping, as Windows' ordinal comparison without case does. Look-up costs one pass over the key;
/// most keys are ruled out by their ends and their length.
final class ByteTable: Sendable {
  private let keys: [UInt8]
  private let slots: [Slot]
  /// The keys with letters beyond ASCII, which are compared one by one.
  private let highKeys: [Slot]
  /// For five bits made of the first and the last byte, which case does not change, the lengths of the keys that have
  /// them.
  private let lengths: InlineArray<32, UInt64>
  private let caseSensitive: Bool
  /// Whether no key is in the table.
  let isEmpty: Bool

  private struct Slot: Sendable {
    /// `ByteTable.word` of the key.
    var word: UInt64 = 0
    var start: Int32 = 0
    /// The length of the key, or -1 where there is none.
    var count: Int32 = -1
    var value: Int32 = 0

    var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }

  /// Builds the table; of equal keys the first counts.
  init(_ pairs: [(key: String, value: Int32)], caseSensitive: Bool = false) {
    self.caseSensitive = caseSensitive
    var size = 8
    while size < pairs.count * 2 { size *= 2 }
    var slots = [Slot](repeating: Slot(), count: size)
    var highKeys: [Slot] = []
    var keys: [UInt8] = []
    var lengths = InlineArray<32, UInt64>(repeating: 0)
    for (key, value) in pairs {
      let bytes = key.utf8.map { caseSensitive ? $0 : ByteClass.lowercase($0) }
      let entry = Slot(
        word: Self.word(bytes.span, caseSensitive), start: Int32(keys.count), count: Int32(bytes.count),
        value: value)
      if !caseSensitive, bytes.contains(where: { $0 >= 0x80 }) {
        let isKnown = highKeys.contains { CaseFolding.equal(keys.span.extracting($0.range), bytes.span) }
        if isKnown { continue }
        highKeys.append(entry)
      } else {
        var slot = Self.first(entry.word, size)
        var isKnown = false
        while slots[slot].count >= 0, !isKnown {
          isKnown = keys[slots[slot].range].elementsEqual(bytes)
          if !isKnown { slot = (slot + 1) & (size - 1) }
        }
        if isKnown { continue }
        slots[slot] = entry
      }
      keys += bytes
      lengths[Self.ends(bytes.span)] |= Self.lengthBit(bytes.count)
    }
    (self.slots, self.highKeys, self.keys) = (slots, highKeys, keys)
    self.lengths = lengths
    isEmpty = keys.isEmpty && !slots.contains { $0.count >= 0 }
  }

  /// The value of a key, or `nil`.
  @inline(__always)
  subscript(_ key: Span<UInt8>) -> Int32? {
    guard mayHold(key) else { return nil }
    return find(key)
  }

  /// Whether the first byte, the last one and the length of a key leave it possible that it is in the table.
  @inline(__always)
  private func mayHold(_ key: Span<UInt8>) -> Bool {
    if !highKeys.isEmpty { return true }
    return lengths[Self.ends(key)] & Self.lengthBit(key.count) != 0
  }

  /// Five bits of the first and the last byte of a key.
  @inline(__always)
  private static func ends(_ key: Span<UInt8>) -> Int {
    key.count > 0 ? Int((key[0] &+ key[key.count &- 1] &* 3) & 31) : 0
  }

  private func find(_ key: Span<UInt8>) -> Int32? {
    if !highKeys.isEmpty {
      for index in key.indices where key[index] >= 0x80 { return highValue(key) }
    }
    let word = Self.word(key, caseSensitive)
    var slot = Self.first(word, slots.count)
    while slots[slot].count >= 0 {
      if slots[slot].word == word, Int(slots[slot].count) == key.count,
        key.count <= 8 || matches(Int(slots[slot].start), key)
      {
        return slots[slot].value
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Whether a key of more than eight bytes stands at an offset of `keys`.
  private func matches(_ start: Int, _ key: Span<UInt8>) -> Bool {
    let keys = keys
    let own = keys.span.extracting(start..<start + key.count)
    if !caseSensitive { return ByteScan.equalsCaseless(key, own) }
    for index in key.indices where key[index] != own[index] { return false }
    return true
  }

  /// The value of a key that is no ASCII, compared character by character.
  private func highValue(_ key: Span<UInt8>) -> Int32? {
    let keys = keys
    for entry in highKeys where CaseFolding.equal(keys.span.extracting(entry.range), key) {
      return entry.value
    }
    return nil
  }

  /// A number that is the same for equal keys, made of eight bytes at a time; of two keys of one length up to eight
  /// it is the same for equal ones only.
  @inline(__always)
  private static func word(_ key: Span<UInt8>, _ caseSensitive: Bool) -> UInt64 {
    guard key.count > 8 else { return folded(ByteScan.short(key), caseSensitive) }
    var word = UInt64(truncatingIfNeeded: key.count)
    var index = 0
    while index &+ 8 < key.count {
      word = (word ^ folded(ByteScan.word(in: key, at: index), caseSensitive)) &* 0x9E37_79B9_7F4A_7C15
      word ^= word >> 32
      index &+= 8
    }
    return word ^ folded(ByteScan.word(in: key, at: key.count &- 8), caseSensitive)
  }

  /// The slot at which the search for a key begins.
  @inline(__always)
  private static func first(_ word: UInt64, _ size: Int) -> Int {
    Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 32) & (size - 1)
  }

  @inline(__always)
  private static func folded(_ word: UInt64, _ caseSensitive: Bool) -> UInt64 {
    caseSensitive ? word : ByteScan.lowercase(word)
  }

  private static func lengthBit(_ count: Int) -> UInt64 { 1 &<< UInt64(count < 63 ? count : 63) }
}

/// Comparison without case, character by character.
enum CaseFolding {
  /// Whether two UTF-8 texts are equal but for case. ASCII letters pair with ASCII letters only.
  static func equal(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    var leftIndex = 0
    var rightIndex = 0
    while leftIndex < left.count, rightIndex < right.count {
      guard folded(left, &leftIndex) == folded(right, &rightIndex) else { return false }
    }
    return leftIndex == left.count && rightIndex == right.count
  }

  private static func folded(_ bytes: Span<UInt8>, _ index: inout Int) -> UInt32 {
    let first = bytes[index]
    index += 1
    guard first >= 0xC2 else { return UInt32(ByteClass.lowercase(first)) }
    let more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
    var value = UInt32(first) & (0x3F >> UInt32(more))
    for _ in 0..<more {
      guard index < bytes.count, bytes[index] & 0xC0 == 0x80 else { return value }
      value = value << 6 | UInt32(bytes[index] & 0x3F)
      index += 1
    }
    guard let scalar = Unicode.Scalar(value) else { return value }
    let upper = scalar.properties.uppercaseMapping.unicodeScalars
    guard upper.count == 1, let mapped = upper.first, mapped.value >= 0x80 else { return value }
    return mapped.value
  }
}
