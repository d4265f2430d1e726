public import Configuration
public import Server

/// What is linted: the files of one site and of its server.
public struct LintSubject: Sendable {
  /// The version of IIS and the registry of the server.
  public var profile: ServerProfile
  /// applicationHost.config, and additions to it.
  public var applicationHost: [ConfigurationFile]
  /// The names of files that nobody wrote: nothing is reported about them.
  public var stockFiles: Set<String> = []
  /// The site that the web.config files belong to.
  public var siteName: String
  /// web.config files by the virtual path of their folder.
  public var webConfigs: [String: ConfigurationFile] = [:]
  /// The files that `configSource` attributes name, by virtual path.
  public var configSources: [String: ConfigurationFile] = [:]
  /// The folders whose web.config IIS cannot open.
  public var unreadable: [String: UnreadableFile] = [:]

  /// A site without web.config files.
  public init(profile: ServerProfile, applicationHost: [ConfigurationFile], siteName: String) {
    self.profile = profile
    self.applicationHost = applicationHost
    self.siteName = siteName
  }

  /// Every file, in the order in which IIS would meet them.
  var files: [ConfigurationFile] {
    func sorted(_ files: [String: ConfigurationFile]) -> [ConfigurationFile] {
      files.sorted { $0.key < $1.key }.map(\.value)
    }
    return applicationHost + sorted(webConfigs) + sorted(configSources)
  }
}
