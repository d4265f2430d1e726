/// Every level of a site's configuration, scanned below the machine.config of one .NET Framework version.
struct ConfigurationTree: Sendable {
  /// The levels above the site, applicationHost.config last.
  let servers: [ConfigurationLevel]
  /// The folders with a web.config, by path.
  let folders: [VirtualPath: ConfigurationLevel]
  /// The paths where some section may read otherwise than above.
  let turningPoints: TurningPoints
  /// The machine.config the files stand below.
  let framework: FrameworkVersion
  private let onTheWay: PathTree<ConfigurationLevel>

  /// Scans the files from the top down, so that each knows what those above it declare.
  ///
  /// - Parameters:
  ///   - layout: the site's applications.
  ///   - firstPlacement: the number of the first placement of a web.config.
  init(
    servers: [ConfigurationLevel], folders: [FolderDocument], sources: ConfigSources, layout: SiteLayout,
    firstPlacement: Int32
  ) {
    self.servers = servers
    let declared = servers.last?.declared ?? .framework(.v4)
    var levels: [VirtualPath: ConfigurationLevel] = [:]
    var onTheWay = PathTree<ConfigurationLevel>()
    var declaring: [VirtualPath] = []
    var next = firstPlacement
    for folder in folders {
      let above = onTheWay.onTheWay(to: folder.path).last?.declared ?? declared
      var scanner = LevelScanner(
        base: .folder(folder.path), file: folder.file, declared: above, sources: sources, firstPlacement: next
      )
      switch folder.document {
      case .success(let document): scanner.scan(document)
      case .failure(let fault): scanner.add(fault)
      }
      let level = scanner.level
      levels[folder.path] = level
      onTheWay.update(folder.path, default: level) { $0 = level }
      if level.declared.count != above.count { declaring.append(folder.path) }
      next = scanner.nextPlacement
    }
    self.folders = levels
    self.onTheWay = onTheWay
    framework = declared.framework
    turningPoints = TurningPoints(
      levels: servers + levels.values,
      roots: layout.applications.flatMap { [$0.virtualPath] + $0.virtualDirectories.map(\.virtualPath) },
      declaring: declaring)
  }

  /// The levels on the way to a path, those of the server first.
  func levels(to path: VirtualPath, layout: SiteLayout) -> [ConfigurationLevel] {
    levelsOnTheWay(to: path) { layout.readsWebConfig(of: $0, at: path) }
  }

  /// The same with the folders that do not count.
  func levelsOnTheWay(
    to path: VirtualPath, where counts: (VirtualPath) -> Bool = { _ in true }
  ) -> [ConfigurationLevel] {
    servers
      + onTheWay.onTheWay(to: path).filter { level in
        level.path.map(counts) ?? false
      }
  }
}

/// The web.config of a folder, read or not.
struct FolderDocument: Sendable {
  let path: VirtualPath
  let file: String
  let document: Result<ConfigurationDocument, ConfigurationFault>
}
