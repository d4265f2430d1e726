public import Configuration
internal import Server
public import StatusCodes

/// A small configuration that a rule explains itself with.
public struct LintExample: Sendable {
  /// The web.config of each folder.
  public private(set) var webConfigs: [String: String] = [:]
  /// Files that configSource attributes name.
  public private(set) var sources: [String: String] = [:]
  /// The folders whose web.config IIS may not open.
  public private(set) var unreadable: Set<String> = []
  /// What is added to the stock applicationHost.config.
  public private(set) var applicationHost: String?
  /// Whether `applicationHost` is the whole file.
  public private(set) var isWholeServer = false
  /// The version of IIS.
  public private(set) var version = IISVersion.v10_0
  /// The build of Windows; `nil` is a current one.
  public private(set) var build: Int?
  /// The site that the web.config files belong to; `nil` is the stock one.
  public private(set) var siteName: String?
  /// The stock server.
  public private(set) var preset = ServerPreset.full

  /// A web.config at the site's root, by the content of `<configuration>`.
  static func site(_ content: String) -> Self { Self().file("/", content) }

  /// A web.config at the site's root, by the content of `<system.webServer>`.
  static func webServer(_ content: String) -> Self {
    site("<system.webServer>\(content)</system.webServer>")
  }

  /// A web.config at the site's root, by the content of `<requestFiltering>`.
  static func filtering(_ content: String, attributes: String = "") -> Self {
    let tag = attributes.isEmpty ? "requestFiltering" : "requestFiltering \(attributes)"
    return webServer("<security><\(tag)>\(content)</requestFiltering></security>")
  }

  /// Content of applicationHost.config, behind that of the stock file.
  static func server(_ content: String) -> Self { Self().server(content) }

  /// A whole applicationHost.config.
  static func wholeServer(_ text: String) -> Self {
    var example = Self()
    example.applicationHost = text
    example.isWholeServer = true
    return example
  }

  /// A web.config as it stands, well-formed or not.
  static func raw(_ text: String) -> Self {
    var example = Self()
    example.webConfigs["/"] = text
    return example
  }

  /// The same with a web.config in a folder.
  func file(_ path: String, _ content: String) -> Self {
    var example = self
    example.webConfigs[path] = "<configuration>\n\(content)\n</configuration>\n"
    return example
  }

  /// The same with a file that a configSource names.
  func source(_ path: String, _ text: String) -> Self {
    var example = self
    example.sources[path] = text
    return example
  }

  /// The same with a folder whose web.config IIS may not open.
  func unreadable(_ path: String) -> Self {
    var example = self
    example.unreadable.insert(path)
    return example
  }

  /// The same with content of applicationHost.config.
  func server(_ content: String) -> Self {
    var example = self
    example.applicationHost = "<configuration>\n\(content)\n</configuration>\n"
    return example
  }

  /// The same for another version.
  func iis(_ version: IISVersion, build: Int? = nil) -> Self {
    var example = self
    example.version = version
    example.build = build
    return example
  }

  /// The same for another site of the server.
  func named(_ site: String) -> Self {
    var example = self
    example.siteName = site
    return example
  }

  /// The same on another stock server.
  func on(_ preset: ServerPreset) -> Self {
    var example = self
    example.preset = preset
    return example
  }
}

extension LintExample {
  /// What a linter is given for the example.
  public var subject: LintSubject {
    let stock = StockServer(preset: preset, version: version)
    let own = applicationHost.map { ConfigurationFile(name: "applicationHost.config", text: $0) }
    let base = ConfigurationFile(name: stock.name, bytes: stock.applicationHostConfig)
    var subject = LintSubject(
      profile: ServerProfile(version: version, build: build),
      applicationHost: isWholeServer ? own.map { [$0] } ?? [] : [base] + (own.map { [$0] } ?? []))
    if !isWholeServer { subject.stockFiles = [stock.name] }
    var site = LintSite()
    for (path, text) in webConfigs {
      let name = path == "/" ? "web.config" : "\(path.dropFirst())/web.config"
      site.webConfigs[path] = ConfigurationFile(name: name, text: text)
    }
    for (path, text) in sources {
      site.configSources[path] = ConfigurationFile(name: String(path.dropFirst()), text: text)
    }
    for path in unreadable { site.unreadable[path] = UnreadableWebConfig(.accessDenied) }
    subject.sites[siteName ?? stock.siteName] = site
    return subject
  }
}
