/// What the hierarchy itself needs from `sites` and `applicationPools`.
struct SiteFacts {
  /// The roots of the site's applications, outer before inner.
  private(set) var applications: [ConfigurationPath] = []
  /// The root application runs in a pool with .NET 2.0, so machine.config declares less.
  private(set) var isVersion2 = false

  init(server: ConfigurationLevel, schemas: SchemaCatalog, site: String) throws(ConfigurationFault) {
    func read(_ section: String) throws(ConfigurationFault) -> EffectiveElement? {
      guard server.declarations.sections[section] != nil else { return nil }
      return try SectionResolver(section: section, schemas: schemas, levels: [server], applications: [])
        .resolve(at: .server)
    }
    let sites = try read("system.applicationHost/sites")
    let pools = try read("system.applicationHost/applicationPools")
    let entry = sites?.entries.first { $0.string("name").lowercased() == site.lowercased() }
    let found = entry?.entries ?? []
    applications = found.map { ConfigurationPath(site: site, url: $0.string("path")) }
      .sorted { $0.segments.count < $1.segments.count }
    guard let root = found.first(where: { $0.string("path") == "/" }) else { return }
    let name = root.string("applicationPool").lowercased()
    let pool = pools?.entries.first { $0.string("name").lowercased() == name }
    isVersion2 = pool?.string("managedRuntimeVersion").lowercased().hasPrefix("v2") ?? false
  }
}
