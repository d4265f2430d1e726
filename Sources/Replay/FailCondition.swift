internal import Captures

/// A condition on the result of a replay under which a check in continuous integration fails:
/// `contradicts > 0`, `404.11 >= 1% or malformed > 10`.
///
/// ```
/// condition  = comparison *( ("and" / "or") comparison )        "and" binds closer
/// comparison = name (">" / ">=" / "<" / "<=" / "=") number ["%"]
/// name       = read / decided / skipped / malformed / passed / answered / refused / closed / equal / application /
///              notInCapture / notLogged / contradicts / code      code = 404.11 / 404.* / 4xx
/// ```
/// A percentage is of the decided requests, of `malformed` and `skipped` that of the records read.
public struct FailCondition: Sendable {
  private let alternatives: [[Comparison]]

  private struct Comparison: Sendable {
    var name: Name
    var relation: String
    var number: Double
    var isPercentage: Bool
  }

  private enum Name: Sendable {
    case read, decided, skipped, malformed
    case outcome(String)
    case agreement(Agreement)
    case code(CodePattern)
  }

  /// Why a text is no condition.
  public struct SyntaxError: Error, Sendable {
    /// What is wrong, in words for a person.
    public var message: String
  }

  /// Reads a condition.
  public init(_ text: String) throws(SyntaxError) {
    var alternatives: [[Comparison]] = []
    for alternative in Self.split(text, "or") {
      var all: [Comparison] = []
      for comparison in Self.split(alternative, "and") { all.append(try Self.comparison(comparison)) }
      alternatives.append(all)
    }
    self.alternatives = alternatives
  }

  private static func split(_ text: String, _ word: String) -> [String] {
    text.split(separator: " ", omittingEmptySubsequences: true).split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == word }
    ).map { $0.joined(separator: " ") }
  }

  private static func comparison(_ text: String) throws(SyntaxError) -> Comparison {
    for relation in [">=", "<=", ">", "<", "="] {
      let parts = text.split(separator: relation, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      let value = parts[1].filter { $0 != " " }
      let digits = value.hasSuffix("%") ? value.dropLast() : value[...]
      guard let number = Double(digits), number.isFinite else {
        throw SyntaxError(message: "'\(value)' is no number")
      }
      return Comparison(
        name: try name(parts[0].filter { $0 != " " }), relation: relation, number: number,
        isPercentage: value.hasSuffix("%"))
    }
    throw SyntaxError(message: "'\(text)' compares nothing: write 'contradicts > 0' or '404.11 >= 1%'")
  }

  private static func name(_ text: String) throws(SyntaxError) -> Name {
    switch text {
    case "read": return .read
    case "decided": return .decided
    case "skipped": return .skipped
    case "malformed": return .malformed
    case "passed", "answered", "refused", "closed": return .outcome(text)
    default: break
    }
    if let agreement = Agreement(rawValue: text) { return .agreement(agreement) }
    if let code = CodePattern(text) { return .code(code) }
    throw SyntaxError(message: "there is nothing called '\(text)' in a replay")
  }

  /// Whether a replay came to it.
  public func holds(for result: ReplayResult) -> Bool {
    alternatives.contains { $0.allSatisfy { Self.holds($0, result) } }
  }

  private static func holds(_ comparison: Comparison, _ result: ReplayResult) -> Bool {
    let (count, whole) = count(comparison.name, result)
    let share = whole == 0 ? 0 : Double(count) / Double(whole) * 100
    let value = comparison.isPercentage ? share : Double(count)
    return switch comparison.relation {
    case ">": value > comparison.number
    case ">=": value >= comparison.number
    case "<": value < comparison.number
    case "<=": value <= comparison.number
    default: value == comparison.number
    }
  }

  private static func count(_ name: Name, _ result: ReplayResult) -> (UInt64, UInt64) {
    let counts = result.counts
    func sum(_ isOne: (VerdictClass) -> Bool) -> UInt64 {
      result.pairs.reduce(0) { $0 + (isOne($1.verdict) ? $1.count : 0) }
    }
    return switch name {
    case .read: (counts.read, counts.read)
    case .skipped: (counts.skipped, counts.read)
    case .malformed: (counts.malformed, counts.read)
    case .decided: (counts.decided, counts.decided)
    case .outcome(let text): (sum { "\($0.outcome)" == text }, counts.decided)
    case .agreement(let agreement): (result.count(agreement), counts.decided)
    case .code(let pattern):
      (sum { $0.status.map { pattern.contains($0) } ?? false }, counts.decided)
    }
  }
}
