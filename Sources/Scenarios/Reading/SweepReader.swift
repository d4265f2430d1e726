internal import Yams

/// Reads `sweep`.
struct SweepReader {
  let reader: NodeReader

  /// A sweep as it is written.
  struct Sweep {
    var limit: LimitSweep.Limit
    var folder = "/"
    /// What comes out up to the limit; anything else than beyond it when `nil`.
    var within: Expectation?
    /// Where that is written.
    var recording: Recording?
  }

  static let keys = ["limit", "at", "within"]

  /// The name of a limit, or a map.
  func read(_ node: Node) -> Sweep? {
    let names = LimitSweep.Limit.allCases.map(\.rawValue)
    guard case .mapping = node else {
      return reader.word(node, "sweep", among: names).flatMap { LimitSweep.Limit(rawValue: $0) }.map {
        Sweep(limit: $0)
      }
    }
    var limit: LimitSweep.Limit?
    var sweep = Sweep(limit: .maxUrl)
    for (key, value) in reader.map(node, "sweep", keys: Self.keys) {
      switch key {
      case "limit":
        limit = reader.word(value, key, among: names).flatMap { LimitSweep.Limit(rawValue: $0) }
      case "within":
        sweep.within = ExpectationReader(reader: reader).read(value)
        sweep.recording = Recording(value, .within)
      default: sweep.folder = folder(value)
      }
    }
    guard let limit else {
      if !reader.hasErrors {
        reader.report("sweep needs a limit: \(names.joined(separator: ", "))", at: node)
      }
      return nil
    }
    sweep.limit = limit
    return sweep
  }

  private func folder(_ node: Node) -> String {
    guard let text = reader.text(node, "at") else { return "/" }
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x3F && $0 != 0x23 }
    guard text.hasPrefix("/"), text.hasSuffix("/"), isPlain else {
      reader.report("at is a folder of the site such as /app/, written as in a request", at: node)
      return "/"
    }
    return text
  }
}
