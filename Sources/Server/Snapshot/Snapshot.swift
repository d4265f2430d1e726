public import Configuration

/// A server, compiled: flat, immutable and shared by any number of workers.
public final class Snapshot: Sendable {
  /// The server that was compiled.
  public let profile: ServerProfile
  /// The settings that verdicts name by index.
  public let settings: [Setting]
  /// The configuration faults that verdicts name by index.
  public let faults: [ConfigurationFault]
  /// The names of the sites that verdicts name by index.
  public let siteNames: [String]
  /// The ids of the sites, in the order of ``siteNames``, as logs name them.
  public let siteIDs: [UInt32]
  /// The bindings of all sites, as far as HTTP.sys listens on them.
  public let bindings: [SiteBinding]
  /// The applications of all sites that verdicts name by index, with the pools they run in.
  public let applications: [SiteApplication]
  let router: SiteRouter
  let sites: LentObjects<SiteScopes>
  let policies: LentObjects<SharedPolicy>
  /// The policies that stand in for those of places that were not compiled, by index.
  private let standIns: [Int32: ScopeSelection.Place]

  init(
    profile: ServerProfile, settings: [Setting], faults: [ConfigurationFault], siteNames: [String],
    siteIDs: [UInt32], bindings: [SiteBinding], applications: [SiteApplication], router: SiteRouter,
    sites: [SiteScopes], policies: [SharedPolicy], standIns: [Int32: ScopeSelection.Place]
  ) {
    self.profile = profile
    self.settings = settings
    self.faults = faults
    self.siteNames = siteNames
    self.siteIDs = siteIDs
    self.bindings = bindings
    self.applications = applications
    self.router = router
    self.sites = LentObjects(sites)
    self.policies = LentObjects(policies)
    self.standIns = standIns
  }

  /// The places that a decision came to and whose policies were not compiled: where there are any, the verdict
  /// means nothing.
  public func uncompiled(_ trace: Trace) -> [ScopeSelection.Place] {
    standIns.isEmpty ? [] : trace.scopes.compactMap { standIns[$0] }
  }

  /// The name of a handler row that a verdict names.
  public func handlerName(_ verdict: Verdict) -> String? {
    handlerName(policy: verdict.policy, handler: verdict.handler)
  }

  /// The name of a handler row by the indices that a verdict holds.
  public func handlerName(policy: Int32, handler: Int32) -> String? {
    guard policy >= 0, handler >= 0 else { return nil }
    return policies[Int(policy)].policy.handlers.rows[Int(handler)].name
  }

  /// What a cooked path of a site stands for on the server's disk, in Windows' spelling and as far as
  /// applicationHost.config says; `nil` when it names no folder.
  public func physicalPath(of path: [UInt8], site: Int32) -> String? {
    guard sites.indices.contains(Int(site)) else { return nil }
    let place = sites[Int(site)].place(of: path.span)
    guard place.directory >= 0 else { return nil }
    var folder = applications[Int(place.application)].virtualDirectories[Int(place.directory)].physicalPath
    guard !folder.isEmpty else { return nil }
    folder = WindowsEnvironment.expanded(folder)
    while folder.hasSuffix("\\") { folder.removeLast() }
    let rest = path.dropFirst(Int(place.directoryLength)).map {
      $0 == UInt8(ascii: "/") ? UInt8(ascii: "\\") : $0
    }
    return folder + String(decoding: rest, as: UTF8.self)
  }
}

/// A binding of a site.
public struct SiteBinding: Sendable, Hashable {
  /// The index of the site in ``Snapshot/siteNames``.
  public var site: Int
  /// Whether its protocol is https.
  public var isTLS: Bool
  /// The port.
  public var port: Int
  /// The host in lower case, with `*` in front for all below it; empty for any.
  public var host: String
}
