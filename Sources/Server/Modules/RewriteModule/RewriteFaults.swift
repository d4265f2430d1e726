package import Configuration
internal import Patterns
internal import StatusCodes

/// What URL Rewrite refuses beyond the schema: patterns and texts it cannot read. Source: url-rewrite 2.9.
package enum RewriteFaults {
  /// The first fault of the sections of a path; `nil` when URL Rewrite can run them.
  ///
  /// - Parameters:
  ///   - isGlobal: whether the rules of the server are meant.
  ///   - section: reads a section of `system.webServer/rewrite` by the last part of its path; `nil` when it is
  ///     not declared or cannot be read.
  package static func first(
    isGlobal: Bool, profile: ServerProfile, section: (String) -> EffectiveElement?
  ) -> ConfigurationFault? {
    guard let rules = section(isGlobal ? "globalRules" : "rules"), let maps = section("rewriteMaps"),
      let variables = section("allowedServerVariables"), let providers = section("providers")
    else { return nil }
    let sections = RewriteSections(
      rules: rules, maps: maps, allowedVariables: variables, providers: providers,
      outboundRules: isGlobal ? nil : section("outboundRules"))
    var compiler = RewritePolicyCompiler(options: profile.options.rewrite, version: profile.version)
    var settings = SettingList()
    do throws(ConfigurationFault) {
      let rules = try compiler.policy(
        sections, isGlobal: isGlobal, routing: .none, settings: &settings, folder: { _ in "/" })
      _ = try compiler.outboundPolicy(sections, context: rules, settings: &settings)
      return nil
    } catch {
      return error
    }
  }
}
