internal import Patterns

/// Which of many patterns a subject can match, found in one pass over the subject.
///
/// Two tests, both of which only rule out: for patterns bound to the start, the bytes at the first positions, whose
/// sets of patterns are intersected; for patterns that need a text, two neighbouring bytes of it, looked up for every
/// place of the subject. The result holds for subjects without line feeds.
final class RuleIndex: Sendable {
  /// The number of words a set of rules takes.
  let wordCount: Int
  /// The class of each byte: bytes that no pattern tells apart at any position share one.
  private let classes: [UInt16]
  private let endClass: Int
  private let classCount: Int
  private let positionCount: Int
  /// For each position and class the rules that allow it.
  private let heads: [UInt64]
  /// The rules of this index.
  private let members: [UInt64]
  /// The rules that need no text, or only a single byte.
  private let unrequired: [UInt64]
  private let needsTexts: Bool
  /// The number of a set of rules by the hash of two bytes; 0 for none.
  private let buckets: [UInt16]
  private let bucketWords: [UInt64]

  /// Builds an index.
  ///
  /// - Parameters:
  ///   - count: the number of all rules; a set has one bit for each.
  ///   - entries: the rules of the index with what is known of their patterns.
  init(count: Int, _ entries: [(rule: Int, facts: PatternFacts)]) {
    let words = (count + 63) / 64
    wordCount = words
    members = Self.set(entries.map(\.rule), words)
    let positions = entries.map(\.facts.heads.count).max() ?? 0
    positionCount = positions

    let columns = Self.columns(entries, positions: positions, words: words)
    // Bytes whose columns are equal share a class; an upper-case letter has that of the lower-case one.
    var numbers: [[UInt64]: UInt16] = [:]
    var distinct: [[UInt64]] = []
    var classes: [UInt16] = []
    for symbol in 0...256 {
      let column = columns[symbol < 256 ? Int(ByteSet.folded(UInt8(symbol))) : symbol]
      let number = numbers[column] ?? UInt16(distinct.count)
      if numbers.updateValue(number, forKey: column) == nil { distinct.append(column) }
      classes.append(number)
    }
    self.classes = classes
    endClass = Int(classes[256])
    classCount = distinct.count
    heads = (0..<positions).flatMap { position in
      distinct.flatMap { Array($0[position * words..<(position + 1) * words]) }
    }

    let required = entries.filter { entry in
      !entry.facts.required.isEmpty && entry.facts.required.allSatisfy { $0.count >= 2 }
    }
    let named = Set(required.map(\.rule))
    unrequired = Self.set(entries.map(\.rule).filter { !named.contains($0) }, words)
    needsTexts = !required.isEmpty
    (buckets, bucketWords) = Self.buckets(required, words)
  }

  /// For each byte, and for the end behind them, the rules that allow it at each position.
  private static func columns(
    _ entries: [(rule: Int, facts: PatternFacts)], positions: Int, words: Int
  ) -> [[UInt64]] {
    var columns = [[UInt64]](repeating: [UInt64](repeating: 0, count: positions * words), count: 257)
    // What a rule says nothing about, it allows to every byte.
    var common = [UInt64](repeating: 0, count: positions * words)
    for entry in entries {
      let bit: UInt64 = 1 << UInt64(entry.rule & 63)
      for position in 0..<positions {
        let index = position * words + entry.rule >> 6
        guard position < entry.facts.heads.count else {
          common[index] |= bit
          continue
        }
        let head = entry.facts.heads[position]
        for byte in head.members { columns[Int(byte)][index] |= bit }
        if head.holdsEnd { columns[256][index] |= bit }
      }
    }
    for symbol in columns.indices {
      for index in common.indices { columns[symbol][index] |= common[index] }
    }
    return columns
  }

  private static func set(_ rules: [Int], _ words: Int) -> [UInt64] {
    var set = [UInt64](repeating: 0, count: words)
    for rule in rules { set[rule >> 6] |= 1 << UInt64(rule & 63) }
    return set
  }

  /// Of each text the pair of bytes that the fewest other texts have.
  private static func buckets(
    _ required: [(rule: Int, facts: PatternFacts)], _ words: Int
  ) -> ([UInt16], [UInt64]) {
    var counts: [Int: Int] = [:]
    for entry in required {
      for text in entry.facts.required {
        for hash in hashes(text) { counts[hash, default: 0] += 1 }
      }
    }
    var rules: [Int: [Int]] = [:]
    for entry in required {
      for text in entry.facts.required {
        guard let rarest = hashes(text).min(by: { counts[$0, default: 0] < counts[$1, default: 0] }) else {
          continue
        }
        rules[rarest, default: []].append(entry.rule)
      }
    }
    var buckets = [UInt16](repeating: 0, count: 4096)
    var bucketWords = [UInt64](repeating: 0, count: words)
    for (hash, members) in rules.sorted(by: { $0.key < $1.key }) {
      buckets[hash] = UInt16(bucketWords.count / words)
      bucketWords += set(members, words)
    }
    return (buckets, bucketWords)
  }

  private static func hashes(_ text: [UInt8]) -> [Int] {
    text.indices.dropLast().map { hash(text[$0], text[$0 + 1]) }
  }

  /// 0 to 4095.
  @inline(__always)
  private static func hash(_ first: UInt8, _ second: UInt8) -> Int {
    (Int(first & 0x7F) << 5 ^ Int(second)) & 4095
  }

  /// Adds the rules whose patterns the subject can match to a set of `wordCount` words.
  func insertCandidates(for text: borrowing ByteBuffer, into set: inout RuleSet) {
    let subject = text.span
    set.begin(members)
    for position in 0..<min(positionCount, subject.count + 1) {
      let isEnd = position == subject.count
      let column = isEnd ? endClass : Int(classes[Int(subject[position])])
      guard set.intersect(heads, at: (position * classCount + column) * wordCount) else { return }
      if isEnd { break }
    }
    guard needsTexts, set.holdsOther(than: unrequired) else { return set.conclude() }
    set.beginTexts(unrequired)
    var previous: UInt8 = 0
    for index in subject.indices {
      let byte = ByteSet.folded(subject[index])
      let bucket = Int(buckets[Self.hash(previous, byte)])
      if bucket != 0, index > 0 { set.addTexts(bucketWords, at: bucket * wordCount) }
      previous = byte
    }
    set.concludeWithTexts()
  }
}

/// A set of rules by their numbers, in memory that is kept.
struct RuleSet: ~Copyable {
  /// The members.
  private var words: [UInt64] = []
  /// What the present index comes to, and what its texts come to.
  private var found: [UInt64] = []
  private var texts: [UInt64] = []

  /// Makes the set empty, with room for rules in so many words.
  mutating func removeAll(wordCount: Int) {
    words.removeAll(keepingCapacity: true)
    for _ in 0..<wordCount { words.append(0) }
  }

  /// Adds every rule.
  mutating func insertAll() {
    for index in words.indices { words[index] = .max }
  }

  /// Whether a rule is a member.
  func contains(_ rule: Int) -> Bool { words[rule >> 6] & (1 << UInt64(rule & 63)) != 0 }

  /// The first member at or behind a number; `nil` when there is none.
  func first(from rule: Int) -> Int? {
    var word = rule >> 6
    guard word < words.count else { return nil }
    var bits = words[word] & (UInt64.max << UInt64(rule & 63))
    while bits == 0 {
      word += 1
      guard word < words.count else { return nil }
      bits = words[word]
    }
    return word << 6 + bits.trailingZeroBitCount
  }

  /// Writes the words of the set into a list that has room for them.
  func copy(to list: inout [UInt64], at start: Int) {
    for index in words.indices { list[start + index] = words[index] }
  }

  fileprivate mutating func begin(_ members: [UInt64]) {
    found.removeAll(keepingCapacity: true)
    for word in members { found.append(word) }
  }

  /// `false` when nothing is left.
  fileprivate mutating func intersect(_ other: [UInt64], at start: Int) -> Bool {
    var any: UInt64 = 0
    for index in found.indices {
      found[index] &= other[start + index]
      any |= found[index]
    }
    return any != 0
  }

  fileprivate func holdsOther(than other: [UInt64]) -> Bool {
    for index in found.indices where found[index] & ~other[index] != 0 { return true }
    return false
  }

  fileprivate mutating func beginTexts(_ unrequired: [UInt64]) {
    texts.removeAll(keepingCapacity: true)
    for word in unrequired { texts.append(word) }
  }

  fileprivate mutating func addTexts(_ other: [UInt64], at start: Int) {
    for index in texts.indices { texts[index] |= other[start + index] }
  }

  fileprivate mutating func conclude() {
    for index in words.indices { words[index] |= found[index] }
  }

  fileprivate mutating func concludeWithTexts() {
    for index in words.indices { words[index] |= found[index] & texts[index] }
  }
}
