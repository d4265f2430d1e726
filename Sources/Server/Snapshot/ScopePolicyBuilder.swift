internal import Configuration
internal import StatusCodes

/// Compiles the configuration of one scope after the other of a site.
struct ScopePolicyBuilder {
  let profile: ServerProfile
  /// The site's `<limits>`.
  let limits: EffectiveElement
  /// The physical path of each virtual directory, by its virtual path.
  let folders: [(virtual: String, physical: String)]
  var reader: SectionReader
  /// The settings that were named so far.
  var settings: SettingList
  /// The faults that were met so far.
  var faults: [ConfigurationFault]

  /// The faults of the present scope, by the step that meets them.
  private var stepFaults: [Step: Int32] = [:]

  init(
    profile: ServerProfile, limits: EffectiveElement, folders: [(virtual: String, physical: String)],
    reader: SectionReader, settings: SettingList,
    faults: [ConfigurationFault]
  ) {
    self.profile = profile
    self.limits = limits
    self.folders = folders
    self.reader = reader
    self.settings = settings
    self.faults = faults
  }

  /// The policy of a scope, by its virtual path.
  mutating func policy(at path: String) -> ScopePolicy {
    stepFaults = [:]
    var policy = ScopePolicy(
      handlers: HandlerMap(), maxUrlSegments: segmentLimit(),
      requestFiltering: RequestFilteringPolicy(options: profile.options))
    if let fault = reader.configuration.fileFault(at: path) {
      note(fault, for: .configuration)
      policy.pipeline = CompiledPipeline(modules: [], faults: stepFaults) { _ in false }
      return policy
    }
    let modules = read("system.webServer/modules", at: path, for: .configuration)?.entries ?? []
    let names = modules.map { $0.string("name") }
    readHandlers(at: path, modules, into: &policy)
    if names.contains(RequestFilteringModule.name),
      let section = read("system.webServer/security/requestFiltering", at: path, for: .requestFiltering)
    {
      let isWebDAVEnabled = names.contains("WebDAVModule") && isAuthoringEnabled(at: path)
      policy.requestFiltering = RequestFilteringPolicy(
        section, options: profile.options, isWebDAVEnabled: isWebDAVEnabled, settings: &settings)
    }
    readContent(at: path, into: &policy)
    func has(_ kind: Handler.Kind) -> Bool { policy.handlers.rows.contains { $0.handler.kind == kind } }
    policy.pipeline = CompiledPipeline(
      modules: names + [ManagedPipelineHandler.name], faults: stepFaults
    ) { step in
      switch step {
      case .configuration, .handlerSelection: false
      case .urlSegments: policy.maxUrlSegments.value > 0
      case .requestFiltering: policy.requestFiltering.active.rawValue != 0
      case .preConditions: policy.badPreCondition >= 0
      case .mapRequestHandler, .otherHandler: true
      case .handlerModules: policy.handlers.rows.contains { $0.handler.unloadedModule >= 0 }
      case .staticFile, .defaultDocument, .directoryListing: has(.staticFile)
      case .protocolSupport: has(.protocolSupport)
      case .isapi: policy.handlers.rows.contains { $0.handler.runsISAPI }
      case .cgi: has(.cgi)
      case .fastCgi: has(.fastCgi)
      case .managedHandler: policy.handlers.rows.contains { $0.handler.kind.isManaged }
      case .aspNetCore: has(.aspNetCore)
      }
    }
    return policy
  }

  private mutating func readHandlers(
    at path: String, _ modules: [EffectiveElement], into policy: inout ScopePolicy
  ) {
    let pool = PoolFacts.stock
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
        executeDenied: profile.options.executeDenied), settings: &settings)
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

  /// The effective section, or `nil` when the step that reads it meets a fault there.
  private mutating func read(_ section: String, at path: String, for step: Step) -> EffectiveElement? {
    do {
      return try reader.effective(section, at: path)
    } catch {
      note(error, for: step)
      return nil
    }
  }

  private mutating func segmentLimit() -> RequestFilteringPolicy.Limit {
    guard profile.version >= .v8_0 else { return RequestFilteringPolicy.Limit(value: 0, setting: -1) }
    return RequestFilteringPolicy.Limit(
      value: UInt64(limits.uint("maxUrlSegments")),
      setting: settings.add("system.applicationHost/sites/site/limits", "maxUrlSegments", of: limits))
  }

  /// `webdav/authoring` is read at the site. Source: configuration 1.3.
  private mutating func isAuthoringEnabled(at path: String) -> Bool {
    (try? reader.effective("system.webServer/webdav/authoring", at: path))?.bool("enabled") ?? false
  }

  private mutating func note(_ fault: ConfigurationFault, for step: Step) {
    guard stepFaults[step] == nil else { return }
    if let known = faults.firstIndex(of: fault) {
      stepFaults[step] = Int32(known)
    } else {
      faults.append(fault)
      stepFaults[step] = Int32(faults.count - 1)
    }
  }
}
