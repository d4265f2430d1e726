public import Configuration
public import Server

/// A server with its configuration, ready to answer requests: the entry point for other Swift programs.
///
/// ```swift
/// let simulation = try Simulation(ServerDescription(webConfigs: ["/": file]))
/// let answer = simulation.answer(InlineRequest.complete("GET /a+b"))
/// print(answer.status)   // 404.11
/// ```
public struct Simulation: Sendable {
  /// The compiled server.
  public let snapshot: Snapshot
  /// The configuration of each site by its name in lower case.
  let configurations: [String: ServerConfiguration]
  /// The configuration of the site that paths without a host belong to.
  let mainConfiguration: ServerConfiguration
  /// What whoever described the server should know of its folders, one sentence each.
  public let notices: [String]
  private let files: [ConfigurationFile]
  /// The name of the stock applicationHost.config; `nil` when a real one takes its place.
  let stockFile: String?

  /// Reads and compiles a configuration.
  ///
  /// - Throws: the fault of an applicationHost.config that cannot be read. Faults of a web.config are no
  ///   errors: they are what requests are answered with.
  public init(_ server: ServerDescription) throws(ConfigurationFault) {
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
    snapshot = builder.build(files.host, configurations)
    let bySite = Dictionary(
      configurations.map { ($0.siteName.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    self.configurations = bySite
    mainConfiguration =
      server.site.flatMap { bySite[$0.lowercased()] } ?? configurations.first
      ?? ServerConfiguration(
        host: files.host, siteName: "", documents: SiteDocuments(webConfigs: server.webConfigs))
    self.files = files.all + server.webConfigs.values
    notices = files.notices
    stockFile = server.applicationHost == nil ? server.stock.name : nil
  }

  /// A host by which the main site is reached: that of its first binding for the scheme, `localhost` where the
  /// binding takes any.
  public func usualHost(isTLS: Bool = false) -> String {
    let site = mainConfiguration.host.site(named: mainConfiguration.siteName)
    let bindings = site?.element("bindings").entries ?? []
    let scheme = isTLS ? "https" : "http"
    let hosts = bindings.filter { $0.string("protocol").lowercased() == scheme }.map { binding in
      String(
        binding.string("bindingInformation").split(separator: ":", omittingEmptySubsequences: false).last
          ?? "")
    }
    guard let host = hosts.first(where: { $0.isEmpty }) ?? hosts.first, !host.isEmpty else {
      return "localhost"
    }
    return host.hasPrefix("*.") ? "www" + host.dropFirst() : host
  }

  /// The file of a name, as it was given; `nil` when no such file was read.
  public func file(named name: String) -> ConfigurationFile? {
    files.first { $0.name == name }
  }

  /// The text of the line a source names, without its line end; `nil` when no such file was read.
  public func line(_ source: Answer.Source) -> String? {
    file(named: source.file)?.lines(source.line...source.line).first?.text
  }

  /// Decides one request and explains the verdict.
  ///
  /// - Parameters:
  ///   - request: the raw bytes of the request, head and what is known of the body.
  ///   - facts: what is known beside the bytes.
  ///   - tracing: whether the answer lists every step.
  public func answer(
    _ request: [UInt8], facts: RequestFacts = RequestFacts(), tracing: Bool = false
  ) -> Answer {
    var worker = Worker(snapshot)
    var trace = Trace()
    let verdict = worker.decide(request.span, facts: facts, trace: &trace)
    var answer = Explainer(snapshot: snapshot, request: request, facts: facts, trace: trace).answer(
      verdict, tracing: tracing)
    if let location = answer.location {
      var chain = RedirectChain(snapshot: snapshot, request: request, facts: facts)
      answer.isRedirectLoop = chain.neverEnds(from: location)
    }
    return answer
  }

  /// The same, decided after the requests of a history, to which the request is added.
  public func answer(
    _ request: [UInt8], facts: RequestFacts = RequestFacts(), history: inout RequestHistory,
    tracing: Bool = false
  ) -> Answer {
    var worker = Worker(snapshot)
    var trace = Trace()
    let verdict = worker.decide(request.span, facts: facts, history: &history, trace: &trace)
    return Explainer(snapshot: snapshot, request: request, facts: facts, trace: trace).answer(
      verdict, tracing: tracing)
  }
}

/// Everything that describes a server.
public struct ServerDescription: Sendable {
  /// The version of IIS, the registry and the open choices.
  public var profile = ServerProfile()
  /// The stock applicationHost.config to start from; not used with `applicationHost`.
  public var preset = ServerPreset.full
  /// Components added to the preset.
  public var with: Set<ServerComponent> = []
  /// Components removed from the preset.
  public var without: Set<ServerComponent> = []
  /// What is added to the preset's site.
  public var stockSite = StockSite()
  /// A whole applicationHost.config in place of a preset.
  public var applicationHost: ConfigurationFile?
  /// More content of the same applicationHost.config.
  public var applicationHostAdditions: ConfigurationFile?
  /// The files above applicationHost.config.
  public var frameworks: [FrameworkVersion: FrameworkFiles] = [:]
  /// The folders that stand for those of the server.
  public var folders = ContentFolders()
  /// The name of the site, in any case, that ``webConfigs`` belong to; `nil`: whatever site a request is routed
  /// to.
  public var site: String?
  /// web.config files by virtual path: `/`, `/sub`; they come before those of ``folders``.
  public var webConfigs: [String: ConfigurationFile] = [:]
  /// The states of sites by name.
  public var siteStates: [String: SiteState] = [:]
  /// The states of application pools by name.
  public var poolStates: [String: PoolState] = [:]
  /// Prefixes that other programs registered.
  public var otherRegistrations: [String] = []
  /// The https bindings that HTTP.sys has no certificate for, by their `bindingInformation`: `*:443:`.
  public var bindingsWithoutCertificate: [String] = []
  /// What is declared of the world behind sites, by the site's name.
  public var siteFacts: [String: SiteFacts] = [:]
  /// The same for the site that the web.config files belong to.
  public var mainSiteFacts: SiteFacts?
  /// Managed types that no assembly of the server has, by their names without assembly.
  public var missingTypes: Set<String> = []
  /// Prefixes that are reserved only.
  public var urlReservations: [String] = []

  /// Describes a current server with every role service and no web.config.
  public init() {}

  /// Whether a site's files are those of ``webConfigs``.
  func isMeant(_ name: String) -> Bool { site.map { $0.lowercased() == name.lowercased() } ?? true }

  var applicationHostFiles: [ConfigurationFile] {
    let base = applicationHost ?? ConfigurationFile(name: stock.name, bytes: stock.applicationHostConfig)
    return [base] + (applicationHostAdditions.map { [$0] } ?? [])
  }

  var stock: StockServer {
    StockServer(
      preset: preset, version: profile.version, with: with, without: without, site: stockSite)
  }
}
