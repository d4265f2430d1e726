public import StatusCodes

/// applicationHost.config with what stands above it, read and scanned once for all sites of a server.
public struct ApplicationHost: Sendable {
  /// The version whose schema and rules apply.
  public let version: IISVersion
  /// The build of Windows, by which the schemas of IIS 10.0 differ; `nil` stands for the newest.
  public let build: Int?
  /// The sites in the order of the file; none when the file has no `system.applicationHost/sites`.
  public let sites: [EffectiveElement]
  /// The application pools in the order of the file.
  public let applicationPools: [EffectiveElement]
  /// The pools by name in lower case.
  let pools: [String: ApplicationPool]
  /// The indices of the sites by name in lower case.
  private let siteIndices: [String: Int]
  /// By the .NET Framework whose machine.config stands above some application; `.v4` is always there.
  private let hierarchies: [FrameworkVersion: ServerHierarchy]

  /// Reads the files of the server.
  ///
  /// - Parameters:
  ///   - files: applicationHost.config. Additions after the first file are merged as if written in one file
  ///     with it, except that they may continue a section the first one has.
  ///   - frameworks: The files above it, where they are given. What is wrong with them is a fault of every
  ///     request, not of this call.
  /// - Throws: The first file-level fault of applicationHost.config, or a fault of its sites or application
  ///   pools: with such a file no site starts (configuration 0, rule 5, and 5.1).
  public init(
    version: IISVersion, build: Int? = nil, files: [ConfigurationFile],
    frameworks: [FrameworkVersion: FrameworkFiles] = [:]
  ) throws(ConfigurationFault) {
    var documents: [ConfigurationDocument] = []
    for file in files { documents.append(try ConfigurationDocument(reading: file)) }
    func hierarchy(_ framework: FrameworkVersion) throws(ConfigurationFault) -> ServerHierarchy {
      let hierarchy = ServerHierarchy(framework, frameworks[framework] ?? FrameworkFiles(), documents)
      if let fault = hierarchy.levels.last?.faults.first { throw fault }
      return hierarchy
    }
    let release = ServerRelease(version, build: build)
    let v4 = try hierarchy(.v4)
    func read(_ section: String) throws(ConfigurationFault) -> [EffectiveElement] {
      guard v4.levels.last?.declared.sections[section] != nil else { return [] }
      return try SectionReading(
        section: section, levels: v4.levels, path: nil, layout: SiteLayout(), release: release
      ).get().entries
    }
    self.version = version
    self.build = build
    sites = try read("system.applicationHost/sites")
    applicationPools = try read("system.applicationHost/applicationPools")
    var hierarchies: [FrameworkVersion: ServerHierarchy] = [.v4: v4]
    pools = Dictionary(
      applicationPools.map { ($0.string("name").lowercased(), ApplicationPool($0)) },
      uniquingKeysWith: { first, _ in first })
    siteIndices = Dictionary(
      sites.enumerated().map { ($1.string("name").lowercased(), $0) },
      uniquingKeysWith: { first, _ in first })
    if pools.values.contains(where: { $0.framework == .v2 }) { hierarchies[.v2] = try hierarchy(.v2) }
    self.hierarchies = hierarchies
  }

  /// The names of the sites as they are written.
  public var siteNames: [String] { sites.map { $0.string("name") } }

  /// The element of a site, its name in any case.
  public func site(named name: String) -> EffectiveElement? {
    siteIndices[name.lowercased()].map { sites[$0] }
  }

  /// The applications and virtual directories of a site, its name in any case.
  public func layout(ofSite name: String) -> SiteLayout {
    SiteLayout(site: site(named: name), pools: pools)
  }

  /// The element of an application pool, its name in any case.
  public func applicationPool(named name: String) -> EffectiveElement? {
    let name = name.lowercased()
    return applicationPools.first { $0.string("name").lowercased() == name }
  }

  /// What a section amounts to for the whole server: locations with a path do not count.
  ///
  /// - Throws: The first fault of the section.
  public func effective(_ section: String) throws(ConfigurationFault) -> EffectiveElement {
    try SectionReading(
      section: section, levels: levels(.v4), path: nil, layout: SiteLayout(), release: release
    ).get()
  }

  var release: ServerRelease { ServerRelease(version, build: build) }

  /// The server's levels without what they write for single sites.
  func levels(_ framework: FrameworkVersion) -> [ConfigurationLevel] {
    hierarchies[framework]?.levels ?? hierarchies[.v4]?.levels ?? []
  }

  /// The server's levels as one site sees them.
  func levels(_ framework: FrameworkVersion, site: String) -> [ConfigurationLevel] {
    (hierarchies[framework] ?? hierarchies[.v4])?.levels(site: site) ?? []
  }

  /// The number of places that write a section; those of web.config files are numbered from here.
  var placementCount: Int32 { hierarchies.values.map(\.placementCount).max() ?? 0 }
}

/// The files of one .NET Framework version that stand above applicationHost.config.
public struct FrameworkFiles: Sendable {
  /// machine.config. Its declarations replace the built-in list of section names.
  public var machineConfig: ConfigurationFile?
  /// The web.config beside it.
  public var rootWebConfig: ConfigurationFile?

  /// Names the files; one that is not given holds nothing but the usual declarations.
  public init(machineConfig: ConfigurationFile? = nil, rootWebConfig: ConfigurationFile? = nil) {
    self.machineConfig = machineConfig
    self.rootWebConfig = rootWebConfig
  }
}
