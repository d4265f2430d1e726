/// The applications and virtual directories of one site, as `system.applicationHost` describes them.
public struct SiteLayout: Sendable {
  /// The site's applications, longest path first; the root application is always there.
  public let applications: [SiteApplication]
  /// The indices of the applications.
  private let byPath: PathTree<Int>

  /// A site nothing is known about: one application, .NET 4.
  init() {
    self.init([.root])
  }

  private init(_ applications: [SiteApplication]) {
    self.applications = applications
    var byPath = PathTree<Int>()
    for (index, application) in applications.enumerated() {
      // Of two applications with one path the first counts.
      byPath.update(application.virtualPath, default: index) { _ in }
    }
    self.byPath = byPath
  }

  /// The layout of a site from its effective element.
  ///
  /// - Parameter pools: the application pools by name in lower case.
  init(site: EffectiveElement?, pools: [String: ApplicationPool]) {
    var found = (site?.entries ?? []).map { SiteApplication($0, pools: pools) }
    if !found.contains(where: { $0.virtualPath == .root }) { found.append(.root) }
    self.init(found.sorted { $0.virtualPath.folded.count > $1.virtualPath.folded.count })
  }

  /// The index of the application a virtual path belongs to.
  public func applicationIndex(at path: String) -> Int {
    index(at: VirtualPath(path))
  }

  /// The application a path belongs to.
  func application(at path: VirtualPath) -> SiteApplication {
    applications[index(at: path)]
  }

  private func index(at path: VirtualPath) -> Int {
    byPath.onTheWay(to: path).last ?? applications.count - 1
  }

  /// Whether an application reads its files otherwise than the application above it.
  func differsFromParent(_ application: SiteApplication) -> Bool {
    let parents = applications.filter {
      $0.virtualPath != application.virtualPath && $0.virtualPath.contains(application.virtualPath)
    }
    return parents.first.map { !$0.pool.readsLike(application.pool) } ?? false
  }

  /// Whether the web.config of a folder counts for requests to a path below it (configuration 1.2).
  func readsWebConfig(of folder: VirtualPath, at path: VirtualPath) -> Bool {
    guard application(at: path).pool.allowsConfigurationOverride else { return false }
    guard let holder = application(at: folder).directory(at: folder), !holder.allowsSubDirConfig else {
      return true
    }
    return holder.virtualPath == folder
  }

  /// Why the web.config of a folder does not count for a path below it; `nil` when it does.
  func reasonToSkip(_ folder: VirtualPath, at path: VirtualPath) -> String? {
    guard !readsWebConfig(of: folder, at: path) else { return nil }
    return application(at: path).pool.allowsConfigurationOverride
      ? "its virtual directory has allowSubDirConfig=\"false\""
      : "the application pool has enableConfigurationOverride=\"false\""
  }

  /// The .NET Framework versions whose machine.config stands above some application.
  var frameworks: Set<FrameworkVersion> { Set(applications.map(\.pool.framework)) }
}

/// An application of a site.
public struct SiteApplication: Sendable {
  /// The path below the site.
  let virtualPath: VirtualPath
  /// The pool it runs in.
  public let pool: ApplicationPool
  /// Its virtual directories in the order of the file.
  public let virtualDirectories: [SiteVirtualDirectory]
  /// Whether the server's file names it; a root application that it does not name is only assumed.
  public let isDeclared: Bool

  static let root = SiteApplication(virtualPath: .root, pool: ApplicationPool(), virtualDirectories: [])

  private init(virtualPath: VirtualPath, pool: ApplicationPool, virtualDirectories: [SiteVirtualDirectory]) {
    self.virtualPath = virtualPath
    self.pool = pool
    self.virtualDirectories = virtualDirectories
    isDeclared = false
  }

  init(_ element: EffectiveElement, pools: [String: ApplicationPool]) {
    let path = VirtualPath(element.string("path"))
    virtualPath = path
    isDeclared = true
    let name = element.string("applicationPool")
    pool = pools[name.lowercased()] ?? ApplicationPool(name: name)
    virtualDirectories = element.entries.map { directory in
      SiteVirtualDirectory(
        virtualPath: path.appending(VirtualPath(directory.string("path"))),
        physicalPath: directory.string("physicalPath"),
        allowsSubDirConfig: directory.bool("allowSubDirConfig"), userName: directory.string("userName"))
    }
  }

  /// The path below the site, beginning with a slash and without one at its end: `/`, `/shop`.
  public var path: String { virtualPath.spelling }

  /// The index of the virtual directory a virtual path belongs to; `nil` when none covers it.
  public func directoryIndex(at path: String) -> Int? {
    let path = VirtualPath(path)
    return virtualDirectories.indices.filter { virtualDirectories[$0].virtualPath.contains(path) }
      .max {
        virtualDirectories[$0].virtualPath.folded.count < virtualDirectories[$1].virtualPath.folded.count
      }
  }

  /// The virtual directory a path of the application belongs to.
  func directory(at path: VirtualPath) -> SiteVirtualDirectory? {
    virtualDirectories.filter { $0.virtualPath.contains(path) }
      .max { $0.virtualPath.folded.count < $1.virtualPath.folded.count }
  }
}

/// A virtual directory of an application.
public struct SiteVirtualDirectory: Sendable {
  /// The root of a site whose file names none.
  public static let root = SiteVirtualDirectory(
    virtualPath: .root, physicalPath: "", allowsSubDirConfig: true)

  /// The path below the site.
  let virtualPath: VirtualPath
  /// The folder it shows, as it is written.
  public let physicalPath: String
  /// `allowSubDirConfig`: web.config files below the directory's own count.
  public let allowsSubDirConfig: Bool
  /// The account by which IIS opens the files, whoever asks for them; empty for the request's user.
  public var userName = ""

  /// The path below the site, that of the application included: `/`, `/shop/images`.
  public var path: String { virtualPath.spelling }
}

/// What of an application pool decides how its applications are configured.
public struct ApplicationPool: Sendable, Hashable {
  /// The name, as the application writes it.
  public var name: String
  /// `managedPipelineMode="Integrated"`.
  public var isIntegrated: Bool
  /// `managedRuntimeVersion`: `v4.0`, `v2.0`, or empty without managed code.
  public var managedRuntimeVersion: String
  /// `enable32BitAppOnWin64`.
  public var is32Bit: Bool
  /// `enableConfigurationOverride`: web.config files count.
  public var allowsConfigurationOverride: Bool

  /// A pool nothing is known about: integrated, .NET 4, 64 bits.
  public init(name: String = "") {
    self.name = name
    isIntegrated = true
    managedRuntimeVersion = "v4.0"
    is32Bit = false
    allowsConfigurationOverride = true
  }

  init(_ element: EffectiveElement) {
    name = element.string("name")
    isIntegrated = element.string("managedPipelineMode") == "Integrated"
    managedRuntimeVersion = element.string("managedRuntimeVersion")
    is32Bit = element.bool("enable32BitAppOnWin64")
    allowsConfigurationOverride = element.bool("enableConfigurationOverride")
  }

  /// Whether the same files apply to applications of two pools.
  func readsLike(_ other: ApplicationPool) -> Bool {
    framework == other.framework && allowsConfigurationOverride == other.allowsConfigurationOverride
  }

  /// The .NET Framework whose machine.config stands above the pool's applications.
  var framework: FrameworkVersion { FrameworkVersion(managedRuntimeVersion: managedRuntimeVersion) }
}
