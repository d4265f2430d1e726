internal import Configuration

/// What was compiled of sections so far, by their identities: scopes share it even where others of their
/// sections differ.
struct CompiledSections {
  /// What several sections compile to together, one of them perhaps in two ways.
  struct Key: Hashable {
    /// The sections' identities; -1 for one that is not read or cannot be.
    var sections: [Int32]
    /// The site, where its folders matter; otherwise -1.
    var site: Int32 = -1
    var pool: PoolFacts?
    var flag = false
  }

  /// What stands around handler mappings, and the mappings that were compiled in it.
  struct Handlers {
    var surroundings: HandlerSurroundings
    var memory = HandlerMemory()
    /// By the identity of the section.
    var maps: [Int32: HandlerMap] = [:]
  }

  /// The rules of a path.
  struct Rewrite {
    var inbound: RewritePolicy
    var outbound: OutboundPolicy?
  }

  var modules: [Int32: ModuleList] = [:]
  var handlers: [Key: Handlers] = [:]
  var sslAccess: [Int32: SSLAccessPolicy] = [:]
  var authentication: [Key: AuthenticationPolicy] = [:]
  var urlAuthorization: [Int32: UrlAuthorizationPolicy] = [:]
  var managedAuthorization: [Key: ManagedAuthorizationPolicy] = [:]
  var requestFiltering: [Key: RequestFilteringPolicy] = [:]
  /// Of the whole server.
  var requestRouting: RequestRouting?
  var rewrite: [Key: Result<Rewrite, ConfigurationFault>] = [:]
  var staticContent: [Int32: StaticContentPolicy] = [:]
  var defaultDocument: [Int32: DefaultDocumentPolicy] = [:]
  var directoryBrowse: [Int32: DirectoryBrowsePolicy] = [:]
  var serverRuntime: [Int32: ServerRuntimePolicy] = [:]
  var httpErrors: [Int32: CustomErrorPolicy] = [:]
  var httpRedirect: [Int32: HttpRedirectionPolicy] = [:]
  var webDAV: [Key: WebDAVPolicy] = [:]
  var managedRequests: [Key: ManagedRequestPolicy] = [:]
  var customErrors: [Int32: CustomErrorsPolicy] = [:]
  var configurationValidation: [Key: ConfigurationValidationModule.Policy] = [:]
}

/// The effective `<modules>` of an application: who runs, and when.
struct ModuleList {
  let names: Set<String>
  let order: PipelineOrder
  /// The managed modules that run for every request: their entries have lost the preCondition managedHandler, or
  /// the list lifts it for all.
  private let runningForAll: Set<String>
  private let runsAllForAll: Bool

  /// The modules of a section; none where it cannot be read.
  init(_ section: EffectiveElement?, omitting: Set<Step>) {
    let entries = section?.entries ?? []
    let names = entries.map { $0.string("name") }
    self.names = Set(names)
    runsAllForAll = section?.bool("runAllManagedModulesForAllRequests") ?? false
    var running: Set<String> = []
    var seen: Set<String> = []
    for (name, entry) in zip(names, entries) where seen.insert(name).inserted {
      if !entry.string("preCondition").contains("managedHandler") { running.insert(name) }
    }
    runningForAll = running
    order = PipelineOrder(modules: names + [ManagedPipelineHandler.name], omitting: omitting)
  }

  func contains(_ name: String) -> Bool { names.contains(name) }

  /// Whether a managed module of the list runs for every request.
  func runsForAll(_ name: String) -> Bool { runsAllForAll || runningForAll.contains(name) }
}

extension ScopePolicyBuilder {
  /// What a section compiles to, or `nil` when the step that reads it meets a fault there.
  mutating func compiled<Policy>(
    _ section: String, at path: String, for step: Step,
    in memory: WritableKeyPath<CompiledSections, [Int32: Policy]>,
    _ compile: (EffectiveElement, inout SettingList) -> Policy
  ) -> Policy? {
    guard let reading = reading(section, at: path, for: step) else { return nil }
    return compiled(reading.identity, in: memory) { compile(reading.element, &$0) }
  }

  /// What sections of these identities compile to.
  mutating func compiled<Key: Hashable, Policy>(
    _ key: Key, in memory: WritableKeyPath<CompiledSections, [Key: Policy]>,
    _ compile: (inout SettingList) -> Policy
  ) -> Policy {
    if let known = sections[keyPath: memory][key] { return known }
    let policy = compile(&settings)
    sections[keyPath: memory][key] = policy
    return policy
  }
}
