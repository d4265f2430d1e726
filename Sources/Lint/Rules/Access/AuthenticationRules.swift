internal import Configuration
internal import StatusCodes

/// `security/authentication`. Source: access-control 5.1 and 5.2.
enum AuthenticationRules {
  static let all = [none, onlyAnonymous, missingModule, basicInClear, forms]

  /// The methods with the modules that carry them out.
  private static let methods = [
    ("anonymousAuthentication", "AnonymousAuthenticationModule"),
    ("basicAuthentication", "BasicAuthenticationModule"),
    ("windowsAuthentication", "WindowsAuthenticationModule"),
    ("digestAuthentication", "DigestAuthenticationModule"),
    ("clientCertificateMappingAuthentication", "CertificateMappingAuthenticationModule"),
    ("iisClientCertificateMappingAuthentication", "IISCertificateMappingAuthenticationModule"),
  ]

  private static func example(_ content: String) -> LintExample {
    .server(
      """
      <location path="Default Web Site"><system.webServer><security>
        <authentication>\(content)</authentication>
      </security></system.webServer></location>
      """)
  }

  /// The methods that are switched on and whose module runs.
  private static func enabled(_ inspection: Inspection, at path: String) -> [String] {
    let modules = inspection.survey.modules(at: path)
    return methods.filter { name, module in
      modules.contains(module)
        && inspection.survey.effective(Section.authentication + name, at: path)?.bool("enabled") ?? false
    }.map(\.0)
  }

  private static func usesForms(_ inspection: Inspection, at path: String) -> Bool {
    inspection.survey.effective("system.web/authentication", at: path)?.string("mode") == "Forms"
  }

  static let none = LintRule(
    "no-authentication-method", .contradiction, .error,
    "Some authentication method is enabled whose module is installed.", evidence: .observed,
    fires: example(#"<anonymousAuthentication enabled="false"/>"#),
    passes: example(#"<anonymousAuthentication enabled="false"/><windowsAuthentication enabled="true"/>"#)
  ) { inspection in
    for reading in inspection.readings(of: Section.authentication + "anonymousAuthentication") {
      guard !reading.element.bool("enabled"), enabled(inspection, at: reading.path).isEmpty else { continue }
      inspection.report(
        "No authentication method is left, so nobody has a user.",
        remedy: "Enable anonymous or another method, and install its module.",
        at: reading.element.place(of: "enabled"), path: reading.path,
        answer: .init(StatusCode(401, 2), "every request"))
    }
  }

  static let onlyAnonymous = LintRule(
    "anonymous-denied-without-authentication", .contradiction, .warning,
    "Where anonymous users are denied, some method can tell users apart.", evidence: .observed,
    fires: .webServer(
      #"<security><authorization><add accessType="Deny" users="?"/></authorization></security>"#),
    passes: example(#"<windowsAuthentication enabled="true"/>"#).file(
      "/",
      #"""
      <system.webServer><security><authorization><add accessType="Deny" users="?"/></authorization></security>
      </system.webServer>
      """#)
  ) { inspection in
    for reading in inspection.readings(of: Section.authorization) {
      let deny = reading.element.entries.first { entry in
        entry.string("accessType") == "Deny" && entry.string("verbs").isEmpty
          && entry.string("users").listMembers.contains("?")
      }
      guard let deny, inspection.survey.modules(at: reading.path).contains("UrlAuthorizationModule"),
        enabled(inspection, at: reading.path).allSatisfy({ $0 == "anonymousAuthentication" }),
        !usesForms(inspection, at: reading.path)
      else { continue }
      inspection.report(
        "Anonymous users are denied, and no other method is enabled on this server.",
        remedy:
          "Enable Windows, Basic or Forms authentication; a module of the application may do it as well.",
        at: deny.place(of: "users"), path: reading.path, answer: .init(StatusCode(401, 2), "every request"))
    }
  }

  static let missingModule = LintRule(
    "authentication-module-missing", .dead, .warning, "An enabled method has its module installed.",
    evidence: .observed,
    fires: example(#"<windowsAuthentication enabled="true"/>"#).on(.aspnet),
    passes: example(#"<windowsAuthentication enabled="true"/>"#)
  ) { inspection in
    for (name, module) in methods {
      for reading in inspection.readings(of: Section.authentication + name) {
        guard reading.element.isWritten("enabled"), reading.element.bool("enabled"),
          !inspection.survey.modules(at: reading.path).contains(module)
        else { continue }
        inspection.report(
          "\(name) is enabled and \(module) is not installed, so it authenticates nobody.",
          remedy: "Install the role service of \(module).", at: reading.element.place(of: "enabled"),
          path: reading.path)
      }
    }
  }

  static let basicInClear = LintRule(
    "basic-authentication-in-clear", .risk, .warning, "Basic authentication requires TLS.",
    fires: example(#"<basicAuthentication enabled="true"/>"#),
    passes: .server(
      #"""
      <location path="Default Web Site"><system.webServer><security><access sslFlags="Ssl"/>
        <authentication><basicAuthentication enabled="true"/></authentication>
      </security></system.webServer></location>
      """#)
  ) { inspection in
    for reading in inspection.readings(of: Section.authentication + "basicAuthentication")
    where reading.element.bool("enabled") {
      let flags = inspection.survey.effective(Section.access, at: reading.path)?.flags("sslFlags") ?? 0
      guard flags & 8 == 0 else { continue }
      inspection.report(
        "Passwords are sent readable over plain http: TLS is not required here.",
        remedy: "Set sslFlags=\"Ssl\" in <access>, or bind the site to https only.",
        at: reading.element.place(of: "enabled"), path: reading.path)
    }
  }

  static let forms = LintRule(
    "forms-with-challenge-authentication", .contradiction, .warning,
    "Forms authentication and a method that challenges exclude each other.",
    fires: example(#"<windowsAuthentication enabled="true"/>"#).file(
      "/", #"<system.web><authentication mode="Forms"/></system.web>"#),
    passes: .site(#"<system.web><authentication mode="Forms"/></system.web>"#)
  ) { inspection in
    for reading in inspection.readings(of: "system.web/authentication")
    where reading.element.string("mode") == "Forms" {
      let challenges = enabled(inspection, at: reading.path).filter {
        ["basicAuthentication", "windowsAuthentication", "digestAuthentication"].contains($0)
      }
      guard let first = challenges.first else { continue }
      let other = inspection.survey.effective(Section.authentication + first, at: reading.path)
      inspection.report(
        "Forms turns the 401 of \(first) into a redirect to the login page, so its challenge is never seen.",
        remedy: "Disable \(first) for this path, or use another authentication mode.",
        at: reading.element.place(of: "mode"), path: reading.path,
        related: .init(other?.place(of: "enabled"), "\(first) is enabled here"))
    }
  }
}
