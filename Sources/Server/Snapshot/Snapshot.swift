public import Configuration

/// A server, compiled: flat, immutable and shared by any number of workers.
public struct Snapshot: Sendable {
  /// The server that was compiled.
  public let profile: ServerProfile
  /// The settings that verdicts name by index.
  public let settings: [Setting]
  /// The configuration faults that verdicts name by index.
  public let faults: [ConfigurationFault]
  /// The names of the sites that verdicts name by index.
  public let siteNames: [String]
  /// The applications of all sites that verdicts name by index, with the pools they run in.
  public let applications: [SiteApplication]
  let router: SiteRouter
  let sites: [SiteScopes]
  let policies: [SharedPolicy]

  /// The name of a handler row that a verdict names.
  public func handlerName(_ verdict: Verdict) -> String? {
    handlerName(policy: verdict.policy, handler: verdict.handler)
  }

  /// The name of a handler row by the indices that a verdict holds.
  public func handlerName(policy: Int32, handler: Int32) -> String? {
    guard policy >= 0, handler >= 0 else { return nil }
    return policies[Int(policy)].policy.handlers.rows[Int(handler)].name
  }
}
