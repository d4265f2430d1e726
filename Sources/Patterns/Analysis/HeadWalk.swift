/// Walks a tree from the start of the subject and notes which bytes can stand at each position.
///
/// A state is the set of positions at which the node can begin, one bit each; the bit of `maximumHeads` stands for
/// every position from there on. Whatever cannot be followed exactly allows more, never less.
struct HeadWalk {
  private let isCaseless: Bool
  private var sets = [ByteSet](repeating: ByteSet(), count: PatternFacts.maximumHeads)
  /// The steps left; a tree that takes more is given up.
  private var budget = 20_000

  /// Where the node can begin: where more may follow, and where the subject ended.
  private struct Reach: Equatable {
    var open: UInt32 = 0
    var closed: UInt32 = 0

    mutating func formUnion(_ other: Reach) {
      open |= other.open
      closed |= other.closed
    }

    func union(_ other: Reach) -> Reach { Reach(open: open | other.open, closed: closed | other.closed) }
  }

  init(isCaseless: Bool) { self.isCaseless = isCaseless }

  /// The sets of the first positions, without those at the end that allow everything.
  mutating func heads(of node: PatternNode) -> [ByteSet] {
    let end = advance(node, Reach(open: 1))
    guard budget > 0 else { return [] }
    let first = end.open == 0 ? sets.count : end.open.trailingZeroBitCount
    var heads = Array(sets.prefix(first))
    while heads.last == .all { heads.removeLast() }
    return heads
  }

  private mutating func advance(_ node: PatternNode, _ reach: Reach) -> Reach {
    budget -= 1
    guard budget > 0 else { return Reach(open: 1) }
    switch node {
    case .literal(let scalar, _): return literal(scalar, reach)
    case .any, .run: return consume(.all, reach, repeats: { if case .run = node { true } else { false } }())
    case .set(let set, _): return consume(set, reach)
    case .never: return Reach()
    case .group(let body, _, _): return advance(body, reach)
    case .look: return reach
    case .assertion(let assertion, _):
      guard assertion == .lineEnd || assertion == .textEnd else { return reach }
      mark(reach.open) { $0.holdsEnd = true }
      return Reach(open: 0, closed: reach.open | reach.closed)
    case .backReference: return consume(.all, reach, repeats: true, optional: true)
    case .repeated(let body, let repetition, _): return advance(body, repetition, reach)
    case .sequence(let nodes):
      var reach = reach
      for node in nodes { reach = advance(node, reach) }
      return reach
    case .choice(let branches):
      var end = Reach()
      for branch in branches { end.formUnion(advance(branch, reach)) }
      return end
    }
  }

  private mutating func advance(
    _ body: PatternNode, _ repetition: PatternNode.Repetition, _ start: Reach
  ) -> Reach {
    var end = repetition.minimum == 0 ? start : Reach()
    var reach = start
    var count = 0
    while count < repetition.maximum ?? .max {
      let next = advance(body, reach)
      count += 1
      let known = end
      if count >= repetition.minimum { end.formUnion(next) }
      // Every further round leads to the same positions.
      if next == reach || (count >= repetition.minimum && end == known) { return end.union(next) }
      reach = next
      guard budget > 0 else { return end }
    }
    return end
  }

  private mutating func mark(_ positions: UInt32, _ change: (inout ByteSet) -> Void) {
    for position in sets.indices where positions & (1 << UInt32(position)) != 0 { change(&sets[position]) }
  }

  private static let last: UInt32 = 1 << UInt32(PatternFacts.maximumHeads)
  private static let everywhere: UInt32 = last << 1 - 1

  /// The positions one further on.
  private static func next(_ positions: UInt32) -> UInt32 { (positions << 1 | positions & last) & everywhere }

  /// One character of a set of bytes, up to four bytes long; without end when it repeats.
  private mutating func consume(
    _ bytes: ByteSet, _ reach: Reach, repeats: Bool = false, optional: Bool = false
  ) -> Reach {
    guard reach.open != 0 else { return Reach() }
    var bytes = bytes
    bytes.holdsEnd = false
    var positions = reach.open
    var end: UInt32 = optional || repeats ? positions : 0
    let rounds = repeats ? PatternFacts.maximumHeads + 1 : bytes.contains(0x80) ? 4 : 1
    for round in 0..<rounds {
      mark(positions) { $0.formUnion(round == 0 || repeats ? bytes : .high) }
      positions = Self.next(positions)
      end |= positions
    }
    return Reach(open: end, closed: optional || repeats ? reach.closed : 0)
  }

  private mutating func literal(_ scalar: UInt32, _ reach: Reach) -> Reach {
    guard scalar < 0x80 else { return consume(.high, reach) }
    var bytes = ByteSet()
    bytes.insert(UInt8(scalar))
    return consume(bytes, reach)
  }

  private mutating func consume(_ set: CharacterSet, _ reach: Reach) -> Reach {
    var bytes = ByteSet()
    for byte in UInt8(0)..<0x80 where set.contains(ASCII: byte, isCaseless: isCaseless) { bytes.insert(byte) }
    if set.isNegated || !set.isASCII || set.hasShorthand { bytes.formUnion(.high) }
    return consume(bytes, reach)
  }
}
