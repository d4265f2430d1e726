public import Substatus

/// What became of one case.
public struct ScenarioResult: Sendable {
  /// The case.
  public var item: ScenarioCase
  /// What became of it.
  public var outcome: Outcome
  /// The answer, when there was one.
  public var answer: Answer?

  init(_ item: ScenarioCase, _ outcome: Outcome, _ answer: Answer?) {
    self.item = item
    self.outcome = outcome
    self.answer = answer
  }

  /// What became of a case.
  public enum Outcome: Sendable, Hashable {
    /// The answer is what was expected.
    case passed
    /// What is different, one sentence each.
    case failed([String])
    /// The case cannot be decided yet, and is not.
    case pending(String)
    /// The case is marked as pending and yet is what was expected.
    case unexpectedPass(String)
    /// The case could not run.
    case error(String)
  }
}

/// The counts of a run.
public struct ScenarioSummary: Sendable, Hashable {
  /// Cases that are as expected.
  public var passed = 0
  /// Cases that are not, cases that could not run, and pending cases that passed.
  public var failed = 0
  /// Cases that cannot be decided yet.
  public var pending = 0

  /// Counts results.
  public init(_ results: [ScenarioResult]) {
    for result in results {
      switch result.outcome {
      case .passed: passed += 1
      case .pending: pending += 1
      case .failed, .unexpectedPass, .error: failed += 1
      }
    }
  }

  /// Every case that was counted.
  public var total: Int { passed + failed + pending }
}
