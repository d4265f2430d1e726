public import StatusCodes

/// The configuration of one site on one server: which files apply to a path, and what they amount to.
///
/// The value is immutable and may be shared between threads. Reading a section costs time in proportion to
/// what the files on the way write for it; nothing is cached, so ask once per scope (see
/// ``definingScope(of:at:)``).
public struct ServerConfiguration: Sendable {
  /// The version whose schema and rules apply.
  public let version: IISVersion
  /// The build of Windows, by which the schemas of IIS 10.0 differ; `nil` stands for the newest.
  public let build: Int?
  /// The site's name as in `system.applicationHost/sites`.
  public let siteName: String
  /// Every virtual path of the site at which configuration may differ from its parent's: `/` first, then
  /// folders with a web.config, `location` targets below the site (files included) and applications that read
  /// their files otherwise than their parent; parents before children, distinct without regard to case, in
  /// the spelling first met.
  public let scopes: [String]

  let layout: SiteLayout
  let trees: [FrameworkVersion: ConfigurationTree]
  let fallback: ConfigurationTree

  /// Reads and scans the files of a server and a site.
  ///
  /// - Parameters:
  ///   - applicationHost: The files of the server's level. Additions after the first are merged as if written
  ///     in one file with it, except that they may continue a section the first one has.
  ///   - webConfigs: The web.config of each folder by its virtual path below the site, `/` being the site's
  ///     root.
  ///   - configSources: The files that `configSource` attributes name, by their virtual path:
  ///     `/sub/rules.config`.
  ///   - unreadable: The folders whose web.config IIS cannot open, by virtual path; they win over
  ///     `webConfigs`.
  /// - Throws: The first file-level fault of applicationHost.config, or a fault of its sites or application
  ///   pools: with such a file no site starts (configuration 0, rule 5, and 5.1). Faults of a web.config are
  ///   kept as faults of its scope.
  public init(
    version: IISVersion, build: Int? = nil, siteName: String, applicationHost: [ConfigurationFile],
    webConfigs: [String: ConfigurationFile], configSources: [String: ConfigurationFile] = [:],
    unreadable: [String: UnreadableFile] = [:]
  ) throws(ConfigurationFault) {
    var documents: [ConfigurationDocument] = []
    for file in applicationHost { documents.append(try ConfigurationDocument(reading: file)) }
    let folders = Self.folders(webConfigs, unreadable)
    let sources = ConfigSources(configSources)
    func tree(_ framework: FrameworkVersion, _ folders: [FolderDocument]) -> ConfigurationTree {
      ConfigurationTree(
        framework: framework, siteName: siteName, server: documents, folders: folders, sources: sources)
    }
    let fallback = tree(.v4, folders)
    if let fault = fallback.server.faults.first { throw fault }
    let layout = try Self.layout(
      siteName: siteName, server: fallback.server, release: ServerRelease(version, build: build))
    var trees: [FrameworkVersion: ConfigurationTree] = [.v4: fallback]
    for framework in layout.frameworks where framework != .v4 {
      trees[framework] = tree(framework, folders)
    }
    self.version = version
    self.build = build
    self.siteName = siteName
    self.layout = layout
    self.trees = trees
    self.fallback = fallback
    self.scopes = Self.scopes(of: fallback, layout)
  }

  var release: ServerRelease { ServerRelease(version, build: build) }

  /// The web.config files, parents first; of two spellings of one path the first in alphabetical order
  /// counts.
  private static func folders(
    _ files: [String: ConfigurationFile], _ unreadable: [String: UnreadableFile]
  ) -> [FolderDocument] {
    var folders: [VirtualPath: FolderDocument] = [:]
    for (key, reason) in unreadable.sorted(by: { $0.key < $1.key }) {
      let path = VirtualPath(key)
      let name = path == .root ? "/web.config" : "\(path.spelling)/web.config"
      let fault = ConfigurationFault(reason, file: name)
      folders[path] = folders[path] ?? FolderDocument(path: path, file: name, document: .failure(fault))
    }
    for (key, file) in files.sorted(by: { $0.key < $1.key }) where folders[VirtualPath(key)] == nil {
      let path = VirtualPath(key)
      folders[path] = FolderDocument(path: path, file: file.name, document: readWebConfig(file))
    }
    return folders.values.sorted {
      ($0.path.folded.count, $0.path.spelling) < ($1.path.folded.count, $1.path.spelling)
    }
  }

  /// IIS refuses a web.config above 250 KB (registry value MaxWebConfigFileSizeInKB).
  static let maximumWebConfigSize = 250 * 1024

  private static func readWebConfig(
    _ file: ConfigurationFile
  ) -> Result<ConfigurationDocument, ConfigurationFault> {
    guard file.bytes.count <= maximumWebConfigSize else {
      return .failure(
        .tooLarge(file.bytes.count, at: SourcePosition(file: file.name, line: 1, column: 1)))
    }
    do {
      return .success(try ConfigurationDocument(reading: file))
    } catch {
      return .failure(error)
    }
  }

  private static func layout(
    siteName: String, server: ConfigurationLevel, release: ServerRelease
  ) throws(ConfigurationFault) -> SiteLayout {
    func read(_ section: String) throws(ConfigurationFault) -> EffectiveElement? {
      guard server.declared.sections[section] != nil else { return nil }
      return try SectionReading(
        section: section, levels: [server], path: nil, layout: SiteLayout(), release: release
      ).get()
    }
    guard let sites = try read("system.applicationHost/sites") else { return SiteLayout() }
    let pools = try read("system.applicationHost/applicationPools")
    return SiteLayout(siteName: siteName, sites: sites, pools: pools?.entries ?? [])
  }

  private static func scopes(of tree: ConfigurationTree, _ layout: SiteLayout) -> [String] {
    var found: [VirtualPath] = [.root]
    found += tree.folders.keys.sorted { $0.spelling < $1.spelling }
    for level in [tree.server] + tree.folders.values.sorted(by: { $0.file < $1.file }) {
      let targets = level.placements.values.joined().compactMap(\.target)
      found += targets.sorted { $0.spelling < $1.spelling }
    }
    let blocks = tree.server.stopsInheritance || tree.folders.values.contains { $0.stopsInheritance }
    found += layout.applications.filter { blocks || layout.differsFromParent($0) }.map(\.path)
    var seen: Set<VirtualPath> = []
    return found.filter { seen.insert($0).inserted }
      .sorted { ($0.folded.count, $0.spelling) < ($1.folded.count, $1.spelling) }
      .map(\.spelling)
  }
}
