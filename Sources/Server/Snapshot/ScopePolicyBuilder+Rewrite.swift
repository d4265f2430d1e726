internal import Configuration

extension ScopePolicyBuilder {
  /// The rules of the server and of a path.
  mutating func readRules(at path: String, modules: [String], into policy: inout ScopePolicy) {
    guard modules.contains(RewriteModule.name) else { return }
    let routes = modules.contains("ApplicationRequestRouting")
    readGlobalRules(routesRequests: routes, into: &policy)
    guard let sections = rewriteSections(at: path) else { return }
    let options = profile.options.rewrite
    let uses = reader.configuration.uses(of: "system.webServer/rewrite/rules", at: path)
    do {
      let rules = try rewrite.policy(
        sections, isGlobal: false, routesRequests: routes, settings: &settings
      ) { position in
        Self.folder(of: position, uses, options)
      }
      if !rules.rules.isEmpty { policy.rewrite = rules }
      policy.outbound = try rewrite.outboundPolicy(sections, context: rules, settings: &settings)
    } catch {
      note(error, for: .rewrite)
    }
  }

  /// The rules of the server, which are the same for every path of the site.
  private mutating func readGlobalRules(routesRequests: Bool, into policy: inout ScopePolicy) {
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
          sections, isGlobal: true, routesRequests: routesRequests, settings: &settings
        ) { _ in "/" }
      }
    }
    switch globalRules {
    case .success(let rules) where !rules.rules.isEmpty: policy.globalRewrite = rules
    case .failure(let fault): note(fault, for: .globalRewrite)
    default: break
    }
  }

  /// The sections URL Rewrite reads for a path, or `nil` when it meets a fault in one or is not installed.
  private mutating func rewriteSections(at path: String) -> RewriteSections? {
    let group = "system.webServer/rewrite/"
    do throws(ConfigurationFault) {
      return RewriteSections(
        rules: try reader.effective(group + "rules", at: path),
        maps: try reader.effective(group + "rewriteMaps", at: path),
        allowedVariables: try reader.effective(group + "allowedServerVariables", at: path),
        providers: try reader.effective(group + "providers", at: path),
        outboundRules: try reader.effective(group + "outboundRules", at: path))
    } catch {
      if error.kind != .missingDeclaration { note(error, for: .rewrite) }
      return nil
    }
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
