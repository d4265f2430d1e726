internal import Configuration
internal import StatusCodes

/// Reads what stands around the handlers: content, errors, redirects, add-ons and ASP.NET.
extension ScopePolicyBuilder {
  /// The sections of the modules that serve files and folders.
  mutating func readContent(at path: String, into policy: inout ScopePolicy) {
    if let content = compiled(
      "system.webServer/staticContent", at: path, for: .staticFile, in: \.staticContent,
      { section, _ in StaticContentPolicy(section) })
    {
      policy.staticContent = content
    }
    if let document = compiled(
      "system.webServer/defaultDocument", at: path, for: .defaultDocument, in: \.defaultDocument,
      { DefaultDocumentPolicy($0, settings: &$1) })
    {
      policy.defaultDocument = document
    }
    if let browse = compiled(
      "system.webServer/directoryBrowse", at: path, for: .directoryListing, in: \.directoryBrowse,
      { DirectoryBrowsePolicy($0, settings: &$1) })
    {
      policy.directoryBrowse = browse
    }
  }

  /// The sections of the core and of the modules around the handlers.
  mutating func readSurroundings(
    at path: String, _ modules: ModuleList, into policy: inout ScopePolicy
  ) {
    // A file that leaves the declaration out is no file of a server; what nobody can set has its defaults.
    if reader.declares("system.webServer/serverRuntime", at: path),
      let runtime = compiled(
        "system.webServer/serverRuntime", at: path, for: .serverRuntime, in: \.serverRuntime,
        { ServerRuntimePolicy($0, settings: &$1) })
    {
      policy.serverRuntime = runtime
    }
    // Every response carries the headers, so a fault here breaks all of them. Source: configuration 5.
    if reader.declares("system.webServer/httpProtocol", at: path) {
      _ = read("system.webServer/httpProtocol", at: path, for: .responseHeaders)
    }
    if modules.contains(CustomErrorModule.name),
      let pages = compiled(
        "system.webServer/httpErrors", at: path, for: .customErrorPages, in: \.httpErrors,
        { CustomErrorPolicy($0, settings: &$1) })
    {
      policy.customErrorPages = pages
    }
    if modules.contains(HttpRedirectionModule.name),
      let redirection = compiled(
        "system.webServer/httpRedirect", at: path, for: .redirection, in: \.httpRedirect,
        { HttpRedirectionPolicy($0, settings: &$1) })
    {
      policy.redirection = redirection
    }
  }

  /// The sections of WebDAV, WebSockets and ASP.NET Core.
  mutating func readAddOns(at path: String, _ modules: ModuleList, into policy: inout ScopePolicy) {
    if modules.contains(WebDAVModule.name),
      let authoring = reading("system.webServer/webdav/authoring", at: path, for: .webDAV)
    {
      let rules = reading("system.webServer/webdav/authoringRules", at: path, for: .webDAV)
      policy.webDAV = compiled(
        CompiledSections.Key(sections: [authoring.identity, rules?.identity ?? -1]), in: \.webDAV
      ) {
        WebDAVPolicy(authoring: authoring.element, rules: rules?.element, settings: &$0)
      }
    }
    if modules.contains(WebSocketModule.name), profile.version >= .v8_0,
      reader.declares("system.webServer/webSocket", at: path),
      let section = read("system.webServer/webSocket", at: path, for: .webSocket), section.bool("enabled")
    {
      policy.webSocketSetting = settings.add("system.webServer/webSocket", "enabled", of: section)
    }
    if modules.contains(ApplicationInitializationModule.name), profile.version >= .v8_0,
      reader.declares("system.webServer/applicationInitialization", at: path),
      let section = read(
        "system.webServer/applicationInitialization", at: path, for: .applicationInitialization),
      !section.string("remapManagedRequestsTo").isEmpty
    {
      policy.applicationInitialization = ApplicationInitializationModule.Policy(
        section, settings: &settings)
    }
    if modules.contains(AspNetCoreModule.names[1]),
      reader.declares("system.webServer/aspNetCore", at: path),
      let section = read("system.webServer/aspNetCore", at: path, for: .aspNetCore)
    {
      policy.isCoreInProcess = section.string("hostingModel").lowercased() == "inprocess"
    }
  }

  /// What ASP.NET reads. A fault in its sections is ASP.NET's to report and no 500.19.
  mutating func readManaged(
    at path: String, _ modules: SectionReader.Reading?, into policy: inout ScopePolicy
  ) {
    let (missingTypes, pool) = (missingTypes, pool)
    if let section = try? reader.read("system.web/httpRuntime", at: path) {
      policy.managedRequests = compiled(
        CompiledSections.Key(sections: [section.identity, modules?.identity ?? -1], pool: pool),
        in: \.managedRequests
      ) {
        ManagedRequestPolicy(
          section.element, modules: modules?.element, missingTypes: missingTypes, pool: pool, settings: &$0)
      }
    }
    if let section = try? reader.read("system.web/customErrors", at: path) {
      policy.customErrors = compiled(section.identity, in: \.customErrors) {
        CustomErrorsPolicy(section.element, settings: &$0)
      }
    }
    guard reader.declares("system.webServer/validation", at: path) else { return }
    let validation = read("system.webServer/validation", at: path, for: .configurationValidation)
    guard pool.isIntegrated, validation?.bool("validateIntegratedModeConfiguration") ?? false else { return }
    // The module is native: a fault in one of its three sections is its to report, as that of an encrypted section
    // is. Source: configuration 6, row 29, and 7.
    let identities = ["httpModules", "httpHandlers", "identity"].map { section in
      reader.declares("system.web/" + section, at: path)
        ? reading("system.web/" + section, at: path, for: .configurationValidation)?.identity ?? -1 : -1
    }
    let configuration = reader.configuration
    func policyOfApplication(_ settings: inout SettingList) -> ConfigurationValidationModule.Policy {
      let root = configuration.layout.applications[configuration.layout.applicationIndex(at: path)].path
      return ConfigurationValidationModule.Policy(settings: &settings) {
        configuration.uses(of: $0, at: root)
      }
    }
    // A section that cannot be read has no identity to go by.
    policy.configurationValidation =
      identities.contains(-1)
      ? policyOfApplication(&settings)
      : compiled(CompiledSections.Key(sections: identities), in: \.configurationValidation) {
        policyOfApplication(&$0)
      }
  }
}
