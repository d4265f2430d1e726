/// The web.config files of a content tree, read once; several sites may show the same tree.
public struct SiteDocuments: Sendable {
  /// The files, parents first.
  let folders: [FolderDocument]
  let sources: ConfigSources

  /// Reads the files.
  ///
  /// - Parameters:
  ///   - webConfigs: The web.config of each folder by its virtual path below the site, `/` being the site's
  ///     root.
  ///   - configSources: The files that `configSource` attributes name, by their virtual path:
  ///     `/sub/rules.config`.
  ///   - unreadable: The folders whose web.config IIS cannot open, by virtual path; they win over
  ///     `webConfigs`.
  public init(
    webConfigs: [String: ConfigurationFile] = [:], configSources: [String: ConfigurationFile] = [:],
    unreadable: [String: UnreadableWebConfig] = [:]
  ) {
    folders = Self.folders(webConfigs, unreadable)
    sources = ConfigSources(configSources)
  }

  /// The web.config files, parents first; of two spellings of one path the first in alphabetical order
  /// counts.
  private static func folders(
    _ files: [String: ConfigurationFile], _ unreadable: [String: UnreadableWebConfig]
  ) -> [FolderDocument] {
    var folders: [VirtualPath: FolderDocument] = [:]
    for (key, reason) in unreadable.sorted(by: { $0.key < $1.key }) {
      let path = VirtualPath(key)
      let name = reason.file ?? (path == .root ? "/web.config" : "\(path.spelling)/web.config")
      let fault = ConfigurationFault(reason.reason, file: name)
      folders[path] = folders[path] ?? FolderDocument(path: path, file: name, document: .failure(fault))
    }
    for (key, file) in files.sorted(by: { $0.key < $1.key }) where folders[VirtualPath(key)] == nil {
      let path = VirtualPath(key)
      folders[path] = FolderDocument(path: path, file: file.name, document: readWebConfig(file))
    }
    return folders.values.sorted {
      ($0.path.folded.count, $0.path.spelling) < ($1.path.folded.count, $1.path.spelling)
    }
  }

  /// IIS refuses a web.config above 250 KB (registry value MaxWebConfigFileSizeInKB).
  static let maximumWebConfigSize = 250 * 1024

  private static func readWebConfig(
    _ file: ConfigurationFile
  ) -> Result<ConfigurationDocument, ConfigurationFault> {
    guard file.bytes.count <= maximumWebConfigSize else {
      return .failure(
        .tooLarge(file.bytes.count, at: SourcePosition(file: file.name, line: 1, column: 1)))
    }
    do {
      return .success(try ConfigurationDocument(reading: file))
    } catch {
      return .failure(error)
    }
  }
}

/// The web.config of a folder that IIS cannot open.
public struct UnreadableWebConfig: Sendable, Hashable {
  /// Why.
  public var reason: UnreadableFile
  /// The file's name as shown to the user; `nil`: its virtual path.
  public var file: String?

  /// Declares the file unreadable.
  public init(_ reason: UnreadableFile, file: String? = nil) {
    self.reason = reason
    self.file = file
  }
}
