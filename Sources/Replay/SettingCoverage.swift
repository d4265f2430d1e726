internal import Configuration
public import Server

extension ReplayResult {
  /// A setting that is written in a file, and how many requests it decided.
  public struct CoveredSetting: Sendable {
    /// The setting.
    public var setting: Setting
    /// The number of requests it decided; 0 when none met it, or all satisfied it.
    public var decided: UInt64
  }

  /// The settings that stand in files of the user, in the order of the snapshot.
  ///
  /// - Parameter isStock: whether a file is one that Windows installs.
  public func coverage(isStock: (String) -> Bool) -> [CoveredSetting] {
    var decided: [Int32: UInt64] = [:]
    for pair in pairs where pair.verdict.check != .configurationFault {
      decided[pair.verdict.setting, default: 0] += pair.count
    }
    return snapshot.settings.enumerated().compactMap { index, setting in
      guard let source = setting.source, !isStock(source.file) else { return nil }
      return CoveredSetting(setting: setting, decided: decided[Int32(index)] ?? 0)
    }
  }
}
