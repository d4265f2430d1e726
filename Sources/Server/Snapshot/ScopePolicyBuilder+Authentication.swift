internal import Configuration

/// The sections of authentication and authorization.
extension ScopePolicyBuilder {
  /// Reads the section of every authentication module that is listed.
  mutating func authentication(at path: String, _ modules: [String]) -> AuthenticationPolicy {
    func section(_ name: String) -> String { AuthenticationPolicy.section + name }
    let anonymous = module(
      AnonymousAuthenticationModule.name, section("anonymousAuthentication"), at: path, modules,
      .anonymousAuthentication)
    let basic = module(
      BasicAuthenticationModule.name, section("basicAuthentication"), at: path, modules, .basicAuthentication)
    let digest = module(
      DigestAuthenticationModule.name, section("digestAuthentication"), at: path, modules,
      .digestAuthentication)
    let windows = module(
      WindowsAuthenticationModule.name, section("windowsAuthentication"), at: path, modules,
      .windowsAuthentication)
    let mapping = module(
      CertificateMappingAuthenticationModule.name, section("clientCertificateMappingAuthentication"),
      at: path, modules, .certificateMapping)
    let mappings = module(
      IISCertificateMappingAuthenticationModule.name, CertificateMappings.section, at: path, modules,
      .certificateMappings)
    return AuthenticationPolicy(
      anonymous: anonymous.flatMap { .init($0, profile: profile, settings: &settings) },
      basic: basic.flatMap { .init($0, settings: &settings) },
      digest: enabled(digest, "digestAuthentication"), digestRealm: digest?.string("realm") ?? "",
      windows: windows.flatMap { .init($0, settings: &settings) },
      certificateMapping: enabled(mapping, "clientCertificateMappingAuthentication"),
      certificateMappings: mappings.flatMap {
        CertificateMappings($0, profile: profile, settings: &settings)
      },
      forms: forms(at: path, modules))
  }

  /// The rules for users, roles and verbs, of IIS and of ASP.NET.
  mutating func readAuthorization(at path: String, _ modules: [String], into policy: inout ScopePolicy) {
    if let section = module(
      UrlAuthorizationModule.name, UrlAuthorizationPolicy.section, at: path, modules, .urlAuthorization)
    {
      let rules = UrlAuthorizationPolicy(section, settings: &settings)
      policy.urlAuthorization = rules.isActive ? rules : nil
    }
    // A fault in a section of ASP.NET is ASP.NET's to report.
    if modules.contains(UrlAuthorization.name),
      let section = try? reader.effective(ManagedAuthorizationPolicy.section, at: path)
    {
      let rules = ManagedAuthorizationPolicy(
        section, runsForAll: runsForAll(UrlAuthorization.name, at: path), settings: &settings)
      policy.managedAuthorization = rules.isActive ? rules : nil
    }
  }

  private mutating func forms(at path: String, _ modules: [String]) -> FormsPolicy? {
    guard modules.contains(FormsAuthentication.name),
      let section = try? reader.effective(FormsPolicy.section, at: path)
    else { return nil }
    return FormsPolicy(
      section, runsForAll: runsForAll(FormsAuthentication.name, at: path), settings: &settings)
  }

  /// The section of a module, when it is listed and the section can be read.
  private mutating func module(
    _ name: String, _ section: String, at path: String, _ modules: [String], _ step: Step
  ) -> EffectiveElement? {
    modules.contains(name) ? read(section, at: path, for: step) : nil
  }

  private mutating func enabled(_ section: EffectiveElement?, _ name: String) -> Int32 {
    guard let section, section.bool("enabled") else { return -1 }
    return settings.add(AuthenticationPolicy.section + name, "enabled", of: section)
  }

  /// Whether a managed module runs for every request: its entry has lost the preCondition managedHandler, or
  /// the list lifts it for all.
  private mutating func runsForAll(_ name: String, at path: String) -> Bool {
    guard let modules = try? reader.effective("system.webServer/modules", at: path) else { return false }
    if modules.bool("runAllManagedModulesForAllRequests") { return true }
    let entry = modules.entries.first { $0.string("name") == name }
    return !(entry?.string("preCondition").contains("managedHandler") ?? true)
  }
}
