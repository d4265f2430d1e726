internal import Configuration
internal import StatusCodes

/// Compiles the configuration of one scope after the other. Scopes whose sections are all the same share one
/// policy, whatever site they belong to.
struct ScopePolicyBuilder {
  let profile: ServerProfile
  /// Managed types that no assembly has.
  let missingTypes: Set<String>
  /// The policies that were compiled so far.
  private(set) var policies: [SharedPolicy] = []
  /// The settings that were named so far.
  var settings = SettingList()
  /// The faults that were met so far.
  private(set) var faults: [ConfigurationFault] = []

  var reader: SectionReader
  /// The rules that were compiled so far.
  var rewrite: RewritePolicyCompiler
  /// The rules of the server, once they are read.
  var globalRules: Result<RewritePolicy, ConfigurationFault>?
  private var maxUrlSegments = RequestFilteringPolicy.Limit(value: 0, setting: -1)
  private var strictTransport: StrictTransportPolicy?
  private var pool = PoolFacts.stock
  /// The physical path of each virtual directory of the site, by its virtual path.
  private var folders: [(virtual: String, physical: String)] = []
  /// The number of the site, where `isapiCgiRestriction` names files of its folders; otherwise -1.
  private var site: Int32 = -1
  private var turns: Int32 = 0
  private var known: [Key: Int32] = [:]
  /// The lists of addresses by the identity of their section: they may be long.
  var ipRestrictions: [Int32: Result<IpRestrictionPolicy, ConfigurationFault>] = [:]
  /// The policies of `invalidName`, by the number of their fault.
  private var invalidNames: [Int32: Int32] = [:]
  /// The faults of the present scope, by the step that meets them.
  private(set) var stepFaults: [Step: Int32] = [:]

  /// What a policy depends on.
  private struct Key: Hashable {
    var site: Int32
    var maxUrlSegments: Int32
    /// The site's turn where it has `<hsts>`, or -1.
    var strictTransport: Int32
    var pool: PoolFacts
    var fileFault: Int32
    var sections: [Int32]
  }

  init(profile: ServerProfile, host: ApplicationHost, missingTypes: Set<String>) {
    self.profile = profile
    rewrite = RewritePolicyCompiler(options: profile.options.rewrite, version: profile.version)
    self.missingTypes = missingTypes
    reader = SectionReader(ServerConfiguration(host: host, siteName: ""))
  }

  /// Turns to a site.
  ///
  /// - Parameters:
  ///   - limits: the site's `<limits>`.
  ///   - hsts: the site's `<hsts>`.
  mutating func turn(
    to configuration: ServerConfiguration, limits: EffectiveElement, hsts: EffectiveElement
  ) {
    reader.turn(to: configuration)
    strictTransport = StrictTransportPolicy(hsts, settings: &settings)
    maxUrlSegments = segmentLimit(limits)
    folders = configuration.layout.applications.flatMap(\.virtualDirectories).map {
      ($0.path, $0.physicalPath)
    }
    let restrictions = try? reader.effective("system.webServer/security/isapiCgiRestriction", at: "/")
    let isNamed = FileRestrictions.names(restrictions?.entries.map { $0.string("path") } ?? [], in: folders)
    turns += 1
    site = isNamed ? turns : -1
  }

  /// The index of the policy of a scope, by its virtual path.
  mutating func policy(at path: String, pool: ApplicationPool) -> Int32 {
    self.pool = PoolFacts(pool)
    if let known = known[key(path)] { return known }
    policies.append(SharedPolicy(compile(path)))
    let index = Int32(policies.count - 1)
    // Compiling may have asked for sections that nobody asked for before.
    known[key(path)] = index
    return index
  }

  /// The policy of URLs that lead through a folder below a place whose name Windows does not accept; -1 when a
  /// file above cannot be read, which IIS meets before.
  mutating func invalidName(at path: String, pool: ApplicationPool, folder: String) -> Int32 {
    guard reader.fileFault(at: path) == nil else { return -1 }
    let root = WindowsEnvironment.expanded(folder)
    let file = root.isEmpty ? "...\\web.config" : #"\\?\"# + root + #"\...\web.config"#
    let fault = note(ConfigurationFault(.invalidName, file: file))
    if let known = invalidNames[fault] { return known }
    stepFaults = [.configuration: fault]
    var policy = ScopePolicy(
      handlers: HandlerMap(), maxUrlSegments: maxUrlSegments,
      requestFiltering: RequestFilteringPolicy(options: profile.options))
    preparePreBegin(of: &policy)
    policies.append(SharedPolicy(policy))
    invalidNames[fault] = Int32(policies.count - 1)
    return Int32(policies.count - 1)
  }

  private mutating func key(_ path: String) -> Key {
    Key(
      site: site, maxUrlSegments: maxUrlSegments.setting,
      strictTransport: strictTransport == nil ? -1 : turns, pool: pool,
      fileFault: reader.fileFault(at: path).map { note($0) } ?? -1,
      sections: reader.identities(at: path) ?? [turns])
  }

  /// Compiles the policy of a scope. What it reads of the configuration it reads by `reader`, which keeps
  /// account of it; the path itself must not matter.
  private mutating func compile(_ path: String) -> ScopePolicy {
    stepFaults = [:]
    var policy = ScopePolicy(
      handlers: HandlerMap(), maxUrlSegments: maxUrlSegments,
      requestFiltering: RequestFilteringPolicy(options: profile.options))
    if let fault = reader.fileFault(at: path) {
      note(fault, for: .configuration)
      preparePreBegin(of: &policy)
      return policy
    }
    let section = read("system.webServer/modules", at: path, for: .configuration)
    let modules = section?.entries ?? []
    let names = modules.map { $0.string("name") }
    if names.contains(ProtocolSupportModule.name) { policy.strictTransport = strictTransport }
    readHandlers(at: path, modules, into: &policy)
    readAccess(at: path, names, into: &policy)
    if names.contains(RequestFilteringModule.name),
      let section = read("system.webServer/security/requestFiltering", at: path, for: .requestFiltering)
    {
      let isWebDAVEnabled = names.contains("WebDAVModule") && isAuthoringEnabled(at: path)
      policy.requestFiltering = RequestFilteringPolicy(
        section, options: profile.options, isWebDAVEnabled: isWebDAVEnabled, settings: &settings)
    }
    readRules(at: path, modules: names, into: &policy)
    readContent(at: path, into: &policy)
    readSurroundings(at: path, names, into: &policy)
    readAddOns(at: path, names, into: &policy)
    readManaged(at: path, section, into: &policy)
    policy.pipeline = CompiledPipeline(
      modules: names + [ManagedPipelineHandler.name],
      omitting: [sslAccessStep == .sslAccess ? .lateSSLAccess : .sslAccess], faults: stepFaults,
      active: policy.activeSteps)
    return policy
  }

  private mutating func readHandlers(
    at path: String, _ modules: [EffectiveElement], into policy: inout ScopePolicy
  ) {
    let globalModules = (try? reader.effective("system.webServer/globalModules", at: path))?.entries ?? []
    let loaded = LoadedModules(
      modules: modules, globalModules: globalModules, pool: pool, settings: &settings)
    policy.badPreCondition = loaded.badPreCondition
    guard let handlers = read("system.webServer/handlers", at: path, for: .handlerSelection) else { return }
    let list = try? reader.effective("system.webServer/security/isapiCgiRestriction", at: path)
    let restrictions = list.map { ISAPIRestrictions($0, settings: &settings) } ?? ISAPIRestrictions()
    policy.handlers = HandlerMap(
      handlers,
      HandlerSurroundings(
        pool: pool, modules: loaded, restrictions: restrictions,
        fileRestrictions: FileRestrictions(restrictions, folders: folders),
        fastCgi: (try? reader.effective("system.webServer/fastCgi", at: path))?.entries ?? [],
        missingTypes: missingTypes, executeDenied: profile.options.executeDenied), settings: &settings)
    if policy.badPreCondition < 0 { policy.badPreCondition = policy.handlers.badPreCondition }
  }

  /// The sections of the modules that serve files and folders.
  private mutating func readContent(at path: String, into policy: inout ScopePolicy) {
    if let section = read("system.webServer/staticContent", at: path, for: .staticFile) {
      policy.staticContent = StaticContentPolicy(section)
    }
    if let section = read("system.webServer/defaultDocument", at: path, for: .defaultDocument) {
      policy.defaultDocument = DefaultDocumentPolicy(section, settings: &settings)
    }
    if let section = read("system.webServer/directoryBrowse", at: path, for: .directoryListing) {
      policy.directoryBrowse = DirectoryBrowsePolicy(section, settings: &settings)
    }
  }

  /// The sections of the core and of the modules around the handlers.
  private mutating func readSurroundings(
    at path: String, _ modules: [String], into policy: inout ScopePolicy
  ) {
    // A file that leaves the declaration out is no file of a server; what nobody can set has its defaults.
    if reader.configuration.declares("system.webServer/serverRuntime", at: path),
      let section = read("system.webServer/serverRuntime", at: path, for: .serverRuntime)
    {
      policy.serverRuntime = ServerRuntimePolicy(section, settings: &settings)
    }
    // Every response carries the headers, so a fault here breaks all of them. Source: configuration 5.
    if reader.configuration.declares("system.webServer/httpProtocol", at: path) {
      _ = read("system.webServer/httpProtocol", at: path, for: .responseHeaders)
    }
    if modules.contains(CustomErrorModule.name),
      let section = read("system.webServer/httpErrors", at: path, for: .customErrorPages)
    {
      policy.customErrorPages = CustomErrorPolicy(section, settings: &settings)
    }
    if modules.contains(HttpRedirectionModule.name),
      let section = read("system.webServer/httpRedirect", at: path, for: .redirection)
    {
      policy.redirection = HttpRedirectionPolicy(section, settings: &settings)
    }
  }

  /// The sections of WebDAV, WebSockets and ASP.NET Core.
  private mutating func readAddOns(at path: String, _ modules: [String], into policy: inout ScopePolicy) {
    if modules.contains(WebDAVModule.name),
      let authoring = read("system.webServer/webdav/authoring", at: path, for: .webDAV)
    {
      let rules = read("system.webServer/webdav/authoringRules", at: path, for: .webDAV)
      policy.webDAV = WebDAVPolicy(authoring: authoring, rules: rules, settings: &settings)
    }
    if modules.contains(WebSocketModule.name), profile.version >= .v8_0,
      reader.configuration.declares("system.webServer/webSocket", at: path),
      let section = read("system.webServer/webSocket", at: path, for: .webSocket), section.bool("enabled")
    {
      policy.webSocketSetting = settings.add("system.webServer/webSocket", "enabled", of: section)
    }
    if modules.contains(AspNetCoreModule.names[1]),
      reader.configuration.declares("system.webServer/aspNetCore", at: path),
      let section = read("system.webServer/aspNetCore", at: path, for: .aspNetCore)
    {
      policy.isCoreInProcess = section.string("hostingModel").lowercased() == "inprocess"
    }
  }

  /// What ASP.NET reads. A fault in its sections is ASP.NET's to report and no 500.19.
  private mutating func readManaged(
    at path: String, _ modules: EffectiveElement?, into policy: inout ScopePolicy
  ) {
    if let section = try? reader.effective("system.web/httpRuntime", at: path) {
      policy.managedRequests = ManagedRequestPolicy(
        section, modules: modules, missingTypes: missingTypes, settings: &settings)
    }
    if let section = try? reader.effective("system.web/customErrors", at: path) {
      policy.customErrors = CustomErrorsPolicy(section, settings: &settings)
    }
    guard reader.configuration.declares("system.webServer/validation", at: path) else { return }
    let validation = read("system.webServer/validation", at: path, for: .configurationValidation)
    guard pool.isIntegrated, validation?.bool("validateIntegratedModeConfiguration") ?? false else { return }
    // The sections are asked for so that scopes with other content have another policy.
    for section in ["httpModules", "httpHandlers", "identity"] {
      _ = try? reader.effective("system.web/" + section, at: path)
    }
    let configuration = reader.configuration
    let root = configuration.layout.applications[configuration.layout.applicationIndex(at: path)].path
    policy.configurationValidation = ConfigurationValidationModule.Policy(settings: &settings) { section in
      configuration.uses(of: section, at: root)
    }
  }

  /// The effective section, or `nil` when the step that reads it meets a fault there.
  mutating func read(_ section: String, at path: String, for step: Step) -> EffectiveElement? {
    do {
      return try reader.effective(section, at: path)
    } catch {
      note(error, for: step)
      return nil
    }
  }

  private mutating func segmentLimit(_ limits: EffectiveElement) -> RequestFilteringPolicy.Limit {
    guard profile.version >= .v8_0 else { return RequestFilteringPolicy.Limit(value: 0, setting: -1) }
    return RequestFilteringPolicy.Limit(
      value: UInt64(limits.uint("maxUrlSegments")),
      setting: settings.add("system.applicationHost/sites/site/limits", "maxUrlSegments", of: limits))
  }

  /// `webdav/authoring` is read at the site. Source: configuration 1.3.
  private mutating func isAuthoringEnabled(at path: String) -> Bool {
    (try? reader.effective("system.webServer/webdav/authoring", at: path))?.bool("enabled") ?? false
  }

  mutating func note(_ fault: ConfigurationFault, for step: Step) {
    if stepFaults[step] == nil { stepFaults[step] = note(fault) }
  }

  /// The number of a fault.
  mutating func note(_ fault: ConfigurationFault) -> Int32 {
    if let known = faults.firstIndex(of: fault) { return Int32(known) }
    faults.append(fault)
    return Int32(faults.count - 1)
  }
}
