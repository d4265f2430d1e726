internal import Configuration
internal import Server
internal import Substatus
internal import Yams

/// Reads what is declared of applications, virtual directories, pools and the folders behind them.
struct HostingReader {
  let reader: NodeReader

  /// The attributes of a pool that decide how its applications are configured.
  static let poolKeys = [
    "managedPipelineMode", "managedRuntimeVersion", "enable32BitAppOnWin64", "enableConfigurationOverride",
  ]
  /// Why IIS cannot use a folder, in the words of a scenario file.
  static let folderStates = UnreadableFile.allCases.map(\.rawValue)

  func pool(_ node: Node, _ what: String = "pool") -> [String: String] {
    var pool: [String: String] = [:]
    for (key, value) in reader.map(node, what, keys: Self.poolKeys) { pool[key] = reader.text(value, key) }
    return pool
  }

  /// The folder of each application by its path, or a map with `physicalPath` and `pool`.
  func applications(_ node: Node) -> [StockSite.Application] {
    reader.members(node, "applications").compactMap { path, value in
      guard isPath(path, value) else { return nil }
      var application = StockSite.Application(path: path, physicalPath: String(path.dropFirst()))
      guard case .mapping = value else {
        application.physicalPath = reader.text(value, path) ?? ""
        return application
      }
      for (key, value) in reader.map(value, path, keys: ["physicalPath", "pool"]) {
        if key == "pool" {
          application.pool = pool(value)
        } else {
          application.physicalPath = reader.text(value, key) ?? ""
        }
      }
      return application
    }
  }

  func virtualDirectories(_ node: Node) -> [String: String] {
    var directories: [String: String] = [:]
    for (path, value) in reader.members(node, "virtualDirectories") where isPath(path, value) {
      directories[path] = reader.text(value, path)
    }
    return directories
  }

  private func isPath(_ path: String, _ node: Node) -> Bool {
    guard path.hasPrefix("/"), path.count > 1, !path.hasSuffix("/") else {
      reader.report("'\(path)' is no path of an application or virtual directory: write /shop", at: node)
      return false
    }
    return true
  }

  /// The content of folders by their physical path, or why IIS cannot use one.
  func folders(_ node: Node, besidesFile: (String) -> String) -> [String: ScenarioCase.Folder] {
    var folders: [String: ScenarioCase.Folder] = [:]
    for (path, value) in reader.members(node, "folders") {
      guard case .mapping = value else {
        guard let word = reader.word(value, path, among: Self.folderStates) else { continue }
        folders[path] = ScenarioCase.Folder(unreadable: word)
        continue
      }
      var setup = ScenarioCase.Setup()
      let content = ContentReader(reader: reader)
      for (name, value) in reader.members(value, path) {
        if name == "root" {
          setup.root = reader.text(value, name).map(besidesFile)
        } else {
          content.read(name, value, &setup)
        }
      }
      folders[path] = ScenarioCase.Folder(
        files: setup.files, attributes: setup.attributes,
        links: setup.links, root: setup.root)
    }
    return folders
  }
}
