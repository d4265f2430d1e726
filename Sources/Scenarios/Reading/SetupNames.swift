internal import Configuration
internal import Server
internal import StatusCodes

/// The words that scenario files may use where a fixed set is meant.
enum SetupNames {
  static let versions = IISVersion.allCases.map(\.rawValue)
  static let presets = ServerPreset.allCases.map(\.rawValue)
  static let components = ServerComponent.allCases.map(\.rawValue)
  static let registry = HTTPSysSettings.names
  static let siteStates = SiteState.allCases.map(\.rawValue)
  static let poolStates = PoolState.allCases.map(\.rawValue)
  static let options = UndeterminedBehavior.names
  static let reasons = Refusal.Reason.allCases.map(\.text)

  /// Why a number is no value of a registry name; `nil` when it is one.
  static func problem(of number: Int, as name: String) -> String? {
    var settings = HTTPSysSettings()
    do throws(HTTPSysSettings.SettingError) {
      try settings.set(name, to: number)
      return nil
    } catch {
      switch error {
      case .outOfRange(let range): return "it is \(range.lowerBound) to \(range.upperBound)"
      case .unsupportedCodePage: return "1252 and 28591 are modelled"
      case .unknownName: return "there is no such value"
      }
    }
  }

  static func values(of option: String) -> [String] { UndeterminedBehavior.values(of: option) }
}
