internal import Configuration
internal import StatusCodes

/// Sections that stand where they do not count. Source: configuration 1.2, 1.3, 3 and 7.
enum PlacementRules {
  static let all = [ignored, belowSite, withoutModule, encrypted, absentRemove]

  static let ignored = LintRule(
    "section-ignored-here", .dead, .warning, "A section stands at a level at which IIS reads it.",
    evidence: .observed,
    fires: LintExample().file("/sub", module), passes: LintExample().file("/", module)
  ) { inspection in
    let survey = inspection.survey
    for section in survey.uses.keys.sorted() {
      for use in survey.uses[section] ?? [] where survey.isOwn(use.element.position) {
        guard let path = use.target else { continue }
        func isThis(_ other: SectionUse) -> Bool { other.element.position == use.element.position }
        guard !survey.configuration.uses(of: section, at: path).contains(where: isThis) else { continue }
        let reading = survey.configuration.section(section, at: path)
        guard let reason = reading.ignored.first(where: { isThis($0.use) })?.reason else { continue }
        inspection.report(
          "This <\(use.element.name)> is ignored: \(reason).",
          remedy: reading.readAt.map { "Put it into the web.config of \($0)." }
            ?? "Put it into applicationHost.config.",
          at: use.element.position, path: path)
      }
    }
  }

  private static let module =
    #"<system.webServer><modules><add name="m" type="T"/></modules></system.webServer>"#

  /// Sections whose modules look at what holds for the site. Source: access-control 1.7.
  private static let siteSections = [
    "system.webServer/security/dynamicIpSecurity",
    Section.authentication + "iisClientCertificateMappingAuthentication",
  ]

  static let belowSite = LintRule(
    "section-ignored-below-site", .dead, .warning,
    "Dynamic IP restrictions and certificate mappings are set for a site or the server.",
    fires: dynamicIP("Default Web Site/api"), passes: dynamicIP("Default Web Site")
  ) { inspection in
    for section in siteSections {
      for use in inspection.survey.uses[section] ?? [] {
        guard let path = use.target, path != "/",
          !use.content.attributes.isEmpty || !use.content.children.isEmpty
        else { continue }
        inspection.report(
          "<\(use.element.name)> counts for whole sites only, and \(path) is a part of one.",
          remedy: "Set it for the site, or give the part a site of its own.", at: use.element.position,
          path: path)
      }
    }
  }

  private static func dynamicIP(_ path: String) -> LintExample {
    .server(
      """
      <location path="\(path)"><system.webServer><security><dynamicIpSecurity>
        <denyByConcurrentRequests enabled="true" maxConcurrentRequests="20"/>
      </dynamicIpSecurity></security></system.webServer></location>
      """)
  }

  static let withoutModule = LintRule(
    "section-without-module", .dead, .note, "A section comes with the module that reads it.",
    fires: .webServer(authorization).on(.aspnet), passes: .webServer(authorization)
  ) { inspection in
    let survey = inspection.survey
    for section in survey.uses.keys.sorted() where isWorthAModule(section) {
      guard let consumer = SectionConsumer(of: section), let module = consumer.module else { continue }
      for use in survey.uses[section] ?? [] {
        // What the whole server is told is often left by setup.
        guard let path = use.target else { continue }
        let says = !use.content.attributes.isEmpty || !use.content.children.isEmpty
        guard says, !survey.modules(at: path).contains(module) else { continue }
        inspection.report(
          "\(module), which reads <\(use.element.name)>, is not installed on \(survey.serverInWords).",
          remedy: "Install it, or remove the section.", at: use.element.position, path: path,
          severity: section.hasPrefix("system.webServer/security/") ? .warning : nil)
      }
    }
  }

  private static let authorization =
    #"<security><authorization><add accessType="Deny" users="?"/></authorization></security>"#

  /// Whether a section that nobody reads deserves a word: methods of authentication have a rule of their own,
  /// and any of several modules reads the sections of compression and ASP.NET.
  private static func isWorthAModule(_ section: String) -> Bool {
    section.hasPrefix("system.webServer/") && !section.hasPrefix(Section.authentication)
      && !section.hasSuffix("Compression") && section != "system.webServer/validation"
  }

  static let encrypted = LintRule(
    "encrypted-section-not-checked", .fault, .note,
    "An encrypted section is read by managed code only, and not checked here.",
    fires: .site(#"<connectionStrings configProtectionProvider="RsaProtectedConfigurationProvider"/>"#),
    passes: .site("<connectionStrings/>")
  ) { inspection in
    for section in inspection.survey.uses.keys.sorted() where SectionConsumer(of: section) == nil {
      for use in inspection.survey.uses[section] ?? [] {
        guard let attribute = use.element.attribute("configProtectionProvider") else { continue }
        inspection.report(
          "'\(section)' is encrypted by '\(attribute.value)'; what it holds is not checked.",
          remedy: "Decrypt a copy (aspnet_regiis -pdf) to check it.", at: attribute.position,
          path: use.target ?? "/")
      }
    }
  }

  static let absentRemove = LintRule(
    "remove-of-absent-entry", .dead, .note,
    "A <remove> names an entry that this or another server has, or makes room for one that follows.",
    evidence: .observed,
    fires: .webServer(#"<staticContent><remove fileExtension=".nosuch"/></staticContent>"#),
    passes: .webServer(#"<staticContent><remove fileExtension=".css"/></staticContent>"#)
  ) { inspection in
    let survey = inspection.survey
    // The lists that ASP.NET reads begin in files that nobody gives.
    for section in survey.uses.keys.sorted() where section.hasPrefix("system.webServer/") {
      let uses = (survey.uses[section] ?? []).filter { survey.isOwn($0.content.position) }
      for use in uses where RemoveDirectives.stand(in: use.content) {
        let path = use.target ?? "/"
        guard case .effective(let element) = survey.configuration.section(section, at: path).content else {
          continue
        }
        let effective = RemoveDirectives.effective(in: element)
        for remove in RemoveDirectives.idle(in: use.content)
        where !effective.contains(remove.position)
          && !StockKnowledge.hasEntry(remove.attributes.map { ($0.name, $0.value) }, in: section)
        {
          let key = remove.attributes.map { "\($0.name)=\"\($0.value)\"" }.joined(separator: " ")
          inspection.report(
            "Nothing with \(key) is there to be removed.", remedy: "Remove the line, or correct the key.",
            at: remove.attributes.first?.position ?? remove.position, path: path)
        }
      }
    }
  }
}

/// The `<remove>` directives of a section.
private enum RemoveDirectives {
  static func stand(in element: SourceElement) -> Bool {
    element.children.contains { $0.name == "remove" || stand(in: $0) }
  }

  /// The places of those that took an entry away.
  static func effective(in element: EffectiveElement) -> Set<SourcePosition> {
    var places: Set<SourcePosition> = []
    for entry in element.dropped + element.entries {
      for step in entry.steps where step.action == .removed { places.insert(step.position) }
      places.formUnion(effective(in: entry))
    }
    for child in element.children { places.formUnion(effective(in: child)) }
    return places
  }

  /// Those that no later sibling of the same key makes use of: removing first what may not be there is how one
  /// adds an entry on any server.
  static func idle(in element: SourceElement) -> [SourceElement] {
    var idle: [SourceElement] = []
    var added: Set<[String]> = []
    for child in element.children.reversed() {
      idle += Self.idle(in: child)
      if child.name == "remove" {
        let keys = child.attributes.map(key)
        let isUsed = keys.contains { wanted in added.contains([wanted]) }
        if !isUsed { idle.append(child) }
      } else {
        for attribute in child.attributes { added.insert([key(attribute)]) }
      }
    }
    return idle
  }

  private static func key(_ attribute: SourceAttribute) -> String {
    attribute.name + "\0" + attribute.value.lowercased()
  }
}
