internal import Configuration
internal import Server

/// A server whose files are read; nothing of it is compiled yet.
struct ServerSources {
  /// The configuration of each site by its name in lower case.
  let configurationsByName: [String: ServerConfiguration]
  /// The configuration of the site that paths without a host belong to.
  let mainConfiguration: ServerConfiguration
  /// Every file that was read.
  let files: [ConfigurationFile]
  /// What whoever described the server should know of its folders, one sentence each.
  let notices: [String]
  /// The name of the stock applicationHost.config; `nil` when a real one takes its place.
  let stockFile: String?
  private let builder: SnapshotBuilder
  private let host: ApplicationHost
  private let configurations: [ServerConfiguration]

  /// Reads the files.
  ///
  /// - Throws: the fault of an applicationHost.config that cannot be read.
  init(_ server: ServerDescription) throws(ConfigurationFault) {
    let files = try ServerFiles(server)
    let configurations = files.configurations()
    var builder = SnapshotBuilder(profile: server.profile)
    builder.siteStates = server.siteStates
    builder.poolStates = server.poolStates
    builder.otherRegistrations = server.otherRegistrations
    builder.urlReservations = server.urlReservations
    builder.bindingsWithoutCertificate = Set(server.bindingsWithoutCertificate.map { $0.lowercased() })
    builder.siteFacts = server.siteFacts
    builder.missingTypes = server.missingTypes
    for (name, files) in files.sites {
      var facts = server.siteFacts[name] ?? (server.isMeant(name) ? server.mainSiteFacts : nil) ?? SiteFacts()
      if let content = files.content { facts.content = content }
      builder.siteFacts[name] = facts
    }
    let bySite = Dictionary(
      configurations.map { ($0.siteName.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    configurationsByName = bySite
    mainConfiguration =
      server.site.flatMap { bySite[$0.lowercased()] } ?? configurations.first
      ?? ServerConfiguration(
        host: files.host, siteName: "", documents: SiteDocuments(webConfigs: server.webConfigs))
    self.files = files.all + server.webConfigs.values
    notices = files.notices
    stockFile = server.applicationHost == nil ? server.stock.name : nil
    self.builder = builder
    host = files.host
    self.configurations = configurations
  }

  /// The server, some of it compiled.
  func simulation(_ selection: ScopeSelection) -> Simulation {
    Simulation(self, snapshot: builder.build(host, configurations, selection: selection))
  }
}
