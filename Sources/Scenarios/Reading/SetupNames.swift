internal import Configuration
internal import Server

/// The words that scenario files may use where a fixed set is meant.
enum SetupNames {
  static let presets = ServerPreset.allCases.map(\.rawValue)
  static let components = ServerComponent.allCases.map(\.rawValue)
  static let registry = HTTPSysSettings.names
  static let siteStates = SiteState.allCases.map(\.rawValue)
  static let poolStates = PoolState.allCases.map(\.rawValue)
  static let options = UndeterminedBehavior.names
  static let reasons = Refusal.Reason.allCases.map(\.text)

  static func values(of option: String) -> [String] { UndeterminedBehavior.values(of: option) }
}
