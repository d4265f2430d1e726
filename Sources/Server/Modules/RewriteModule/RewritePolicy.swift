internal import StatusCodes

/// The rules of one scope, or of the server, ready to run.
final class RewritePolicy: Sendable {
  /// Whether these are `globalRules`, which fail with 500.51.
  let isGlobal: Bool
  /// The enabled rules in order.
  let rules: [RewriteRule]
  /// The folders rules are defined in: virtual paths with a slash at both ends.
  let folders: [[UInt8]]
  let maps: [RewriteMap]
  /// The variables that its rules and, before them, the global rules may set: the slot of each by its name in upper
  /// case.
  let slots: [String: Int32]
  /// Room for these many slots is enough for every template of the policy.
  let slotCount: Int
  /// Whether Application Request Routing takes what is rewritten to another server.
  let routing: RequestRouting
  /// For each folder the index of its rules by their input; empty for a short list of rules.
  let indexes: [RuleIndex]
  /// Conditions that many rules ask of one variable.
  let gates: [RewriteGate]
  /// For each rule its gate, or -1.
  let gateOfRule: [Int16]
  let options: RewriteBehavior
  let version: IISVersion

  /// A shorter list of rules is tried rule by rule.
  private static let shortestIndexed = 8

  init(
    isGlobal: Bool, rules: [RewriteRule], folders: [[UInt8]], maps: [RewriteMap],
    slots: [String: Int32], routing: RequestRouting, options: RewriteBehavior, version: IISVersion
  ) {
    self.isGlobal = isGlobal
    self.rules = rules
    self.folders = folders
    self.maps = maps
    self.slots = slots
    slotCount = slots.values.max().map { Int($0) + 1 } ?? 0
    let isLong = rules.count >= Self.shortestIndexed && !options.triesEveryRule
    indexes = isLong ? folders.indices.map { RuleIndex(rules, inFolder: $0) } : []
    (gates, gateOfRule) = isLong ? RewriteGate.gates(for: rules) : ([], rules.map { _ in -1 })
    self.routing = routing
    self.options = options
    self.version = version
  }
}
