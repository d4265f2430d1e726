internal import Configuration

/// The effective `system.webServer/security/dynamicIpSecurity` of a site, ready to run.
///
/// Source: access-control 4.1.
final class DynamicIpRestrictionPolicy: Sendable {
  static let section = "system.webServer/security/dynamicIpSecurity"

  let denyAction: DenyAction
  let isProxyMode: Bool
  /// Whether nothing is denied and only the substatus in the log changes.
  let isLoggingOnly: Bool
  /// How many requests of an address may run at once; `nil` where that is not limited.
  let concurrency: RequestFilteringPolicy.Limit?
  /// How many requests an address may send within the interval; `nil` where that is not limited.
  let rate: RequestFilteringPolicy.Limit?
  /// The interval of the rate, in microseconds.
  let interval: Int64
  /// How the requests within the interval are counted.
  let window: AccessBehavior.RateWindow
  /// What a history must be able to count.
  let capacity: AddressTable.Capacity
  /// Whether it can do anything to a request.
  let isActive: Bool

  /// A policy that limits nothing, for sites without the module.
  static let none = DynamicIpRestrictionPolicy(interval: 0)

  init(
    denyAction: DenyAction = .forbidden, isProxyMode: Bool = false, isLoggingOnly: Bool = false,
    concurrency: RequestFilteringPolicy.Limit? = nil, rate: RequestFilteringPolicy.Limit? = nil,
    interval: Int64, window: AccessBehavior.RateWindow = .sliding
  ) {
    self.denyAction = denyAction
    self.isProxyMode = isProxyMode
    self.isLoggingOnly = isLoggingOnly
    self.concurrency = concurrency
    self.rate = rate
    self.interval = interval
    self.window = window
    capacity = AddressTable.Capacity(
      concurrency: concurrency?.value ?? 0, rate: rate?.value ?? 0, window: window)
    isActive = concurrency != nil || rate != nil
  }

  /// Compiles the section.
  ///
  /// - Throws: the fault of a denyAction that the add-on for IIS 7 does not have. Source: access-control 4.1.
  convenience init(
    _ section: EffectiveElement, profile: ServerProfile, settings: inout SettingList
  ) throws(ConfigurationFault) {
    let action = DenyAction(rawValue: section.flags("denyAction")) ?? .forbidden
    if let fault = AddressFaults.fault(ofLimits: section, profile: profile) { throw fault }
    func limit(_ element: String, _ name: String) -> RequestFilteringPolicy.Limit? {
      let part = section.element(element)
      guard part.bool("enabled") else { return nil }
      return RequestFilteringPolicy.Limit(
        value: part.uint(name), setting: settings.add("\(Self.section)/\(element)", name, of: part))
    }
    let milliseconds = section.element("denyByRequestRate").uint("requestIntervalInMilliseconds")
    self.init(
      denyAction: action, isProxyMode: section.bool("enableProxyMode"),
      isLoggingOnly: section.bool("enableLoggingOnlyMode"),
      concurrency: limit("denyByConcurrentRequests", "maxConcurrentRequests"),
      rate: limit("denyByRequestRate", "maxRequests"),
      interval: Int64(min(milliseconds, UInt64(UInt32.max))) * 1000,
      window: profile.options.access.dynamicRateWindow)
  }
}
