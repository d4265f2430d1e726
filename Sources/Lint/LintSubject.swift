public import Configuration
public import Server

/// What is linted: the files of a server and of its sites.
public struct LintSubject: Sendable {
  /// The version of IIS and the registry of the server.
  public var profile: ServerProfile
  /// applicationHost.config, and additions to it.
  public var applicationHost: [ConfigurationFile]
  /// The names of files that nobody wrote: nothing is reported about them.
  public var stockFiles: Set<String> = []
  /// The files of sites whose content is known, by the site's name. The other sites of the server are looked
  /// at without any.
  public var sites: [String: LintSite] = [:]

  /// A server without content.
  public init(profile: ServerProfile, applicationHost: [ConfigurationFile]) {
    self.profile = profile
    self.applicationHost = applicationHost
  }

  /// The files of a site, its name in any case.
  func site(named name: String) -> LintSite {
    sites[name] ?? sites.first { $0.key.lowercased() == name.lowercased() }?.value ?? LintSite()
  }

  /// Every file that somebody wrote, each once, in the order in which IIS would meet them.
  var ownFiles: [ConfigurationFile] {
    var seen: Set<String> = []
    let content = sites.sorted { $0.key < $1.key }.flatMap(\.value.files)
    return (applicationHost + content).filter { file in
      !stockFiles.contains(file.name) && seen.insert(file.name).inserted
    }
  }
}

/// The configuration files of one site's content.
public struct LintSite: Sendable {
  /// web.config files by the virtual path of their folder.
  public var webConfigs: [String: ConfigurationFile]
  /// The files that `configSource` attributes name, by virtual path.
  public var configSources: [String: ConfigurationFile]
  /// The folders whose web.config IIS cannot open.
  public var unreadable: [String: UnreadableWebConfig]

  /// Whether the folders of the files are known, so that a file that is named and not given is not there.
  public var knowsFolders: Bool

  /// Names the files.
  public init(
    webConfigs: [String: ConfigurationFile] = [:], configSources: [String: ConfigurationFile] = [:],
    unreadable: [String: UnreadableWebConfig] = [:], knowsFolders: Bool = true
  ) {
    self.knowsFolders = knowsFolders
    self.webConfigs = webConfigs
    self.configSources = configSources
    self.unreadable = unreadable
  }

  var documents: SiteDocuments {
    SiteDocuments(webConfigs: webConfigs, configSources: configSources, unreadable: unreadable)
  }

  fileprivate var files: [ConfigurationFile] {
    webConfigs.sorted { $0.key < $1.key }.map(\.value)
      + configSources.sorted { $0.key < $1.key }.map(\.value)
  }
}
