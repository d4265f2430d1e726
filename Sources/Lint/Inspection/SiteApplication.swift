internal import Configuration
internal import Server

/// An application of the site and what is known of its pool.
struct SiteApplication {
  /// The virtual path.
  let path: String
  /// The `<application>`; `nil` where the server has no such site.
  let element: EffectiveElement?
  /// The `<add>` of its pool; `nil` where the server has no such pool.
  let pool: EffectiveElement?
  /// The name of the pool as the application has it.
  let poolName: String
}

extension SiteApplication {
  /// The applications of a site, longest path first; the root application is always there.
  static func all(of site: EffectiveElement?, _ configuration: ServerConfiguration) -> [Self] {
    let pools =
      (try? configuration.effectiveAtServer("system.applicationHost/applicationPools"))?.entries ?? []
    var found = (site?.entries ?? []).map { element in
      let name = element.string("applicationPool")
      return Self(
        path: element.string("path"), element: element,
        pool: pools.first { $0.string("name").lowercased() == name.lowercased() }, poolName: name)
    }
    if !found.contains(where: { $0.path == "/" }) {
      found.append(Self(path: "/", element: nil, pool: nil, poolName: ""))
    }
    return found.sorted { $0.path.utf8.count > $1.path.utf8.count }
  }

  /// What preConditions ask of the pool; the stock pool where it is not known.
  var facts: PoolFacts {
    guard let pool else { return .stock }
    return PoolFacts(
      isIntegrated: pool.string("managedPipelineMode") != "Classic",
      runtimeVersion: pool.string("managedRuntimeVersion"), is32Bit: pool.bool("enable32BitAppOnWin64"))
  }

  /// Whether the pool runs in integrated mode.
  var isIntegrated: Bool { facts.isIntegrated }
}

extension SiteSurvey {
  /// The application that a path belongs to.
  func application(at path: String) -> SiteApplication {
    let wanted = configuration.application(at: path)
    return applications.first { $0.path.lowercased() == wanted.lowercased() }
      ?? SiteApplication(path: wanted, element: nil, pool: nil, poolName: "")
  }
}
