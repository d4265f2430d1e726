internal import Server

/// A sequence while its cases are run: which one is next, and what came before it.
struct SequenceRun: ~Copyable {
  private var sequence: ScenarioSequence?
  private var next = 0
  private var history = RequestHistory()

  /// Makes the history that of all cases before one, and runs what decides it.
  ///
  /// - Parameter replay: decides a case that came before and was not run just now.
  mutating func run(
    _ place: ScenarioCase.SequencePlace, replay: (ScenarioCase, inout RequestHistory) -> Void,
    decide: (inout RequestHistory) -> ScenarioResult
  ) -> ScenarioResult {
    if sequence !== place.sequence || next > place.index {
      sequence = place.sequence
      next = 0
      history.removeAll()
    }
    while next < place.index {
      replay(place.sequence.cases[next], &history)
      next += 1
    }
    next += 1
    return decide(&history)
  }
}
