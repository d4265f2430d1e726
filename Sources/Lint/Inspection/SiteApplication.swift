internal import Configuration

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
  /// The applications of the configuration's site, longest path first; the root application is always there.
  static func all(of configuration: ServerConfiguration) -> [Self] {
    func entries(_ section: String) -> [EffectiveElement] {
      (try? configuration.effectiveAtServer(section))?.entries ?? []
    }
    let name = configuration.siteName.lowercased()
    let site = entries("system.applicationHost/sites").first { $0.string("name").lowercased() == name }
    let pools = entries("system.applicationHost/applicationPools")
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

  /// Whether the pool runs in integrated mode, which is the default.
  var isIntegrated: Bool { pool.map { $0.string("managedPipelineMode") != "Classic" } ?? true }

  /// The version of .NET that the pool loads; empty without managed code.
  var runtimeVersion: String { pool?.string("managedRuntimeVersion") ?? "v4.0" }

  /// Whether the pool's processes have 32 bits.
  var is32Bit: Bool { pool?.bool("enable32BitAppOnWin64") ?? false }
}

extension SiteSurvey {
  /// The application that a path belongs to.
  func application(at path: String) -> SiteApplication {
    let wanted = configuration.application(at: path)
    return applications.first { $0.path.lowercased() == wanted.lowercased() }
      ?? SiteApplication(path: wanted, element: nil, pool: nil, poolName: "")
  }
}
