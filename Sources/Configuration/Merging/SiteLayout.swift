/// What the `sites` and `applicationPools` sections say about how configuration applies inside a site.
struct SiteLayout: Sendable {
  struct Application: Sendable {
    let path: VirtualPath
    let framework: FrameworkVersion
    /// `enableConfigurationOverride` of the pool: web.config files count.
    let readsWebConfig: Bool
    let virtualDirectories: [VirtualDirectory]
  }

  struct VirtualDirectory: Sendable {
    /// Below the site.
    let path: VirtualPath
    /// web.config files below the directory's own count.
    let allowsSubDirConfig: Bool
  }

  /// The site's applications, longest path first; the root application is always there.
  private(set) var applications: [Application]

  /// A site nothing is known about: one application, .NET 4.
  init() {
    applications = [Self.rootApplication]
  }

  private static let rootApplication = Application(
    path: .root, framework: .v4, readsWebConfig: true,
    virtualDirectories: [VirtualDirectory(path: .root, allowsSubDirConfig: true)])

  /// The layout of a site from the effective server sections.
  init(siteName: String, sites: EffectiveElement, pools: [EffectiveElement]) {
    let name = siteName.lowercased()
    let site = sites.entries.first { $0.string("name").lowercased() == name }
    var found = (site?.entries ?? []).map { Self.application($0, pools: pools) }
    if !found.contains(where: { $0.path == .root }) { found.append(Self.rootApplication) }
    applications = found.sorted { $0.path.folded.count > $1.path.folded.count }
  }

  private static func application(_ element: EffectiveElement, pools: [EffectiveElement]) -> Application {
    let path = VirtualPath(element.string("path"))
    let poolName = element.string("applicationPool").lowercased()
    let pool = pools.first { $0.string("name").lowercased() == poolName }
    let directories = element.entries.map { directory in
      VirtualDirectory(
        path: path.appending(VirtualPath(directory.string("path"))),
        allowsSubDirConfig: directory.bool("allowSubDirConfig"))
    }
    return Application(
      path: path,
      framework: FrameworkVersion(managedRuntimeVersion: pool?.string("managedRuntimeVersion") ?? ""),
      readsWebConfig: pool?.bool("enableConfigurationOverride") ?? true, virtualDirectories: directories)
  }

  /// The application a path belongs to.
  func application(at path: VirtualPath) -> Application {
    applications.first { $0.path.contains(path) } ?? Self.rootApplication
  }

  /// Whether an application reads its files otherwise than the application above it.
  func differsFromParent(_ application: Application) -> Bool {
    let parents = applications.filter { $0.path != application.path && $0.path.contains(application.path) }
    guard let parent = parents.first else { return false }
    return parent.framework != application.framework || parent.readsWebConfig != application.readsWebConfig
  }

  /// Whether the web.config of a folder counts for requests to a path below it (configuration 1.2).
  func readsWebConfig(of folder: VirtualPath, at path: VirtualPath) -> Bool {
    guard application(at: path).readsWebConfig else { return false }
    let directories = application(at: folder).virtualDirectories
    let holder = directories.filter { $0.path.contains(folder) }
      .max { $0.path.folded.count < $1.path.folded.count }
    guard let holder, !holder.allowsSubDirConfig else { return true }
    return holder.path == folder
  }

  /// Why the web.config of a folder does not count for a path below it; `nil` when it does.
  func reasonToSkip(_ folder: VirtualPath, at path: VirtualPath) -> String? {
    guard !readsWebConfig(of: folder, at: path) else { return nil }
    return application(at: path).readsWebConfig
      ? "its virtual directory has allowSubDirConfig=\"false\""
      : "the application pool has enableConfigurationOverride=\"false\""
  }

  /// The .NET Framework versions whose machine.config stands above some application.
  var frameworks: Set<FrameworkVersion> { Set(applications.map(\.framework)) }
}
