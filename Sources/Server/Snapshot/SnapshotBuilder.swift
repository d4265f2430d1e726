public import Configuration

/// Compiles a configuration into a snapshot.
public struct SnapshotBuilder: Sendable {
  /// The server.
  public var profile: ServerProfile
  /// The states of sites by name, in any case; a site that is not named is started.
  public var siteStates: [String: SiteState] = [:]
  /// The states of application pools by name, in any case; a pool that is not named is started.
  public var poolStates: [String: PoolState] = [:]
  /// URL prefixes that other programs registered, for example `http://+:80/`.
  public var otherRegistrations: [String] = []
  /// URL prefixes that are reserved and not registered.
  public var urlReservations: [String] = []
  /// What is declared of the world behind each site, by the site's name in any case.
  public var siteFacts: [String: SiteFacts] = [:]

  private var settings = SettingList()
  private var faults: [ConfigurationFault] = []
  private var policies: [SharedPolicy] = []

  /// Creates a builder for a server on which everything is started.
  public init(profile: ServerProfile) { self.profile = profile }

  /// Compiles the sites of a server.
  ///
  /// - Parameters:
  ///   - server: a configuration whose server level is read for sites and application pools.
  ///   - configuration: the configuration as one site sees it, by the site's name.
  /// - Throws: the fault of a server-level section, with which no site could start.
  public mutating func build(
    server: ServerConfiguration,
    configuration: (String) throws(ConfigurationFault) -> ServerConfiguration
  ) throws(ConfigurationFault) -> Snapshot {
    let elements = try server.effectiveAtServer("system.applicationHost/sites").collection(
      "site")
    let pools = try server.effectiveAtServer("system.applicationHost/applicationPools")
    var sites: [SiteScopes] = []
    var routed: [SiteRouter.Site] = []
    var bindings: [(binding: Binding, site: Int)] = []
    for element in elements {
      let name = element.string("name")
      for entry in element.element("bindings").entries {
        let binding = Binding(
          protocol: entry.string("protocol"), information: entry.string("bindingInformation"))
        if let binding { bindings.append((binding, sites.count)) }
      }
      routed.append(
        SiteRouter.Site(
          state: state(name, siteStates) ?? .started,
          applications: applications(of: element, pools)))
      sites.append(scopes(of: try configuration(name), element))
    }
    let router = SiteRouter(
      sites: routed, bindings: bindings,
      otherRegistrations: otherRegistrations.compactMap { URLPrefix($0) },
      reservations: urlReservations.compactMap { URLPrefix($0) })
    return Snapshot(
      profile: profile, settings: settings.settings, faults: faults,
      siteNames: elements.map { $0.string("name") }, router: router, sites: sites, policies: policies)
  }

  private func state<State>(_ name: String, _ states: [String: State]) -> State? {
    states.first { $0.key.lowercased() == name.lowercased() }?.value
  }

  private func applications(
    of site: EffectiveElement, _ pools: EffectiveElement
  ) -> [SiteRouter.Application] {
    site.collection("application").map { element in
      let pool = element.string("applicationPool")
      let row = pools.collection("add").first { $0.string("name").lowercased() == pool.lowercased() }
      let isTCP = row?.element("failure").attribute("loadBalancerCapabilities").text == "TcpLevel"
      return SiteRouter.Application(
        path: element.string("path"), pool: state(pool, poolStates) ?? .started, resetsConnection: isTCP)
    }
  }

  /// The physical path of each virtual directory of a site.
  private func folders(of site: EffectiveElement) -> [(virtual: String, physical: String)] {
    site.collection("application").flatMap { application in
      application.collection("virtualDirectory").map { directory in
        let parts = (application.string("path") + "/" + directory.string("path")).split(separator: "/")
        return ("/" + parts.joined(separator: "/"), directory.string("physicalPath"))
      }
    }
  }

  private mutating func scopes(of configuration: ServerConfiguration, _ site: EffectiveElement) -> SiteScopes
  {
    var root: Int32 = 0
    var deeper: [(key: String, value: Int32)] = []
    var scope = ScopePolicyBuilder(
      profile: profile, limits: site.element("limits"), folders: folders(of: site),
      reader: SectionReader(configuration), settings: settings,
      faults: faults)
    for (index, path) in configuration.scopes.enumerated() {
      policies.append(SharedPolicy(scope.policy(at: path)))
      let policy = Int32(policies.count - 1)
      if index == 0 {
        root = policy
      } else {
        deeper.append((path, policy))
      }
    }
    (settings, faults) = (scope.settings, scope.faults)
    return SiteScopes(
      root: root, deeper: ByteTable(deeper), facts: state(site.string("name"), siteFacts) ?? SiteFacts())
  }
}
