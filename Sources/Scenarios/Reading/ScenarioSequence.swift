/// Cases that are decided one after the other by one server, which remembers the requests of those before.
public final class ScenarioSequence: Sendable {
  /// The cases in order, all of one version of IIS.
  let cases: [ScenarioCase]

  private init(_ cases: [ScenarioCase]) { self.cases = cases }

  /// The cases, each with its place in the sequence it belongs to: there is one for each version of IIS.
  static func bound(_ cases: [ScenarioCase]) -> [ScenarioCase] {
    let versions = Dictionary(grouping: cases, by: \.version).mapValues { ScenarioSequence($0) }
    var counts = versions.mapValues { _ in 0 }
    return cases.map { item in
      var item = item
      if let sequence = versions[item.version] {
        item.sequence = ScenarioCase.SequencePlace(
          sequence: sequence, index: counts[item.version, default: 0])
      }
      counts[item.version, default: 0] += 1
      return item
    }
  }
}

extension ScenarioCase {
  /// The place of a case in a sequence.
  public struct SequencePlace: Sendable {
    /// The sequence.
    public let sequence: ScenarioSequence
    /// The number of cases before this one.
    public let index: Int
  }
}
