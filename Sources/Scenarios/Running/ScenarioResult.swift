public import Substatus

/// What became of one case.
public struct ScenarioResult: Sendable {
  /// The case.
  public var item: ScenarioCase
  /// What became of it.
  public var outcome: Outcome
  /// The answer, when there was one; that of a case which is not as expected has its trace.
  public var answer: Answer?
  /// The line of configuration that decided, for a case that is not as expected.
  public var configurationLine: String?
  /// The time the case took, in seconds.
  public var seconds = 0.0

  /// Creates a result.
  public init(
    _ item: ScenarioCase, _ outcome: Outcome, _ answer: Answer? = nil, configurationLine: String? = nil
  ) {
    self.item = item
    self.outcome = outcome
    self.answer = answer
    self.configurationLine = configurationLine
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

extension ScenarioResult {
  /// Whether the case makes the run fail.
  public var isFailure: Bool {
    switch outcome {
    case .passed, .pending: false
    case .failed, .unexpectedPass, .error: true
    }
  }

  /// What is wrong or open, one sentence each; empty for a case that passed.
  public var messages: [String] {
    switch outcome {
    case .passed: []
    case .failed(let mismatches): mismatches
    case .pending(let reason): [reason]
    case .unexpectedPass(let reason): ["no longer pending: it passes now (\(reason))"]
    case .error(let message): [message]
    }
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
