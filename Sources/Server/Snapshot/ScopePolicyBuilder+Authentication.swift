internal import Configuration

/// The sections of authentication and authorization.
extension ScopePolicyBuilder {
  /// Reads the section of every authentication module that is listed.
  mutating func authentication(at path: String, _ modules: ModuleList) -> AuthenticationPolicy {
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
    let forms =
      modules.contains(FormsAuthentication.name) ? try? reader.read(FormsPolicy.section, at: path) : nil
    let runsForAll = forms != nil && modules.runsForAll(FormsAuthentication.name)
    let read = [anonymous, basic, digest, windows, mapping, mappings, forms]
    let profile = profile
    return compiled(
      CompiledSections.Key(sections: read.map { $0?.identity ?? -1 }, flag: runsForAll), in: \.authentication
    ) { settings in
      AuthenticationPolicy(
        anonymous: anonymous.flatMap { .init($0.element, profile: profile, settings: &settings) },
        basic: basic.flatMap { .init($0.element, settings: &settings) },
        digest: Self.enabled(digest, "digestAuthentication", &settings),
        digestRealm: digest?.element.string("realm") ?? "",
        windows: windows.flatMap { .init($0.element, settings: &settings) },
        certificateMapping: Self.enabled(mapping, "clientCertificateMappingAuthentication", &settings),
        certificateMappings: mappings.flatMap {
          CertificateMappings($0.element, profile: profile, settings: &settings)
        },
        forms: forms.flatMap { FormsPolicy($0.element, runsForAll: runsForAll, settings: &settings) })
    }
  }

  /// The rules for users, roles and verbs, of IIS and of ASP.NET.
  mutating func readAuthorization(at path: String, _ modules: ModuleList, into policy: inout ScopePolicy) {
    if let section = module(
      UrlAuthorizationModule.name, UrlAuthorizationPolicy.section, at: path, modules, .urlAuthorization)
    {
      let rules = compiled(section.identity, in: \.urlAuthorization) {
        UrlAuthorizationPolicy(section.element, settings: &$0)
      }
      if rules.isActive { policy.urlAuthorization = rules }
    }
    // A fault in a section of ASP.NET is ASP.NET's to report.
    if modules.contains(UrlAuthorization.name),
      let section = try? reader.read(ManagedAuthorizationPolicy.section, at: path)
    {
      let runsForAll = modules.runsForAll(UrlAuthorization.name)
      let rules = compiled(
        CompiledSections.Key(sections: [section.identity], flag: runsForAll), in: \.managedAuthorization
      ) {
        ManagedAuthorizationPolicy(section.element, runsForAll: runsForAll, settings: &$0)
      }
      if rules.isActive { policy.managedAuthorization = rules }
    }
  }

  /// The section of a module, when it is listed and the section can be read.
  private mutating func module(
    _ name: String, _ section: String, at path: String, _ modules: ModuleList, _ step: Step
  ) -> SectionReader.Reading? {
    modules.contains(name) ? reading(section, at: path, for: step) : nil
  }

  private static func enabled(
    _ section: SectionReader.Reading?, _ name: String, _ settings: inout SettingList
  ) -> Int32 {
    guard let section = section?.element, section.bool("enabled") else { return -1 }
    return settings.add(AuthenticationPolicy.section + name, "enabled", of: section)
  }
}
