public import StatusCodes

/// The configuration of one site of a server: applicationHost.config and the site's web.config files.
///
/// Source: configuration 1 to 6.
public struct ServerConfiguration: Sendable {
  private let siteName: String
  private let schemas: SchemaCatalog
  private let server: ConfigurationLevel
  /// The levels below the server, parents before children.
  private let levels: [ConfigurationLevel]
  /// The roots of the site's applications.
  private let applications: [ConfigurationPath]

  /// The URL paths at which configuration may change: "/" first, then, by length and name, the folders with
  /// a web.config and the targets of `<location>` below the site. Paths from `<location>` are in lower case.
  public let scopes: [String]

  /// Reads every file and checks each as IIS checks files; sections are checked when they are read.
  ///
  /// - Parameters:
  ///   - version: decides which attributes exist and their defaults.
  ///   - siteName: the site whose web.config files are given; compared without regard to case.
  ///   - applicationHost: the server's own files, merged as if written in one: a stock file first, additions
  ///     next. Additions need no `configSections`.
  ///   - webConfigs: by URL path of their folder, "/" for the site's root. Their faults are kept for their
  ///     scope.
  /// - Throws: the first file-level fault of `applicationHost`, or a fault in its sites or application
  ///   pools: a server with such a file does not start (configuration 5.1).
  public init(
    version: IISVersion, siteName: String, applicationHost: [ConfigurationFile],
    webConfigs: [String: ConfigurationFile]
  ) throws(ConfigurationFault) {
    self.siteName = siteName
    schemas = SchemaCatalog(version: version)
    func level(_ isVersion2: Bool) -> ConfigurationLevel {
      ConfigurationLevel(
        path: .server, files: applicationHost, inherited: Declarations(isVersion2: isVersion2))
    }
    var server = level(false)
    if let fault = server.fault { throw fault }
    let first = try SiteFacts(server: server, schemas: schemas, site: siteName)
    if first.isVersion2 {
      server = level(true)
      if let fault = server.fault { throw fault }
    }
    self.server = server
    let root = ConfigurationPath(site: siteName, url: "/")
    applications = [root] + first.applications
    let sorted = webConfigs.sorted { left, right in
      let counts = (left.key.split(separator: "/").count, right.key.split(separator: "/").count)
      return counts.0 == counts.1 ? left.key < right.key : counts.0 < counts.1
    }
    var levels: [ConfigurationLevel] = []
    var urls: [ConfigurationPath: String] = [root: "/"]
    for (url, file) in sorted {
      let path = ConfigurationPath(site: siteName, url: url)
      let parent = levels.last { $0.path.covers(path) } ?? server
      levels.append(ConfigurationLevel(path: path, files: [file], inherited: parent.declarations))
      urls[path] = urls[path] ?? "/" + url.split(separator: "/").joined(separator: "/")
    }
    self.levels = levels
    for level in [server] + levels {
      for placement in level.placements where placement.isInLocation {
        guard let target = placement.target, root.covers(target), let url = target.url else { continue }
        urls[target] = urls[target] ?? url
      }
    }
    scopes = urls.sorted { left, right in
      let counts = (left.key.segments.count, right.key.segments.count)
      return counts.0 == counts.1 ? left.value < right.value : counts.0 < counts.1
    }.map(\.value)
  }

  /// The first file-level fault on the way from the site's root to a URL path, if any.
  public func fileFault(at path: String) -> ConfigurationFault? {
    let place = ConfigurationPath(site: siteName, url: path)
    return levels.first { $0.path.covers(place) && $0.fault != nil }?.fault
  }

  /// A section as applicationHost.config alone gives it, without its `<location>` elements for sites.
  public func effectiveAtServer(_ section: String) throws(ConfigurationFault) -> EffectiveElement {
    try SectionResolver(section: section, schemas: schemas, levels: [server], applications: applications)
      .resolve(at: .server)
  }

  /// A section as it is in force for a URL path, query excluded.
  ///
  /// Sections that IIS reads at a fixed level are read there (configuration 1.3): server sections at the
  /// server, `modules` at the root of the application, `webdav/authoring` at the site.
  /// - Throws: a file-level fault of a file on the way, or the section's first fault from the server down.
  public func effective(
    _ section: String, at path: String
  ) throws(ConfigurationFault) -> EffectiveElement {
    var place = ConfigurationPath(site: siteName, url: path)
    if let fault = fileFault(at: path) { throw fault }
    switch server.declarations.sections[section]?.level {
    case .server: return try effectiveAtServer(section)
    case .application: place = applications.last { $0.covers(place) } ?? place
    default: break
    }
    if section == "system.webServer/webdav/authoring" {
      place = ConfigurationPath(site: siteName, url: "/")
    }
    return try SectionResolver(
      section: section, schemas: schemas, levels: [server] + levels.filter { $0.path.covers(place) },
      applications: applications
    ).resolve(at: place)
  }
}
