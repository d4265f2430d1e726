/// A pattern as a nondeterministic automaton that searches: it accepts the subjects in which the pattern is found.
struct PatternAutomaton {
  /// States of the automaton, a set in order.
  typealias States = [Int32]

  /// Where a state leads to without a character.
  private enum Edge {
    case free(Int)
    /// At the start of the subject only.
    case start(Int)
    /// At its end only.
    case end(Int)
  }

  private var edges: [[Edge]] = []
  /// For each state the set of characters it takes and where it leads, if it takes any.
  private var steps: [(set: Int, next: Int)?] = []
  /// For each set and character whether it is in the set.
  private var sets: [[Bool]] = []
  private let isCaseless: Bool
  private var initial = 0
  private var final = 0

  private static let maximumStates = 2000

  /// `nil` for what cannot be compared; see ``Pattern/includes(_:)``.
  init?(_ node: PatternNode, isCaseless: Bool, _ alphabet: inout Alphabet) {
    self.isCaseless = isCaseless
    initial = add()
    guard let end = build(node, from: initial, &alphabet) else { return nil }
    final = end
    sets = alphabet.sets
  }

  private mutating func add() -> Int {
    edges.append([])
    steps.append(nil)
    return edges.count - 1
  }

  /// Adds a node behind a state; the state behind it, or `nil` for what cannot be compared.
  private mutating func build(_ node: PatternNode, from state: Int, _ alphabet: inout Alphabet) -> Int? {
    guard edges.count < Self.maximumStates else { return nil }
    switch node {
    case .literal(let scalar, _):
      guard scalar < 0x80 else { return nil }
      return take(
        state, alphabet.number(members { Self.equals($0, UInt8(scalar), isCaseless: isCaseless) }))
    case .any: return take(state, alphabet.number(members { _ in true }))
    case .run:
      steps[state] = (alphabet.number(members { _ in true }), state)
      let next = add()
      edges[state].append(.free(next))
      return next
    case .set(let set, _):
      guard set.isASCII else { return nil }
      return take(
        state,
        alphabet.number(
          members { byte in
            byte == Alphabet.other
              ? set.holdsOther : set.contains(ASCII: byte, isCaseless: isCaseless)
          }))
    case .never:
      return add()
    case .group(let body, _, _): return build(body, from: state, &alphabet)
    case .assertion(let assertion, _):
      let next = add()
      switch assertion {
      case .lineStart, .textStart: edges[state].append(.start(next))
      case .lineEnd, .textEnd: edges[state].append(.end(next))
      case .wordBoundary, .notWordBoundary: return nil
      }
      return next
    case .sequence(let nodes):
      var state = state
      for node in nodes {
        guard let next = build(node, from: state, &alphabet) else { return nil }
        state = next
      }
      return state
    case .choice(let branches):
      let end = add()
      for branch in branches {
        let start = add()
        edges[state].append(.free(start))
        guard let last = build(branch, from: start, &alphabet) else { return nil }
        edges[last].append(.free(end))
      }
      return end
    case .repeated(let body, let repetition, _): return build(body, repetition, from: state, &alphabet)
    case .look, .backReference: return nil
    }
  }

  private mutating func build(
    _ body: PatternNode, _ repetition: PatternNode.Repetition, from start: Int, _ alphabet: inout Alphabet
  ) -> Int? {
    guard repetition.minimum <= 64, repetition.maximum ?? 0 <= 64 else { return nil }
    var state = start
    for _ in 0..<repetition.minimum {
      guard let next = build(body, from: state, &alphabet) else { return nil }
      state = next
    }
    let end = add()
    if let maximum = repetition.maximum {
      edges[state].append(.free(end))
      for _ in repetition.minimum..<max(repetition.minimum, maximum) {
        guard let next = build(body, from: state, &alphabet) else { return nil }
        state = next
        edges[state].append(.free(end))
      }
      return end
    }
    // A state of its own, so that the way back does not pass through what came before.
    let loop = add()
    edges[state].append(.free(loop))
    edges[loop].append(.free(end))
    guard let last = build(body, from: loop, &alphabet) else { return nil }
    edges[last].append(.free(loop))
    return end
  }

  private mutating func take(_ state: Int, _ set: Int) -> Int {
    // A state takes one set; another one needs a state of its own.
    let from = steps[state] == nil ? state : add()
    if from != state { edges[state].append(.free(from)) }
    let next = add()
    steps[from] = (set, next)
    return next
  }

  private func members(_ isMember: (UInt8) -> Bool) -> [Bool] { (UInt8(0)...Alphabet.other).map(isMember) }

  private static func equals(_ byte: UInt8, _ literal: UInt8, isCaseless: Bool) -> Bool {
    guard byte != Alphabet.other else { return false }
    return isCaseless ? ByteSet.folded(byte) == ByteSet.folded(literal) : byte == literal
  }

  /// The states at the start of a subject.
  var start: States { closure([Int32(initial)], atStart: true, atEnd: false) }

  /// Whether the pattern was found, whatever follows.
  func hasMatched(_ states: States) -> Bool { states.contains(Int32(final)) }

  /// Whether the pattern is found in a subject that ends here.
  func accepts(_ states: States) -> Bool {
    // The start of an empty subject is its end, too.
    hasMatched(closure(states, atStart: states == start, atEnd: true))
  }

  /// The states behind one more character.
  func step(_ states: States, _ symbol: UInt8) -> States {
    if hasMatched(states) { return [Int32(final)] }
    var next: [Int32] = [Int32(initial)]
    for state in states {
      if let (set, target) = steps[Int(state)], sets[set][Int(symbol)] { next.append(Int32(target)) }
    }
    return closure(next, atStart: false, atEnd: false)
  }

  private func closure(_ states: [Int32], atStart: Bool, atEnd: Bool) -> States {
    var seen: Set<Int32> = []
    var open = states
    while let state = open.popLast() {
      guard seen.insert(state).inserted else { continue }
      for edge in edges[Int(state)] {
        switch edge {
        case .free(let next): open.append(Int32(next))
        case .start(let next): if atStart { open.append(Int32(next)) }
        case .end(let next): if atEnd { open.append(Int32(next)) }
        }
      }
    }
    return seen.sorted()
  }
}

extension CharacterSet {
  /// Whether characters beyond ASCII are in the set, of which it names none.
  fileprivate var holdsOther: Bool {
    let named = items.contains { item in
      if case .shorthand(let letter) = item { letter < UInt8(ascii: "a") } else { false }
    }
    return named != isNegated
  }
}
