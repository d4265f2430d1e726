public import Configuration
public import Server

/// What is known of a folder and of everything below it, whoever tells it: the disk or a scenario file.
public struct FolderContent: Sendable {
  /// The files and folders by their paths below this one, `/docs/index.htm`; parents before children.
  public var items: [(path: String, item: ContentItem)] = []
  /// Whether everything there is stands in `items`; otherwise the content is unknown.
  public var isComplete = false
  /// The web.config of each folder, `/` for this one.
  public var webConfigs: [String: ConfigurationFile] = [:]
  /// The files that `configSource` attributes name.
  public var configSources: [String: ConfigurationFile] = [:]
  /// The folders whose web.config IIS cannot open.
  public var unreadable: [String: UnreadableWebConfig] = [:]
  /// What whoever gave the folder should know, one sentence each.
  public var notices: [String] = []

  /// A folder of which nothing is known.
  public init() {}

  /// What is known of a folder below this one, by its path without regard to case.
  func below(_ parts: [String]) -> FolderContent {
    guard !parts.isEmpty else { return self }
    let prefix = parts.map { "/" + $0.lowercased() }.joined()
    func relative(_ path: String) -> String? {
      let folded = path.lowercased()
      guard folded.hasPrefix(prefix) else { return nil }
      let rest = path.utf8.dropFirst(prefix.utf8.count)
      if rest.isEmpty { return "/" }
      // Case mappings that change a path's length do not concern ASCII, and others are not taken apart here.
      return rest.first == UInt8(ascii: "/") ? String(decoding: rest, as: UTF8.self) : nil
    }
    func moved<Value>(_ values: [String: Value]) -> [String: Value] {
      var result: [String: Value] = [:]
      for (path, value) in values.sorted(by: { $0.key < $1.key }) {
        if let path = relative(path), result[path] == nil { result[path] = value }
      }
      return result
    }
    var content = FolderContent()
    content.items = items.compactMap { item in relative(item.path).map { ($0, item.item) } }
    content.isComplete = isComplete
    content.webConfigs = moved(webConfigs)
    content.configSources = moved(configSources)
    content.unreadable = moved(unreadable)
    return content
  }

  /// Whether nothing at all was said of the folder.
  var isEmpty: Bool { items.isEmpty && webConfigs.isEmpty && unreadable.isEmpty }
}
