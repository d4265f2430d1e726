/// Every level of a site's configuration, scanned below the machine.config of one .NET Framework version.
struct ConfigurationTree: Sendable {
  /// The levels above the site, applicationHost.config last.
  let servers: [ConfigurationLevel]
  /// The folders with a web.config, by path.
  let folders: [VirtualPath: ConfigurationLevel]
  /// The number of segments of the deepest folder.
  private let depth: Int

  /// Scans the files from the top down, so that each knows what those above it declare.
  ///
  /// - Parameter firstPlacement: the number of the first placement of a web.config.
  init(
    servers: [ConfigurationLevel], folders: [FolderDocument], sources: ConfigSources, firstPlacement: Int32
  ) {
    self.servers = servers
    let declared = servers.last?.declared ?? .framework(.v4)
    var levels: [VirtualPath: ConfigurationLevel] = [:]
    var next = firstPlacement
    for folder in folders {
      let parent = Self.nearest(above: folder.path, in: levels)
      var scanner = LevelScanner(
        base: .folder(folder.path), file: folder.file, declared: parent?.declared ?? declared,
        sources: sources, firstPlacement: next)
      switch folder.document {
      case .success(let document): scanner.scan(document)
      case .failure(let fault): scanner.add(fault)
      }
      levels[folder.path] = scanner.level
      next = scanner.nextPlacement
    }
    self.folders = levels
    self.depth = folders.lazy.map(\.path.folded.count).max() ?? 0
  }

  private static func nearest(
    above path: VirtualPath, in levels: [VirtualPath: ConfigurationLevel]
  ) -> ConfigurationLevel? {
    var segments = path.spelling.split(separator: "/")
    while segments.popLast() != nil {
      if let level = levels[VirtualPath(segments: segments)] { return level }
    }
    return nil
  }

  /// The levels on the way to a path, those of the server first.
  func levels(to path: VirtualPath, layout: SiteLayout) -> [ConfigurationLevel] {
    levelsOnTheWay(to: path) { layout.readsWebConfig(of: $0, at: path) }
  }

  /// The same with the folders that do not count.
  func levelsOnTheWay(
    to path: VirtualPath, where counts: (VirtualPath) -> Bool = { _ in true }
  ) -> [ConfigurationLevel] {
    var result = servers
    guard !folders.isEmpty else { return result }
    let segments = path.spelling.split(separator: "/", maxSplits: depth).prefix(depth)
    for count in 0...segments.count {
      let folder = VirtualPath(segments: segments.prefix(count))
      if let level = folders[folder], counts(folder) { result.append(level) }
    }
    return result
  }
}

/// The web.config of a folder, read or not.
struct FolderDocument: Sendable {
  let path: VirtualPath
  let file: String
  let document: Result<ConfigurationDocument, ConfigurationFault>
}
