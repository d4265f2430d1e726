internal import Patterns

/// Which rules are worth trying for the present URL. The others are known not to act.
struct RewriteCandidates: ~Copyable {
  /// By the rules' own patterns.
  private var byInput = RuleSet()
  /// By what one gate's variable holds.
  private var byGate: [GateSet] = []
  /// Whether every rule is tried.
  private var isOpen = true

  /// What a gate lets through, once it was asked.
  private final class GateSet {
    var isKnown = false
    var rules = RuleSet()
  }

  /// Finds the candidates for the present input of every folder.
  mutating func find(
    _ policy: RewritePolicy, _ request: borrowing RequestView, _ state: inout RewriteState
  ) {
    isOpen = policy.indexes.isEmpty
    guard !isOpen else { return }
    byInput.removeAll(wordCount: policy.indexes[0].wordCount)
    for folder in policy.folders.indices {
      state.makeInput(for: folder, policy.folders, request.path)
      guard state.inputTraits.isOneLine else {
        byInput.insertAll()
        break
      }
      policy.indexes[folder].insertCandidates(for: state.input, into: &byInput)
    }
    while byGate.count < policy.gates.count { byGate.append(GateSet()) }
    for index in policy.gates.indices { byGate[index].isKnown = false }
  }

  /// The number of the first candidate at or behind a number, gates not considered.
  func first(from rule: Int, of count: Int) -> Int? {
    guard !isOpen else { return rule < count ? rule : nil }
    guard let found = byInput.first(from: rule), found < count else { return nil }
    return found
  }

  /// Whether a gate has been asked for the present URL.
  func isKnown(_ gate: Int) -> Bool { byGate[gate].isKnown }

  /// Notes what a gate's variable holds.
  func note(_ gate: Int, _ index: RuleIndex, _ value: borrowing ByteBuffer) {
    let set = byGate[gate]
    set.isKnown = true
    set.rules.removeAll(wordCount: index.wordCount)
    if SubjectTraits(value.span).isOneLine {
      index.insertCandidates(for: value, into: &set.rules)
    } else {
      set.rules.insertAll()
    }
  }

  /// Whether a gate that was asked lets a rule through.
  func passes(_ rule: Int, _ gate: Int) -> Bool { byGate[gate].rules.contains(rule) }
}
