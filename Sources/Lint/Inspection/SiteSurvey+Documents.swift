internal import Configuration

/// A file that somebody wrote, as a tree.
struct OwnDocument {
  /// The folder of a web.config as a virtual path; `nil` for applicationHost.config.
  let folder: String?
  let document: ConfigurationDocument
}

extension OwnDocument {
  /// The server's files, as far as they are well-formed.
  static func server(of subject: LintSubject) -> [Self] {
    subject.applicationHost.filter { !subject.stockFiles.contains($0.name) }.compactMap { Self($0, nil) }
  }

  /// The web.config files of a site, as far as they are well-formed.
  static func content(of site: LintSite) -> [Self] {
    site.webConfigs.sorted { $0.key < $1.key }.compactMap { Self($0.value, $0.key) }
  }

  private init?(_ file: ConfigurationFile, _ folder: String?) {
    guard let document = try? ConfigurationDocument(reading: file) else { return nil }
    self.init(folder: folder, document: document)
  }

  /// Every `location` of the file.
  var locations: [SourceElement] { document.root.children.filter { $0.name == "location" } }
}
