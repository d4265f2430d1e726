internal import Configuration
internal import Server

/// What is known of the files of one site: the folders of its virtual directories, put where its URLs see them.
///
/// The web.config of a folder applies to the URLs that lead through it, so a virtual directory inherits from
/// its parent in the URL, wherever its own folder is. Source: configuration 1.2.
struct SiteFiles {
  private(set) var webConfigs: [String: ConfigurationFile] = [:]
  private(set) var configSources: [String: ConfigurationFile] = [:]
  private(set) var unreadable: [String: UnreadableWebConfig] = [:]
  /// What whoever gave the folders should know, one sentence each.
  private(set) var notices: [String] = []
  private var builder = ContentTreeBuilder()
  private var knowsContent = false

  /// Collects the files of a site.
  ///
  /// - Parameters:
  ///   - layout: the site's applications and virtual directories.
  ///   - read: reads a folder below one that was given; `nil` when it does not exist.
  init(
    site: String, layout: SiteLayout, folders: ContentFolders,
    read: (LocalFolder, [String]) -> FolderContent?
  ) {
    guard !folders.isEmpty else { return }
    var directories = layout.applications.flatMap(\.virtualDirectories)
    if !directories.contains(where: { $0.path == "/" }) { directories.insert(.root, at: 0) }
    directories.sort { Self.depth($0.path) < Self.depth($1.path) }
    let places = directories.map { Self.segments($0.path) }
    var rootPath = WindowsPath("")
    var root: ContentFolders.Source?
    for (index, directory) in directories.enumerated() {
      let physical = WindowsPath(directory.physicalPath)
      if index == 0 {
        rootPath = physical
        root = folders.root(ofSite: site, physicalPath: physical)
      }
      let nested = places.filter { $0.count > places[index].count && $0.starts(with: places[index]) }
      if index > 0 { try? builder.mount(directory.path) }
      if physical.isIllegal {
        unreadable[directory.path] = UnreadableWebConfig(.invalidName, file: Self.file(physical))
        continue
      }
      var found: (source: ContentFolders.Source, parts: [String])?
      if index == 0, let root {
        found = (root, [])
      } else if let mapping = folders.mapping(of: physical) {
        found = mapping
      } else if let root, let parts = rootPath.parts(of: physical), !physical.parts.isEmpty {
        found = (root, parts)
      } else if case .declared = root {
        found = root.map { ($0, Self.names(directory.path)) }
      }
      guard let found else {
        let name = directory.physicalPath
        if !name.isEmpty { notices.append("\(name): no folder is given for \(site)\(directory.path)") }
        continue
      }
      switch found.source {
      case .unreadable(let reason):
        unreadable[directory.path] = UnreadableWebConfig(reason, file: Self.file(physical))
      case .local(let folder):
        if let content = read(folder, found.parts) {
          add(content, at: directory.path, without: nested)
        } else {
          unreadable[directory.path] = UnreadableWebConfig(
            .pathNotFound, file: Self.file(physical.parts.isEmpty ? WindowsPath(folder.name) : physical))
        }
      case .declared(let whole):
        var content = whole.below(found.parts)
        if content.isEmpty { content = whole.below(Self.names(directory.path)) }
        add(content, at: directory.path, without: nested)
      }
    }
  }

  /// Puts web.config files in the place of what was read.
  mutating func overlay(_ files: [String: ConfigurationFile]) {
    isOverlayOnly = webConfigs.isEmpty && unreadable.isEmpty
    for (path, file) in files {
      for known in webConfigs.keys where known.lowercased() == path.lowercased() { webConfigs[known] = nil }
      for known in unreadable.keys where known.lowercased() == path.lowercased() { unreadable[known] = nil }
      webConfigs[path] = file
    }
  }

  /// Whether every file of the site was given for itself and not by a folder.
  private(set) var isOverlayOnly = false

  /// The site's files, parsed.
  var documents: SiteDocuments {
    SiteDocuments(webConfigs: webConfigs, configSources: configSources, unreadable: unreadable)
  }

  /// The content of the site; `nil` when nothing is known of it.
  var content: ContentTree? { knowsContent ? builder.build() : nil }

  private mutating func add(_ content: FolderContent, at path: String, without nested: [[String]]) {
    let base = path == "/" ? "" : path
    func virtual(_ path: String) -> String? {
      let virtual = path == "/" ? (base.isEmpty ? "/" : base) : base + path
      guard !nested.isEmpty else { return virtual }
      let segments = Self.segments(virtual)
      return nested.contains { segments.starts(with: $0) } ? nil : virtual
    }
    for (path, file) in content.webConfigs {
      if let path = virtual(path) { webConfigs[path] = file }
    }
    for (path, file) in content.configSources {
      if let path = virtual(path) { configSources[path] = file }
    }
    for (path, reason) in content.unreadable {
      if let path = virtual(path) { unreadable[path] = reason }
    }
    notices += content.notices
    guard content.isComplete else { return }
    knowsContent = true
    for (path, item) in content.items {
      // What Windows could not have was sorted out where the folder was read.
      if let path = virtual(path) { try? builder.add(path, item) }
    }
  }

  private static func names(_ path: String) -> [String] { path.split(separator: "/").map(String.init) }
  private static func segments(_ path: String) -> [String] { names(path.lowercased()) }
  private static func depth(_ path: String) -> Int {
    path == "/" ? 0 : path.utf8.count { $0 == UInt8(ascii: "/") }
  }

  /// The name of a web.config as IIS's error page shows it.
  private static func file(_ folder: WindowsPath) -> String {
    let path = folder.description
    return #"\\?\"# + (path.hasSuffix("\\") ? path : path + "\\") + "web.config"
  }
}
