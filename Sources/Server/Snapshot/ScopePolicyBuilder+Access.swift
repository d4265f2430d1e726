internal import Configuration

/// The sections that say who may come, from where and over what.
extension ScopePolicyBuilder {
  /// The step that checks `sslFlags` on this server.
  var sslAccessStep: Step {
    profile.options.access.coreAccessCheck == .first ? .sslAccess : .lateSSLAccess
  }

  /// Reads what the modules of the list look at.
  mutating func readAccess(at path: String, _ modules: ModuleList, into policy: inout ScopePolicy) {
    if let access = compiled(
      SSLAccessPolicy.section, at: path, for: sslAccessStep, in: \.sslAccess,
      { SSLAccessPolicy($0, settings: &$1) })
    {
      policy.sslAccess = access
    }
    readDynamicRestrictions(at: path, modules, into: &policy)
    let isExempting = policy.dynamicIpRestriction.isActive
    if isExempting || modules.contains(IpRestrictionModule.name) {
      policy.ipRestriction = ipRestriction(at: path)
    }
    policy.authentication = authentication(at: path, modules)
    readAuthorization(at: path, modules, into: &policy)
  }

  /// The limits of addresses, which the module reads for the whole site.
  mutating func readDynamicRestrictions(
    at path: String, _ modules: ModuleList, into policy: inout ScopePolicy
  ) {
    guard modules.contains(DynamicIpRestrictionModule.name),
      reader.declares(DynamicIpRestrictionPolicy.section, at: path),
      let section = read(DynamicIpRestrictionPolicy.section, at: path, for: .dynamicIpRestriction)
    else { return }
    do throws(ConfigurationFault) {
      let limits = try DynamicIpRestrictionPolicy(section, profile: profile, settings: &settings)
      if limits.isActive { policy.dynamicIpRestriction = limits }
    } catch {
      note(error, for: .dynamicIpRestriction)
    }
  }

  /// The pipeline of a scope whose configuration cannot be read: what runs before it is read. The limits of
  /// addresses and the global rules come from applicationHost.config alone. Source: access-control 1.1, steps 1 and 2;
  /// inferred.
  mutating func preparePreBegin(of policy: inout ScopePolicy) {
    let configuration = reader.configuration
    var active: Set<Step> = []
    var order: [String] = []
    let isLimited = !configuration.uses(of: DynamicIpRestrictionPolicy.section, at: "/").isEmpty
    if isLimited || hasGlobalRules {
      let saved = reader
      reader = SectionReader(
        ServerConfiguration(host: configuration.host, siteName: configuration.siteName))
      let section = try? reader.effective("system.webServer/modules", at: "/")
      let modules = ModuleList(section, omitting: [])
      readDynamicRestrictions(at: "/", modules, into: &policy)
      if policy.dynamicIpRestriction.isActive { policy.ipRestriction = (try? readExemptions()) ?? .none }
      reader = saved
      if modules.contains(RewriteModule.name) {
        let routes = modules.contains(ApplicationRequestRouting.name)
        readGlobalRules(routing: routes ? requestRouting() : .none, into: &policy)
      }
      order = (section?.entries ?? []).map { $0.string("name") }
    }
    if policy.dynamicIpRestriction.isActive { active.insert(.dynamicIpRestriction) }
    if policy.globalRewrite != nil { active.insert(.globalRewrite) }
    let running = Set(
      active.map { $0 == .globalRewrite ? RewriteModule.name : DynamicIpRestrictionModule.name })
    policy.pipeline = CompiledPipeline(
      PipelineOrder(modules: order.filter(running.contains)), faults: stepFaults, active: active)
  }

  private mutating func readExemptions() throws(ConfigurationFault) -> IpRestrictionPolicy {
    let section = try reader.effective(IpRestrictionPolicy.section, at: "/")
    return try IpRestrictionPolicy(section, profile: profile, settings: &settings)
  }

  private mutating func ipRestriction(at path: String) -> IpRestrictionPolicy {
    do {
      let section = try reader.read(IpRestrictionPolicy.section, at: path)
      let result = ipRestrictions[section.identity] ?? compileIpRestriction(section.element)
      ipRestrictions[section.identity] = result
      return try result.get()
    } catch {
      note(error, for: .ipRestriction)
      return .none
    }
  }

  private mutating func compileIpRestriction(
    _ section: EffectiveElement
  ) -> Result<IpRestrictionPolicy, ConfigurationFault> {
    Result { () throws(ConfigurationFault) in
      try IpRestrictionPolicy(section, profile: profile, settings: &settings)
    }
  }
}
