internal import Configuration
internal import StatusCodes

/// Application pools.
enum PoolRules {
  static let all = [localSystem]

  private static func example(_ identity: String) -> LintExample {
    .server(
      """
      <system.applicationHost><applicationPools>
        <add name="Shop"><processModel identityType="\(identity)"/></add>
      </applicationPools></system.applicationHost>
      """)
  }

  static let localSystem = LintRule(
    "pool-runs-as-local-system", .risk, .warning, "An application pool has an identity with few rights.",
    fires: example("LocalSystem"), passes: example("ApplicationPoolIdentity")
  ) { inspection in
    for pool in inspection.survey.configuration.host.applicationPools {
      let model = pool.element("processModel")
      guard model.string("identityType") == "LocalSystem" else { continue }
      inspection.report(
        "Applications of the pool '\(pool.string("name"))' may do anything on the server.",
        remedy: "Set identityType=\"ApplicationPoolIdentity\".", at: model.place(of: "identityType"))
    }
  }
}
