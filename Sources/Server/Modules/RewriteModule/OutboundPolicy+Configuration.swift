internal import Configuration

extension RewritePolicyCompiler {
  /// Compiles the outbound rules of a path; `nil` when none looks at content. Their patterns are read with those of
  /// the other rules. Source: url-rewrite 2.9, case 133.
  ///
  /// - Parameter context: the policy of the same path, for maps and options.
  /// - Throws: the fault of a pattern or text that URL Rewrite cannot read.
  mutating func outboundPolicy(
    _ sections: RewriteSections, context: RewritePolicy, settings: inout SettingList
  ) throws(ConfigurationFault) -> OutboundPolicy? {
    guard let outbound = sections.outboundRules else { return nil }
    let section = "system.webServer/rewrite/outboundRules"
    var names = Self.names(sections)
    names.slots = context.slots
    var preConditions: [OutboundPolicy.PreCondition] = []
    var indexes: [String: Int] = [:]
    for element in outbound.element("preConditions").entries {
      let name = element.string("name")
      var conditions: [RewriteCondition] = []
      for condition in element.entries {
        conditions.append(
          try self.condition(
            condition, Self.dialect(element), names, "\(section)/preConditions/preCondition[@name='\(name)']",
            &settings))
      }
      indexes[name.lowercased()] = preConditions.count
      preConditions.append(
        OutboundPolicy.PreCondition(
          conditions: conditions, needsAny: element.flags("logicalGrouping") == 1))
    }
    var rules: [OutboundPolicy.Rule] = []
    for element in outbound.collection("rule") where element.bool("enabled") {
      try check(element)
      let match = element.element("match")
      guard match.string("serverVariable").isEmpty else { continue }
      let preCondition = element.string("preCondition")
      let path = "\(section)/rule[@name='\(element.string("name"))']"
      rules.append(
        OutboundPolicy.Rule(
          setting: settings.add(path, match.string("pattern"), element.position),
          preCondition: preCondition.isEmpty ? -1 : indexes[preCondition.lowercased()]))
    }
    guard !rules.isEmpty else { return nil }
    return OutboundPolicy(
      runsBeforeCache: outbound.bool("rewriteBeforeCache"), rules: rules, preConditions: preConditions,
      context: context)
  }

  /// The patterns of a rule.
  private mutating func check(_ rule: EffectiveElement) throws(ConfigurationFault) {
    let match = rule.element("match")
    _ = try compile(match.attribute("pattern"), Self.dialect(rule), isCaseless: match.bool("ignoreCase"))
    for condition in rule.element("conditions").entries where condition.flags("matchType") == 0 {
      _ = try compile(
        condition.attribute("pattern"), Self.dialect(rule), isCaseless: condition.bool("ignoreCase"))
    }
  }
}
