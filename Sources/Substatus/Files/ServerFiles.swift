internal import Configuration
internal import Server

/// Every file that a description of a server names, read.
struct ServerFiles {
  let host: ApplicationHost
  /// The sites in the order of applicationHost.config, each with its files.
  let sites: [(name: String, files: SiteFiles)]
  /// The files above the sites.
  let serverFiles: [ConfigurationFile]

  /// Reads the files. A folder that several virtual directories show is read once.
  ///
  /// - Throws: the fault of an applicationHost.config that cannot be read.
  init(_ server: ServerDescription) throws(ConfigurationFault) {
    let files = server.applicationHostFiles
    let host = try ApplicationHost(
      version: server.profile.version, build: server.profile.build, files: files,
      frameworks: server.frameworks)
    var known: [Key: FolderContent?] = [:]
    sites = host.siteNames.map { name in
      var files = SiteFiles(site: name, layout: host.layout(ofSite: name), folders: server.folders) {
        folder, parts in
        let key = Key(path: folder.path, parts: parts.map { $0.lowercased() })
        if let content = known[key] { return content }
        let content = folder.content(below: parts)
        known[key] = .some(content)
        return content
      }
      if server.isMeant(name) { files.overlay(server.webConfigs) }
      return (name, files)
    }
    self.host = host
    serverFiles =
      files + server.frameworks.values.flatMap { [$0.machineConfig, $0.rootWebConfig] }.compactMap { $0 }
  }

  private struct Key: Hashable {
    var path: String
    var parts: [String]
  }

  /// The configuration of each site, in the order of the sites.
  func configurations() -> [ServerConfiguration] {
    var last: (webConfigs: [String], documents: SiteDocuments)?
    return sites.map { name, files in
      // Files that were given for every site are parsed once.
      let names = files.isOverlayOnly ? files.webConfigs.keys.sorted() : nil
      if let names, let last, last.webConfigs == names {
        return ServerConfiguration(host: host, siteName: name, documents: last.documents)
      }
      let documents = files.documents
      if let names { last = (names, documents) }
      return ServerConfiguration(host: host, siteName: name, documents: documents)
    }
  }

  /// What whoever gave the folders should know, each sentence once.
  var notices: [String] {
    var seen: Set<String> = []
    return sites.flatMap(\.files.notices).filter { seen.insert($0).inserted }
  }

  /// Every file, those of the server first.
  var all: [ConfigurationFile] {
    serverFiles + sites.flatMap { Array($0.files.webConfigs.values) + $0.files.configSources.values }
  }
}
