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
    self = try ServerSources(server).simulation(.everything)
  }

  init(_ sources: ServerSources, snapshot: Snapshot) {
    self.snapshot = snapshot
    configurations = sources.configurationsByName
    mainConfiguration = sources.mainConfiguration
    files = sources.files
    notices = sources.notices
    stockFile = sources.stockFile
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
    var uncompiled: [ScopeSelection.Place] = []
    return answer(request, facts: facts, tracing: tracing, uncompiled: &uncompiled)
  }

  /// The same, for a snapshot of which not everything is compiled.
  ///
  /// - Parameter uncompiled: the places that the decision came to and that are not compiled are added; where there
  ///   are any, the answer means nothing.
  func answer(
    _ request: [UInt8], facts: RequestFacts, tracing: Bool, uncompiled: inout [ScopeSelection.Place]
  ) -> Answer {
    var worker = Worker(snapshot)
    var trace = Trace()
    let verdict = worker.decide(request.span, facts: facts, trace: &trace)
    uncompiled += snapshot.uncompiled(trace)
    var answer = Explainer(snapshot: snapshot, request: request, facts: facts, trace: trace).answer(
      verdict, tracing: tracing)
    if let location = answer.location {
      var chain = RedirectChain(snapshot: snapshot, request: request, facts: facts)
      answer.isRedirectLoop = chain.neverEnds(from: location)
      uncompiled += chain.uncompiled
    }
    return quoting(answer)
  }

  /// The same, decided after the requests of a history, to which the request is added.
  public func answer(
    _ request: [UInt8], facts: RequestFacts = RequestFacts(), history: inout RequestHistory,
    tracing: Bool = false
  ) -> Answer {
    var worker = Worker(snapshot)
    var trace = Trace()
    let verdict = worker.decide(request.span, facts: facts, history: &history, trace: &trace)
    return quoting(
      Explainer(snapshot: snapshot, request: request, facts: facts, trace: trace).answer(
        verdict, tracing: tracing))
  }

  /// The answer with the lines of a configuration fault.
  private func quoting(_ answer: Answer) -> Answer {
    guard let decision = answer.decidedBy, decision.configError != nil, let source = decision.source,
      let file = file(named: source.file)
    else { return answer }
    var answer = answer
    answer.decidedBy?.configSource = file.lines(around: source.line)
    return answer
  }
}

extension ConfigurationFile {
  /// A line and its neighbours, as IIS's error page quotes them.
  func lines(around line: Int) -> [Answer.SourceLine] {
    lines(max(1, line - 1)...line + 1).map { Answer.SourceLine(number: $0.number, text: $0.text) }
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
