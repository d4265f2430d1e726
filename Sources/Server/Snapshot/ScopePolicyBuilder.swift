internal import Configuration
internal import StatusCodes

/// Compiles the configuration of one scope after the other of a site.
struct ScopePolicyBuilder {
  let profile: ServerProfile
  /// The site's `<limits>`.
  let limits: EffectiveElement
  var reader: SectionReader
  /// The settings that were named so far.
  var settings: SettingList
  /// The faults that were met so far.
  var faults: [ConfigurationFault]

  /// The faults of the present scope, by the step that meets them.
  private var stepFaults: [Step: Int32] = [:]

  init(
    profile: ServerProfile, limits: EffectiveElement, reader: SectionReader, settings: SettingList,
    faults: [ConfigurationFault]
  ) {
    self.profile = profile
    self.limits = limits
    self.reader = reader
    self.settings = settings
    self.faults = faults
  }

  /// The policy of a scope, by its virtual path.
  mutating func policy(at path: String) -> ScopePolicy {
    stepFaults = [:]
    var policy = ScopePolicy(
      handlers: HandlerMap([]), maxUrlSegments: segmentLimit(),
      requestFiltering: RequestFilteringPolicy(options: profile.options))
    if let fault = reader.configuration.fileFault(at: path) {
      note(fault, for: .configuration)
      policy.pipeline = CompiledPipeline(modules: [], faults: stepFaults) { _ in false }
      return policy
    }
    if let handlers = read("system.webServer/handlers", at: path, for: .handlerSelection) {
      policy.handlers = HandlerMap(handlers, pool: .stock, settings: &settings)
    }
    let modules = read("system.webServer/modules", at: path, for: .configuration)?.entries ?? []
    let names = modules.map { $0.string("name") }
    if names.contains(RequestFilteringModule.name),
      let section = read("system.webServer/security/requestFiltering", at: path, for: .requestFiltering)
    {
      let isWebDAVEnabled = names.contains("WebDAVModule") && isAuthoringEnabled(at: path)
      policy.requestFiltering = RequestFilteringPolicy(
        section, options: profile.options, isWebDAVEnabled: isWebDAVEnabled, settings: &settings)
    }
    policy.pipeline = CompiledPipeline(modules: names, faults: stepFaults) { step in
      switch step {
      case .configuration, .handlerSelection: false
      case .urlSegments: policy.maxUrlSegments.value > 0
      case .requestFiltering: policy.requestFiltering.active.rawValue != 0
      }
    }
    return policy
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
