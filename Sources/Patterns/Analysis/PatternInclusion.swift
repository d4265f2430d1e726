extension Pattern {
  /// Whether every subject of one line that another pattern matches is matched by this one, too; `nil` when that cannot
  /// be told: for look ahead, back-references, word boundaries and characters beyond ASCII in either pattern, and for
  /// patterns whose comparison takes too long.
  package func includes(_ other: Pattern) -> Bool? {
    guard let own = tree, let theirs = other.tree else { return nil }
    var alphabet = Alphabet()
    guard
      let large = PatternAutomaton(own, isCaseless: isCaseless, &alphabet),
      let small = PatternAutomaton(theirs, isCaseless: other.isCaseless, &alphabet)
    else { return nil }
    return Self.includes(large, small, alphabet)
  }

  /// More pairs of states than this are not compared.
  private static let maximumPairs = 20_000

  private struct Pair: Hashable {
    var large: PatternAutomaton.States
    var small: PatternAutomaton.States
  }

  private static func includes(
    _ large: PatternAutomaton, _ small: PatternAutomaton, _ alphabet: Alphabet
  ) -> Bool? {
    var seen: Set<Pair> = []
    var open = [Pair(large: large.start, small: small.start)]
    while let pair = open.popLast() {
      guard seen.insert(pair).inserted else { continue }
      guard seen.count <= maximumPairs else { return nil }
      if small.accepts(pair.small), !large.accepts(pair.large) { return false }
      // What the larger one has matched, it matches whatever follows.
      if large.hasMatched(pair.large) { continue }
      for symbol in alphabet.representatives {
        open.append(
          Pair(large: large.step(pair.large, symbol), small: small.step(pair.small, symbol)))
      }
    }
    return true
  }
}

/// The characters that two patterns tell apart: ASCII, and one that stands for all others.
struct Alphabet {
  /// Stands for a character beyond ASCII.
  static let other: UInt8 = 0x80
  /// The sets of characters that occur, as 129 bits each.
  private(set) var sets: [[Bool]] = []

  /// The number of a set.
  mutating func number(_ set: [Bool]) -> Int {
    if let known = sets.firstIndex(of: set) { return known }
    sets.append(set)
    return sets.count - 1
  }

  /// Whether a character is in a set.
  func contains(_ symbol: UInt8, _ set: Int) -> Bool { sets[set][Int(symbol)] }

  /// One character of each class that the sets tell apart. No subject has CR or LF.
  var representatives: [UInt8] {
    var seen: Set<[Bool]> = []
    return (UInt8(0)...Self.other).filter { symbol in
      symbol != 0x0A && symbol != 0x0D && seen.insert(sets.map { $0[Int(symbol)] }).inserted
    }
  }
}
