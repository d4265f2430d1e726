public import Configuration

/// Compiles a configuration into a snapshot.
public struct SnapshotBuilder: Sendable {
  /// The server.
  public var profile: ServerProfile
  /// The states of sites by name, in any case; a site that is not named is in the state its `serverAutoStart` gives it.
  public var siteStates: [String: SiteState] = [:]
  /// The states of application pools by name, in any case; a pool that is not named is in the state its `autoStart`
  /// gives it.
  public var poolStates: [String: PoolState] = [:]
  /// URL prefixes that other programs registered, for example `http://+:80/`.
  public var otherRegistrations: [String] = []
  /// URL prefixes that are reserved and not registered.
  public var urlReservations: [String] = []
  /// The https bindings that HTTP.sys has no certificate for, by their `bindingInformation` in lower case.
  public var bindingsWithoutCertificate: Set<String> = []
  /// What is declared of the world behind each site, by the site's name in any case.
  public var siteFacts: [String: SiteFacts] = [:]

  /// Managed types that no assembly has, by their names without assembly.
  public var missingTypes: Set<String> = []

  /// Creates a builder for a server on which everything is started.
  public init(profile: ServerProfile) { self.profile = profile }

  /// Compiles the sites of a server.
  ///
  /// - Parameters:
  ///   - configurations: the configuration of each site, in the order of the sites.
  ///   - selection: the places whose policies are compiled.
  public func build(
    _ host: ApplicationHost, _ configurations: [ServerConfiguration],
    selection: ScopeSelection = .everything
  ) -> Snapshot {
    var sites: [SiteScopes] = []
    var routed: [SiteRouter.Site] = []
    var bindings: [(binding: Binding, site: Int)] = []
    var applications: [SiteApplication] = []
    var scopes = ScopePolicyBuilder(profile: profile, host: host, missingTypes: missingTypes)
    scopes.hasFilters = siteFacts.values.contains { $0.handlers.hasFilters }
    for (element, configuration) in zip(host.sites, configurations) {
      let name = element.string("name")
      for entry in element.element("bindings").entries {
        let information = entry.string("bindingInformation")
        guard var binding = Binding(protocol: entry.string("protocol"), information: information) else {
          continue
        }
        binding.usesServerName = entry.hasAttribute("sslFlags") && entry.uint("sslFlags") & 1 != 0
        binding.hasCertificate = !bindingsWithoutCertificate.contains(information.lowercased())
        bindings.append((binding, sites.count))
      }
      let layout = configuration.layout
      routed.append(
        SiteRouter.Site(
          state: state(name, siteStates) ?? (element.bool("serverAutoStart") ? .started : .stopped),
          applications: layout.applications.filter(\.isDeclared).map { routing($0, of: host) }))
      scopes.turn(to: configuration, limits: element.element("limits"), hsts: element.element("hsts"))
      sites.append(
        SiteScopes(
          configuration, id: UInt32(element.string("id")) ?? 0, number: Int32(sites.count),
          firstApplication: Int32(applications.count), facts: state(name, siteFacts) ?? SiteFacts(),
          selection: selection, policies: &scopes))
      applications += layout.applications
    }
    let router = SiteRouter(
      sites: routed, bindings: bindings,
      otherRegistrations: otherRegistrations.compactMap { URLPrefix($0) },
      reservations: urlReservations.compactMap { URLPrefix($0) })
    return Snapshot(
      profile: profile, settings: scopes.settings.settings, faults: scopes.faults,
      siteNames: host.siteNames, siteIDs: host.sites.map { UInt32($0.string("id")) ?? 0 },
      bindings: bindings.map {
        SiteBinding(site: $0.site, isTLS: $0.binding.isTLS, port: $0.binding.port, host: $0.binding.host)
      }, applications: applications, router: router, sites: sites,
      policies: scopes.policies, standIns: scopes.standIns)
  }

  private func state<State>(_ name: String, _ states: [String: State]) -> State? {
    states.first { $0.key.lowercased() == name.lowercased() }?.value
  }

  private func routing(_ application: SiteApplication, of host: ApplicationHost) -> SiteRouter.Application {
    let name = application.pool.name
    // IIS Manager writes `autoStart="false"` when it stops a pool, and `serverAutoStart="false"` for a site.
    let pool = host.applicationPool(named: name)
    let state = state(name, poolStates) ?? (pool.map { $0.bool("autoStart") } ?? true ? .started : .stopped)
    return SiteRouter.Application(
      path: application.path, refusal: pool == nil ? .notAvailable : state.refusal,
      resetsConnection: pool?.element("failure").string("loadBalancerCapabilities") == "TcpLevel")
  }
}
