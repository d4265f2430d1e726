internal import Configuration

extension ScopePolicyBuilder {
  /// The rules of the server and of a path.
  mutating func readRules(at path: String, modules: ModuleList, into policy: inout ScopePolicy) {
    guard modules.contains(RewriteModule.name) else { return }
    let routes = modules.contains(ApplicationRequestRouting.name)
    let routing = routes ? requestRouting() : .none
    readGlobalRules(routing: routing, into: &policy)
    guard let (written, identities) = rewriteSections(at: path) else { return }
    let key = CompiledSections.Key(sections: identities + rewriteApplication(at: path), flag: routes)
    let rules = sections.rewrite[key] ?? compileRules(written, at: path, routing: routing)
    sections.rewrite[key] = rules
    do {
      let rules = try rules.get()
      if !rules.inbound.rules.isEmpty { policy.rewrite = rules.inbound }
      policy.outbound = rules.outbound
    } catch {
      note(error, for: .rewrite)
    }
  }

  private mutating func compileRules(
    _ written: RewriteSections, at path: String, routing: RequestRouting
  ) -> Result<CompiledSections.Rewrite, ConfigurationFault> {
    let options = profile.options.rewrite
    let layout = reader.configuration.layout
    let application = layout.applications[layout.applicationIndex(at: path)].path
    let uses = reader.configuration.uses(of: "system.webServer/rewrite/rules", at: path)
    return Result { () throws(ConfigurationFault) in
      let variables = try? globalRules?.get().slots
      let rules = try rewrite.policy(
        written, isGlobal: false, after: variables ?? [:], routing: routing, settings: &settings
      ) { position in
        Self.folder(of: position, uses, application: application, options)
      }
      let outbound = try rewrite.outboundPolicy(written, context: rules, settings: &settings)
      return CompiledSections.Rewrite(inbound: rules, outbound: outbound)
    }
  }

  /// Whether the server has global rules, or such as cannot be read.
  var hasGlobalRules: Bool {
    if let globalRules { return (try? globalRules.get())?.rules.isEmpty != true }
    let section = "system.webServer/rewrite/globalRules"
    guard reader.configuration.declares(section) else { return false }
    return (try? reader.configuration.effectiveAtServer(section))?.entries.isEmpty != true
  }

  /// The rules of the server, which are the same for every path of the site.
  mutating func readGlobalRules(routing: RequestRouting, into policy: inout ScopePolicy) {
    let group = "system.webServer/rewrite/"
    guard reader.configuration.declares(group + "globalRules") else { return }
    if globalRules == nil {
      globalRules = Result { () throws(ConfigurationFault) in
        let configuration = reader.configuration
        let sections = RewriteSections(
          rules: try configuration.effectiveAtServer(group + "globalRules"),
          maps: try configuration.effectiveAtServer(group + "rewriteMaps"),
          allowedVariables: try configuration.effectiveAtServer(group + "allowedServerVariables"),
          providers: try configuration.effectiveAtServer(group + "providers"))
        return try rewrite.policy(
          sections, isGlobal: true, routing: routing, settings: &settings
        ) { _ in "/" }
      }
    }
    switch globalRules {
    case .success(let rules) where !rules.rules.isEmpty: policy.globalRewrite = rules
    case .failure(let fault): note(fault, for: .globalRewrite)
    default: break
    }
  }

  /// The sections URL Rewrite reads for a path and their identities, or `nil` when it meets a fault in one or is
  /// not installed.
  private mutating func rewriteSections(at path: String) -> (RewriteSections, identities: [Int32])? {
    let group = "system.webServer/rewrite/"
    do throws(ConfigurationFault) {
      let rules = try reader.read(group + "rules", at: path)
      let maps = try reader.read(group + "rewriteMaps", at: path)
      let variables = try reader.read(group + "allowedServerVariables", at: path)
      let providers = try reader.read(group + "providers", at: path)
      let outbound = try reader.read(group + "outboundRules", at: path)
      let sections = RewriteSections(
        rules: rules.element, maps: maps.element, allowedVariables: variables.element,
        providers: providers.element, outboundRules: outbound.element)
      return (sections, [rules, maps, variables, providers, outbound].map(\.identity))
    } catch {
      if error.kind != .missingDeclaration { note(error, for: .rewrite) }
      return nil
    }
  }

  /// The folder whose file writes a rule, with a slash at both ends: a location around it does not count
  /// (observed, UR23).
  private static func folder(
    of position: SourcePosition?, _ uses: [SectionUse], application: String, _ options: RewriteBehavior
  ) -> String {
    let use = uses.last { use in
      guard let position, use.content.position.file == position.file else { return false }
      return (use.content.position.line, use.content.position.column) <= (position.line, position.column)
    }
    var folder = use?.folder ?? "/"
    if let use, use.folder == nil, options.locationInput == .location {
      folder = use.target ?? "/"
    }
    if options.inheritedInput == .application, application.utf8.count > folder.utf8.count {
      folder = application
    }
    return folder.hasSuffix("/") ? folder : folder + "/"
  }
}
