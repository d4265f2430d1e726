internal import Replay

/// A predicted outcome with what decided it, and a logged one: what a person tells pairs apart by. The pairs of a result
/// differ in more, as in what was assumed.
struct MergedPair {
  let key: OutcomeKey
  /// `nil` when nothing is logged.
  let logged: String?
  let agreement: Agreement
  private(set) var count: UInt64 = 0
  private(set) var examples: [Example] = []

  private struct Identity: Hashable {
    var key: OutcomeKey
    var logged: String?
    var agreement: Agreement
  }

  /// The first examples that are kept.
  private static let maximumExamples = 3

  /// All of a replay, the most frequent first.
  static func all(_ result: ReplayResult) -> [MergedPair] {
    var pairs: [MergedPair] = []
    var indexes: [Identity: Int] = [:]
    for pair in result.pairs {
      let identity = Identity(
        key: OutcomeKey(pair.verdict), logged: pair.logged.text, agreement: pair.agreement)
      let index = indexes[identity] ?? pairs.count
      if index == pairs.count {
        indexes[identity] = index
        pairs.append(
          MergedPair(key: identity.key, logged: identity.logged, agreement: identity.agreement))
      }
      pairs[index].count += pair.count
      pairs[index].examples += pair.examples.prefix(maximumExamples - pairs[index].examples.count)
    }
    return pairs.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map(\.element)
  }

  private init(key: OutcomeKey, logged: String?, agreement: Agreement) {
    (self.key, self.logged, self.agreement) = (key, logged, agreement)
  }
}
