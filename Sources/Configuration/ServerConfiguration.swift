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

  /// The site's applications and virtual directories.
  public let layout: SiteLayout
  /// The server the site is on.
  public let host: ApplicationHost
  private let trees: [FrameworkVersion: ConfigurationTree]
  let fallback: ConfigurationTree

  /// Scans the files of a site.
  ///
  /// - Parameters:
  ///   - host: The server.
  ///   - documents: The files; what is wrong with one is kept as a fault of its scope.
  public init(host: ApplicationHost, siteName: String, documents: SiteDocuments = SiteDocuments()) {
    let layout = host.layout(ofSite: siteName)
    func tree(_ framework: FrameworkVersion) -> ConfigurationTree {
      ConfigurationTree(
        servers: host.levels(framework, site: siteName), folders: documents.folders,
        sources: documents.sources, layout: layout, firstPlacement: host.placementCount)
    }
    var trees: [FrameworkVersion: ConfigurationTree] = [:]
    for framework in layout.frameworks { trees[framework] = tree(framework) }
    let fallback = trees[.v4] ?? tree(.v4)
    self.version = host.version
    self.build = host.build
    self.siteName = siteName
    self.layout = layout
    self.host = host
    self.trees = trees
    self.fallback = fallback
    self.scopes = Self.scopes(of: fallback, layout)
  }

  /// Reads and scans the files of a server and one site.
  ///
  /// - Parameters:
  ///   - applicationHost: As `files` of ``ApplicationHost/init(version:build:files:frameworks:)``.
  ///   - webConfigs: As of ``SiteDocuments/init(webConfigs:configSources:unreadable:)``; so for the others.
  /// - Throws: As ``ApplicationHost/init(version:build:files:frameworks:)``.
  public init(
    version: IISVersion, build: Int? = nil, siteName: String, applicationHost: [ConfigurationFile],
    webConfigs: [String: ConfigurationFile], configSources: [String: ConfigurationFile] = [:],
    unreadable: [String: UnreadableFile] = [:]
  ) throws(ConfigurationFault) {
    self.init(
      host: try ApplicationHost(version: version, build: build, files: applicationHost), siteName: siteName,
      documents: SiteDocuments(
        webConfigs: webConfigs, configSources: configSources,
        unreadable: unreadable.mapValues { UnreadableWebConfig($0) }))
  }

  var release: ServerRelease { host.release }

  private static func scopes(of tree: ConfigurationTree, _ layout: SiteLayout) -> [String] {
    var found: [VirtualPath] = [.root]
    found += tree.folders.keys
    let levels = tree.servers + tree.folders.values
    for level in levels { found += level.placements.values.flatMap(\.all).compactMap(\.target) }
    let blocks = levels.contains { $0.stopsInheritance }
    found += layout.applications.filter { blocks || layout.differsFromParent($0) }.map(\.virtualPath)
    var seen: [VirtualPath: String] = [:]
    for path in found {
      // Of several spellings the first in alphabetical order counts, so that the result is always the same.
      seen[path] = min(seen[path] ?? path.spelling, path.spelling)
    }
    return seen.sorted {
      ($0.key.folded.count, $0.value) < ($1.key.folded.count, $1.value)
    }.map(\.value)
  }

  /// The number of the first placement that is this site's own.
  var firstPlacement: Int32 { host.placementCount }

  func tree(_ framework: FrameworkVersion) -> ConfigurationTree { trees[framework] ?? fallback }
}
