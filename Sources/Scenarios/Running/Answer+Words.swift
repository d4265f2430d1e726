public import Substatus

extension Answer {
  /// The outcome as it is written in a scenario file, with the reason of the HTTPERR log.
  public var inScenarioWords: String {
    switch outcome {
    case .passed: "pass"
    case .closed: "closed (\(reason ?? ""))"
    case .refused: "\(status.map { "\($0) " } ?? "")refused \(reason ?? "")"
    case .answered: status.map { "\($0)" } ?? ""
    }
  }
}
