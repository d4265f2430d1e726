internal import Configuration
internal import StatusCodes

/// Compiles the configuration of one scope after the other. Scopes whose sections are all the same share one
/// policy, whatever site they belong to.
struct ScopePolicyBuilder {
  let profile: ServerProfile
  /// Managed types that no assembly has.
  let missingTypes: Set<String>
  /// Whether ISAPI filters of some site are declared to refuse somebody.
  var hasFilters = false
  /// The policies that were compiled so far.
  private(set) var policies: [SharedPolicy] = []
  /// The policies that stand in for those of places that are not compiled, by index.
  private(set) var standIns: [Int32: ScopeSelection.Place] = [:]
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
  private(set) var pool = PoolFacts.stock
  /// The physical path of each virtual directory of the site, by its virtual path.
  private var folders: [(virtual: String, physical: String)] = []
  /// The number of the site, where `isapiCgiRestriction` names files of its folders; otherwise -1.
  private var site: Int32 = -1
  private var turns: Int32 = 0
  private var known: [Key: Int32] = [:]
  /// The lists of addresses by the identity of their section: they may be long.
  var ipRestrictions: [Int32: Result<IpRestrictionPolicy, ConfigurationFault>] = [:]
  /// What was compiled of other sections so far.
  var sections = CompiledSections()
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
    /// The site's turn and the application, where rules are read relative to it; otherwise empty.
    var application: [Int32]
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

  /// The index of a policy that does nothing, for a place that is not compiled.
  mutating func standIn(for place: ScopeSelection.Place) -> Int32 {
    let shared =
      standIns.keys.first.map { policies[Int($0)] }
      ?? SharedPolicy(
        ScopePolicy(
          handlers: HandlerMap(), maxUrlSegments: maxUrlSegments,
          requestFiltering: RequestFilteringPolicy(options: profile.options)))
    policies.append(shared)
    standIns[Int32(policies.count - 1)] = place
    return Int32(policies.count - 1)
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
      application: rewriteApplication(at: path), sections: reader.identities(at: path) ?? [turns])
  }

  /// The site's turn and the application of a path, where the input of inherited rules depends on it.
  func rewriteApplication(at path: String) -> [Int32] {
    guard profile.options.rewrite.inheritedInput == .application else { return [] }
    return [turns, Int32(reader.configuration.layout.applicationIndex(at: path))]
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
    let section = reading("system.webServer/modules", at: path, for: .configuration)
    let names = modules(section)
    if names.contains(ProtocolSupportModule.name) { policy.strictTransport = strictTransport }
    readHandlers(at: path, into: &policy)
    readAccess(at: path, names, into: &policy)
    if names.contains(RequestFilteringModule.name),
      let section = reading("system.webServer/security/requestFiltering", at: path, for: .requestFiltering)
    {
      let isWebDAVEnabled = names.contains("WebDAVModule") && isAuthoringEnabled(at: path)
      let options = profile.options
      policy.requestFiltering = compiled(
        CompiledSections.Key(sections: [section.identity], flag: isWebDAVEnabled), in: \.requestFiltering
      ) {
        RequestFilteringPolicy(
          section.element, options: options, isWebDAVEnabled: isWebDAVEnabled, settings: &$0)
      }
    }
    readRules(at: path, modules: names, into: &policy)
    readContent(at: path, into: &policy)
    readSurroundings(at: path, names, into: &policy)
    readAddOns(at: path, names, into: &policy)
    readManaged(at: path, section, into: &policy)
    policy.pipeline = CompiledPipeline(
      names.order, faults: stepFaults,
      active: policy.activeSteps.union(hasFilters ? [.filterAuthentication] : []), needs: policy.stepNeeds)
    return policy
  }

  /// The modules of an application; none where the list cannot be read.
  private mutating func modules(_ section: SectionReader.Reading?) -> ModuleList {
    let omitted: Set<Step> = [sslAccessStep == .sslAccess ? .lateSSLAccess : .sslAccess]
    return compiled(section?.identity ?? -1, in: \.modules) { _ in
      ModuleList(section?.element, omitting: omitted)
    }
  }

  private mutating func readHandlers(at path: String, into policy: inout ScopePolicy) {
    let group = "system.webServer/"
    let around = ["modules", "globalModules", "security/isapiCgiRestriction", "fastCgi"].map {
      try? reader.read(group + $0, at: path)
    }
    let key = CompiledSections.Key(sections: around.map { $0?.identity ?? -1 }, site: site, pool: pool)
    var known = sections.handlers.removeValue(forKey: key) ?? .init(surroundings: surroundings(around))
    policy.badPreCondition = known.surroundings.modules.badPreCondition
    if let section = reading(group + "handlers", at: path, for: .handlerSelection) {
      policy.handlers =
        known.maps[section.identity]
        ?? HandlerMap(section.element, known.surroundings, memory: &known.memory, settings: &settings)
      known.maps[section.identity] = policy.handlers
      if policy.badPreCondition < 0 { policy.badPreCondition = policy.handlers.badPreCondition }
    }
    sections.handlers[key] = known
  }

  /// - Parameter sections: `modules`, `globalModules`, `isapiCgiRestriction` and `fastCgi`, as far as they can be
  ///   read.
  private mutating func surroundings(_ sections: [SectionReader.Reading?]) -> HandlerSurroundings {
    let loaded = LoadedModules(
      modules: sections[0]?.element.entries ?? [], globalModules: sections[1]?.element.entries ?? [],
      pool: pool, settings: &settings)
    let restrictions =
      sections[2].map { ISAPIRestrictions($0.element, settings: &settings) } ?? ISAPIRestrictions()
    return HandlerSurroundings(
      pool: pool, modules: loaded, restrictions: restrictions,
      fileRestrictions: FileRestrictions(restrictions, folders: folders),
      fastCgi: sections[3]?.element.entries ?? [], missingTypes: missingTypes,
      executeDenied: profile.options.executeDenied)
  }

  /// The effective section, or `nil` when the step that reads it meets a fault there.
  mutating func read(_ section: String, at path: String, for step: Step) -> EffectiveElement? {
    reading(section, at: path, for: step)?.element
  }

  /// The same with what tells the section apart from others.
  mutating func reading(_ section: String, at path: String, for step: Step) -> SectionReader.Reading? {
    do {
      return try reader.read(section, at: path)
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
