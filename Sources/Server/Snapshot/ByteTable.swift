/// A set of byte strings that is asked for membership without allocation; each key has a value 0 or above.
///
/// ASCII letters compare without case unless the table is case-sensitive; other letters by simple case
/// mapping, as Windows' ordinal comparison without case does. Look-up costs one pass over the key;
/// most keys are ruled out by their first byte and length.
final class ByteTable: Sendable {
  private let keys: [UInt8]
  private let entries: [Entry]
  private let slots: [Int32]
  /// For the low five bits of each first byte, which case does not change, the lengths of the keys that begin so.
  private let lengths: InlineArray<32, UInt64>
  private let hasHighKeys: Bool
  private let caseSensitive: Bool

  private struct Entry: Sendable {
    var start: Int32
    var count: Int32
    var value: Int32
    var isHigh: Bool

    var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }

  /// Builds the table; of equal keys the first counts.
  init(_ pairs: [(key: String, value: Int32)], caseSensitive: Bool = false) {
    self.caseSensitive = caseSensitive
    var size = 8
    while size < pairs.count * 2 { size *= 2 }
    var slots = [Int32](repeating: -1, count: size)
    var keys: [UInt8] = []
    var entries: [Entry] = []
    var lengths = InlineArray<32, UInt64>(repeating: 0)
    for (key, value) in pairs {
      let bytes = key.utf8.map { caseSensitive ? $0 : ByteClass.lowercase($0) }
      let isHigh = !caseSensitive && bytes.contains { $0 >= 0x80 }
      let entry = Entry(
        start: Int32(keys.count), count: Int32(bytes.count), value: value, isHigh: isHigh)
      if isHigh {
        let isKnown = entries.contains { known in
          known.isHigh && CaseFolding.equal(keys.span.extracting(known.range), bytes.span)
        }
        if isKnown { continue }
      } else {
        var slot = Self.hash(bytes.span, caseSensitive) & (size - 1)
        var isKnown = false
        while slots[slot] >= 0, !isKnown {
          isKnown = keys[entries[Int(slots[slot])].range].elementsEqual(bytes)
          if !isKnown { slot = (slot + 1) & (size - 1) }
        }
        if isKnown { continue }
        slots[slot] = Int32(entries.count)
      }
      entries.append(entry)
      keys += bytes
      lengths[Int((bytes.first ?? 0) & 31)] |= Self.lengthBit(bytes.count)
    }
    (self.slots, self.keys, self.entries) = (slots, keys, entries)
    self.lengths = lengths
    hasHighKeys = entries.contains { $0.isHigh }
  }

  /// Whether no key is in the table.
  var isEmpty: Bool { entries.isEmpty }

  /// The value of a key, or `nil`.
  @inline(__always)
  subscript(_ key: Span<UInt8>) -> Int32? {
    if hasHighKeys {
      for index in key.indices where key[index] >= 0x80 { return highValue(key) }
    }
    let first = key.count > 0 ? key[0] : 0
    guard lengths[Int(first & 31)] & Self.lengthBit(key.count) != 0 else { return nil }
    return find(key)
  }

  private func find(_ key: Span<UInt8>) -> Int32? {
    var slot = Self.hash(key, caseSensitive) & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if matches(entry, key) { return entry.value }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func matches(_ entry: Entry, _ key: Span<UInt8>) -> Bool {
    guard Int(entry.count) == key.count else { return false }
    let keys = keys
    let own = keys.span.extracting(entry.range)
    guard key.count > 8 else {
      return Self.folded(ByteScan.short(key), caseSensitive) == ByteScan.short(own)
    }
    var index = 0
    while index &+ 8 < key.count {
      if Self.folded(ByteScan.word(in: key, at: index), caseSensitive) != ByteScan.word(in: own, at: index) {
        return false
      }
      index &+= 8
    }
    // The last eight bytes, some of which may have been compared already.
    let last = key.count &- 8
    return Self.folded(ByteScan.word(in: key, at: last), caseSensitive) == ByteScan.word(in: own, at: last)
  }

  /// Keys beyond ASCII are few: they are compared one by one, character by character.
  private func highValue(_ key: Span<UInt8>) -> Int32? {
    let keys = keys
    for entry in entries where entry.isHigh {
      if CaseFolding.equal(keys.span.extracting(entry.range), key) { return entry.value }
    }
    return nil
  }

  /// A number that is the same for equal keys, made of eight bytes at a time.
  @inline(__always)
  private static func hash(_ key: Span<UInt8>, _ caseSensitive: Bool) -> Int {
    guard key.count > 8 else {
      return mixed(folded(ByteScan.short(key), caseSensitive) ^ UInt64(truncatingIfNeeded: key.count) << 56)
    }
    var hash = UInt64(truncatingIfNeeded: key.count)
    var index = 0
    while index &+ 8 < key.count {
      hash = (hash ^ folded(ByteScan.word(in: key, at: index), caseSensitive)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
      index &+= 8
    }
    return mixed(hash ^ folded(ByteScan.word(in: key, at: key.count &- 8), caseSensitive))
  }

  @inline(__always)
  private static func mixed(_ word: UInt64) -> Int {
    let product = word &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: product >> 32)
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
