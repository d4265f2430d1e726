internal import Captures
internal import StatusCodes

/// Which records of a replay are told of: those of a kind of agreement, or of a cell of the matrix.
///
/// ```
/// filter    = alternative *( "," alternative )
/// alternative = agreement / outcome [ "/" outcome ]         predicted / logged
/// agreement = equal / application / notInCapture / notLogged / contradicts
/// outcome   = "*" / passed / answered / refused / closed / code      code = 404.11 / 404 / 404.* / 4xx
/// ```
public struct RecordFilter: Sendable {
  private let alternatives: [Alternative]

  private enum Alternative: Sendable {
    case agreement(Agreement)
    case cell(predicted: Outcome, logged: Outcome)
  }

  private enum Outcome: Sendable {
    case any
    case outcome(String)
    case code(CodePattern)
  }

  /// Reads a filter.
  public init(_ text: String) throws(FailCondition.SyntaxError) {
    var alternatives: [Alternative] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      alternatives.append(try Self.alternative(part.filter { $0 != " " }))
    }
    self.alternatives = alternatives
  }

  private static func alternative(_ text: String) throws(FailCondition.SyntaxError) -> Alternative {
    if let agreement = Agreement(rawValue: text) { return .agreement(agreement) }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2 else {
      throw FailCondition.SyntaxError(message: "'\(text)' is no cell: write '404.11/200'")
    }
    let predicted = try outcome(parts[0])
    return .cell(predicted: predicted, logged: parts.count > 1 ? try outcome(parts[1]) : .any)
  }

  private static func outcome(_ text: String) throws(FailCondition.SyntaxError) -> Outcome {
    switch text {
    case "*": return .any
    case "passed", "answered", "refused", "closed": return .outcome(text)
    default: break
    }
    guard let code = CodePattern(text) else {
      throw FailCondition.SyntaxError(message: "there is no outcome called '\(text)' in a replay")
    }
    return .code(code)
  }

  /// Whether a record is one of them.
  public func takes(_ verdict: VerdictClass, _ logged: Logged, _ agreement: Agreement) -> Bool {
    alternatives.contains { alternative in
      switch alternative {
      case .agreement(let wanted): wanted == agreement
      case .cell(let predicted, let loggedOutcome):
        Self.takes(predicted, "\(verdict.outcome)", verdict.status)
          && Self.takes(loggedOutcome, logged.source == .httpSys ? "refused" : "", logged.code)
      }
    }
  }

  private static func takes(_ wanted: Outcome, _ outcome: String, _ status: StatusCode?) -> Bool {
    switch wanted {
    case .any: true
    case .outcome(let text): text == outcome
    case .code(let pattern): status.map { pattern.contains($0) } ?? false
    }
  }
}

/// A code, or several: `404.11`, `404` and `404.*` for all of 404, `4xx`.
struct CodePattern: Sendable {
  private let status: ClosedRange<UInt16>
  private let substatus: UInt16?

  init?(_ text: String) {
    if text.hasSuffix(".*"), let number = UInt16(text.dropLast(2)) {
      status = number...number
      substatus = nil
    } else if text.count == 3, text.hasSuffix("xx"), let hundreds = UInt16(text.prefix(1)),
      (1...5).contains(hundreds)
    {
      status = hundreds * 100...hundreds * 100 + 99
      substatus = nil
    } else if let code = StatusCode(text: text) {
      status = code.status...code.status
      substatus = code.substatus
    } else {
      return nil
    }
  }

  func contains(_ code: StatusCode) -> Bool {
    status.contains(code.status) && (substatus == nil || substatus == code.substatus ?? 0)
  }
}
