internal import Patterns

/// Which rules are worth trying for the present URL. The others are known not to act.
struct RewriteCandidates: ~Copyable {
  /// By the rules' own patterns.
  private var byInput = RuleSet()
  /// For each gate that was asked, by what its variable holds: the words of one set behind the other.
  private var byGate: [UInt64] = []
  private var isKnown: [Bool] = []
  private var wordCount = 0
  private var gate = RuleSet()
  /// Whether every rule is tried.
  private var isOpen = true

  /// Finds the candidates for the present input of every folder.
  mutating func find(
    _ policy: RewritePolicy, _ request: borrowing RequestView, _ state: inout RewriteState
  ) {
    isOpen = policy.indexes.isEmpty
    guard !isOpen else { return }
    wordCount = policy.indexes[0].wordCount
    byInput.removeAll(wordCount: wordCount)
    for folder in policy.folders.indices {
      state.makeInput(for: folder, policy.folders, request.path)
      guard state.inputTraits.isOneLine else {
        byInput.insertAll()
        break
      }
      policy.indexes[folder].insertCandidates(for: state.input, into: &byInput)
    }
    isKnown.removeAll(keepingCapacity: true)
    for _ in policy.gates.indices { isKnown.append(false) }
    while byGate.count < policy.gates.count * wordCount { byGate.append(0) }
  }

  /// The number of the first candidate at or behind a number, gates not considered.
  func first(from rule: Int, of count: Int) -> Int? {
    guard !isOpen else { return rule < count ? rule : nil }
    guard let found = byInput.first(from: rule), found < count else { return nil }
    return found
  }

  /// Whether a gate has been asked for the present URL.
  func isKnown(_ gate: Int) -> Bool { isKnown[gate] }

  /// Notes what a gate's variable holds.
  mutating func note(_ number: Int, _ index: RuleIndex, _ value: borrowing ByteBuffer) {
    isKnown[number] = true
    gate.removeAll(wordCount: wordCount)
    if SubjectTraits(value.span).isOneLine {
      index.insertCandidates(for: value, into: &gate)
    } else {
      gate.insertAll()
    }
    gate.copy(to: &byGate, at: number * wordCount)
  }

  /// Whether a gate that was asked lets a rule through.
  func passes(_ rule: Int, _ gate: Int) -> Bool {
    byGate[gate * wordCount + rule >> 6] & (1 << UInt64(rule & 63)) != 0
  }
}
