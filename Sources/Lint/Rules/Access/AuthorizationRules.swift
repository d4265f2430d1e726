internal import Configuration
internal import Server
internal import StatusCodes

/// `security/authorization`: every Deny before every Allow, parents before children. Source: access-control
/// 6.1 and 6.2.
enum AuthorizationRules {
  static let all = [overridden, alreadyGranted, nobody, roleWildcard, verb, denied, staticFiles]

  private static func example(_ content: String) -> LintExample {
    .webServer("<security><authorization>\(content)</authorization></security>")
  }

  /// The rules of a section as sets.
  private struct Rules {
    var allEveryone = false
    var users: Set<String> = []
    var roles: Set<String> = []

    /// Takes in the rules of one kind that hold for every verb.
    init(_ entries: [EffectiveElement], _ accessType: String) {
      for entry in entries
      where entry.string("accessType") == accessType && entry.string("verbs").isEmpty {
        for user in entry.string("users").listMembers {
          if user == "*" { allEveryone = true } else { users.insert(user.lowercased()) }
        }
        roles.formUnion(entry.string("roles").listMembers.map { $0.lowercased() })
      }
    }

    /// Whether everybody that a rule speaks of is among these.
    func cover(_ entry: EffectiveElement) -> Bool {
      let named = entry.string("users").listMembers.map { $0.lowercased() }
      let inRoles = entry.string("roles").listMembers.map { $0.lowercased() }
      guard !named.isEmpty || !inRoles.isEmpty else { return false }
      return allEveryone || named.allSatisfy(users.contains) && inRoles.allSatisfy(roles.contains)
    }
  }

  static let overridden = LintRule(
    "authorization-allow-overridden", .contradiction, .warning,
    "A Deny wins over every Allow, wherever it stands.",
    fires: example(#"<add accessType="Deny" users="Fred"/><add accessType="Allow" users="Fred"/>"#),
    passes: example(#"<add accessType="Deny" users="Fred"/><add accessType="Allow" users="Mary"/>"#)
  ) { inspection in
    for reading in inspection.readings(of: Section.authorization) {
      let denied = Rules(reading.element.entries, "Deny")
      for entry in reading.element.entries where entry.string("accessType") == "Allow" {
        let place = entry.place(of: "accessType")
        guard denied.cover(entry) else {
          inspection.keepAlive(place)
          continue
        }
        let deny = reading.element.entries.first {
          $0.string("accessType") == "Deny" && $0.string("verbs").isEmpty
            && (denied.allEveryone ? $0.string("users").listMembers.contains("*") : true)
        }
        inspection.report(
          "This Allow has no effect: a Deny names the same people, and Deny is looked at first.",
          remedy: "Remove the Deny; in a child, put a <remove> with its users, roles and verbs first.",
          at: place, path: reading.path, related: .init(deny?.position, "a Deny"))
      }
    }
  }

  static let alreadyGranted = LintRule(
    "authorization-allow-already-granted", .dead, .warning,
    "An Allow for some people restricts nobody while another Allow names everyone.",
    fires: example(#"<add accessType="Allow" roles="Admins"/>"#),
    passes: example(
      #"<remove users="*" roles="" verbs=""/><add accessType="Allow" roles="Admins"/>"#)
  ) { inspection in
    for reading in inspection.readings(of: Section.authorization) {
      let everyone = reading.element.entries.first { entry in
        entry.string("accessType") == "Allow" && entry.string("verbs").isEmpty
          && entry.string("users").listMembers.contains("*")
      }
      for entry in reading.element.entries where entry.string("accessType") == "Allow" {
        let place = entry.place(of: "accessType")
        guard let everyone, everyone.position != entry.position else {
          inspection.keepAlive(place)
          continue
        }
        inspection.report(
          "Everyone is allowed already, so this rule lets nobody in and keeps nobody out.",
          remedy: "Put <remove users=\"*\" roles=\"\" verbs=\"\"/> before it.", at: place, path: reading.path,
          related: .init(everyone.position, "everyone is allowed here"))
      }
    }
  }

  static let nobody = LintRule(
    "authorization-rule-names-nobody", .dead, .warning, "A rule names users or roles.", evidence: .inferred,
    fires: example(#"<add accessType="Deny" verbs="DELETE"/>"#),
    passes: example(#"<add accessType="Deny" users="*" verbs="DELETE"/>"#)
  ) { inspection in
    for placed in inspection.entries(of: Section.authorization)
    where placed.entry.string("users").isEmpty && placed.entry.string("roles").isEmpty {
      inspection.report(
        "The rule names neither users nor roles, so it matches nobody.",
        remedy: "Write users=\"*\" for everyone.",
        at: placed.entry.place(of: "accessType"), path: placed.path)
    }
  }

  static let roleWildcard = LintRule(
    "authorization-role-wildcard", .dead, .warning, "'*' and '?' mean everyone and anonymous in users only.",
    evidence: .inferred,
    fires: example(#"<add accessType="Deny" roles="*"/>"#),
    passes: example(#"<add accessType="Deny" users="?"/>"#)
  ) { inspection in
    for placed in inspection.entries(of: Section.authorization) {
      guard let role = placed.entry.string("roles").listMembers.first(where: { $0 == "*" || $0 == "?" })
      else {
        continue
      }
      inspection.report(
        "'\(role)' in roles is the name of a role, not a wildcard.", remedy: "Write users=\"\(role)\".",
        at: placed.entry.place(of: "roles"), path: placed.path)
    }
  }

  static let verb = LintRule(
    "authorization-verb-lower-case", .dead, .warning, "The verbs of a rule are compared letter by letter.",
    evidence: .inferred,
    fires: example(#"<add accessType="Deny" users="*" verbs="delete"/>"#),
    passes: example(#"<add accessType="Deny" users="*" verbs="DELETE"/>"#)
  ) { inspection in
    for placed in inspection.entries(of: Section.authorization) {
      guard
        let verb = placed.entry.string("verbs").listMembers.first(where: { $0.holdsSmallLetter || $0 == "*" })
      else { continue }
      inspection.report(
        "The verb '\(verb)' matches no ordinary request.",
        remedy: verb == "*" ? "Leave verbs out for every verb." : "Write '\(verb.uppercased())'.",
        at: placed.entry.place(of: "verbs"), path: placed.path)
    }
  }

  static let denied = LintRule(
    "authorization-denies-everyone", .contradiction, .warning,
    "Some rule allows somebody, and none denies everyone.", evidence: .observed,
    fires: example(#"<add accessType="Deny" users="*"/>"#),
    passes: example(#"<add accessType="Deny" users="?"/>"#)
  ) { inspection in
    for reading in inspection.readings(of: Section.authorization) {
      let entries = reading.element.entries
      let everyone = entries.first { entry in
        entry.string("accessType") == "Deny" && entry.string("verbs").isEmpty
          && entry.string("users").listMembers.contains("*")
      }
      let isEmpty = !entries.contains { $0.string("accessType") == "Allow" }
      guard everyone != nil || isEmpty,
        inspection.survey.modules(at: reading.path).contains("UrlAuthorizationModule")
      else { continue }
      inspection.report(
        isEmpty && everyone == nil
          ? "No rule allows anybody, and who matches no rule is denied." : "This rule denies everyone.",
        remedy: "Allow those who may come in, or deny with users=\"?\" if only anonymous ones are meant.",
        at: everyone?.place(of: "users") ?? reading.element.position, path: reading.path,
        answer: .init(StatusCode(401, 2), "every request"))
    }
  }

  static let staticFiles = LintRule(
    "managed-authorization-skips-static-files", .risk, .warning,
    "system.web/authorization guards managed content only.", evidence: .observed,
    fires: .site(#"<system.web><authorization><deny users="?"/></authorization></system.web>"#),
    passes: .site(
      #"""
      <system.web><authorization><deny users="?"/></authorization></system.web>
      <system.webServer><modules runAllManagedModulesForAllRequests="true"/></system.webServer>
      """#)
  ) { inspection in
    for reading in inspection.readings(of: "system.web/authorization") {
      guard let deny = reading.element.entries.first(where: { $0.name == "deny" }),
        inspection.survey.pool(at: reading.path).isIntegrated,
        let modules = inspection.survey.effective(Section.modules, at: reading.path),
        !modules.bool("runAllManagedModulesForAllRequests"),
        let guardian = modules.entries.first(where: { $0.string("name") == "UrlAuthorization" }),
        guardian.string("preCondition").contains("managedHandler")
      else { continue }
      inspection.report(
        "Static files are served to those whom this rule denies: it holds for managed handlers only.",
        remedy: "Use <system.webServer><security><authorization>, which guards all content.",
        at: deny.position, path: reading.path)
    }
  }
}
