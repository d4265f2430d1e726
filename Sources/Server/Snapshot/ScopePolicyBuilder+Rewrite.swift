internal import Configuration

extension ScopePolicyBuilder {
  /// The rules of the server and of a path.
  mutating func readRules(at path: String, modules: [String], into policy: inout ScopePolicy) {
    guard modules.contains(RewriteModule.name) else { return }
    let routes = modules.contains("ApplicationRequestRouting")
    if let sections = rewriteSections("globalRules", at: path, for: .globalRewrite) {
      do {
        let rules = try rewrite.policy(
          sections, isGlobal: true, routesRequests: routes, settings: &settings
        ) { _ in "/" }
        if !rules.rules.isEmpty { policy.globalRewrite = rules }
      } catch {
        note(error, for: .globalRewrite)
      }
    }
    guard let sections = rewriteSections("rules", at: path, for: .rewrite) else { return }
    let options = profile.options.rewrite
    let uses = reader.configuration.uses(of: "system.webServer/rewrite/rules", at: path)
    do {
      let rules = try rewrite.policy(
        sections, isGlobal: false, routesRequests: routes, settings: &settings
      ) { position in
        Self.folder(of: position, uses, options)
      }
      if !rules.rules.isEmpty { policy.rewrite = rules }
    } catch {
      note(error, for: .rewrite)
    }
  }

  /// The sections URL Rewrite reads, or `nil` when it meets a fault in one or none is declared.
  private mutating func rewriteSections(
    _ rules: String, at path: String, for step: Step
  ) -> RewriteSections? {
    let group = "system.webServer/rewrite/"
    guard reader.configuration.declares(group + rules, at: path) else { return nil }
    guard let rules = read(group + rules, at: path, for: step),
      let maps = read(group + "rewriteMaps", at: path, for: step),
      let allowed = read(group + "allowedServerVariables", at: path, for: step),
      let providers = read(group + "providers", at: path, for: step)
    else { return nil }
    var sections = RewriteSections(
      rules: rules, maps: maps, allowedVariables: allowed, providers: providers)
    guard step == .rewrite else { return sections }
    guard let outbound = read(group + "outboundRules", at: path, for: step) else { return nil }
    sections.outboundRules = outbound
    return sections
  }

  /// The folder whose file writes a rule, with a slash at both ends: a location around it does not count
  /// (observed, UR23).
  private static func folder(
    of position: SourcePosition?, _ uses: [SectionUse], _ options: RewriteBehavior
  ) -> String {
    let use = uses.last { use in
      guard let position, use.content.position.file == position.file else { return false }
      return (use.content.position.line, use.content.position.column) <= (position.line, position.column)
    }
    var folder = use?.folder ?? "/"
    if let use, use.folder == nil, options.locationInput == .location {
      folder = use.target ?? "/"
    }
    return folder.hasSuffix("/") ? folder : folder + "/"
  }
}
