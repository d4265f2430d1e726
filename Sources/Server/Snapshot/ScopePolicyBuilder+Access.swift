internal import Configuration

/// The sections that say who may come, from where and over what.
extension ScopePolicyBuilder {
  /// The step that checks `sslFlags` on this server.
  var sslAccessStep: Step {
    profile.options.access.coreAccessCheck == .first ? .sslAccess : .lateSSLAccess
  }

  /// Reads what the modules of the list look at.
  mutating func readAccess(at path: String, _ modules: [String], into policy: inout ScopePolicy) {
    if let section = read(SSLAccessPolicy.section, at: path, for: sslAccessStep) {
      policy.sslAccess = SSLAccessPolicy(section, settings: &settings)
    }
    if modules.contains(IpRestrictionModule.name) { policy.ipRestriction = ipRestriction(at: path) }
    policy.authentication = authentication(at: path, modules)
    readAuthorization(at: path, modules, into: &policy)
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
