public import Configuration

/// The folders that were given for the folders of the server.
///
/// Nothing outside them is ever opened. Which of them stands for a virtual directory is decided by its
/// `physicalPath`: the mapping with the longest path that contains it counts, before all of them the root that
/// was given for the site.
public struct ContentFolders: Sendable {
  /// What stands for a folder of the server.
  public enum Source: Sendable {
    /// A folder of this machine.
    case local(LocalFolder)
    /// A folder that is written down, for example in a scenario file.
    case declared(FolderContent)
    /// A folder that IIS cannot use.
    case unreadable(UnreadableFile)
  }

  private var mappings: [(path: WindowsPath, source: Source)] = []
  private var roots: [(site: String?, source: Source)] = []

  /// No folder is given.
  public init() {}

  /// Whether no folder is given.
  public var isEmpty: Bool { mappings.isEmpty && roots.isEmpty }

  /// Lets a folder stand for one of the server and everything below it. Of two for one path the later counts.
  public mutating func map(_ path: String, to source: Source) {
    let path = WindowsPath(path)
    mappings.removeAll { $0.path == path }
    mappings.append((path, source))
  }

  /// Lets a folder stand for the root of a site, whatever its physical path.
  ///
  /// - Parameter site: The site's name in any case; `nil` stands for every site that no other root or mapping
  ///   is given for.
  public mutating func setRoot(_ source: Source, ofSite site: String?) {
    let site = site?.lowercased()
    roots.removeAll { $0.site == site }
    roots.append((site, source))
  }

  /// What stands for the root of a site.
  func root(ofSite site: String, physicalPath: WindowsPath) -> Source? {
    let site = site.lowercased()
    if let root = roots.first(where: { $0.site == site }) { return root.source }
    guard mapping(of: physicalPath) == nil else { return nil }
    return roots.first { $0.site == nil }?.source
  }

  /// What stands for a physical path, and the parts of the path below it.
  func mapping(of path: WindowsPath) -> (source: Source, parts: [String])? {
    var best: (path: WindowsPath, source: Source, parts: [String])?
    for (root, source) in mappings {
      guard let parts = root.parts(of: path), root.parts.count >= best?.path.parts.count ?? 0 else {
        continue
      }
      best = (root, source, parts)
    }
    return best.map { ($0.source, $0.parts) }
  }
}
