internal import Configuration
internal import Server
internal import StatusCodes

/// `modules`, and the sections of classic ASP.NET that integrated mode does not accept. Source: configuration
/// 1.3 and 8; content-and-errors 9.2.
enum ModuleRules {
  static let all = [httpModules, httpHandlers, impersonation, classicIgnored, runAll]

  static let httpModules = classic(
    "http-modules-in-integrated-mode", "httpModules", StatusCode(500, 22),
    "An application in integrated mode has its modules in system.webServer/modules.",
    content: #"<add name="m" type="T"/>"#)

  static let httpHandlers = classic(
    "http-handlers-in-integrated-mode", "httpHandlers", StatusCode(500, 23),
    "An application in integrated mode has its handlers in system.webServer/handlers.",
    content: #"<add path="*.a" verb="*" type="T"/>"#)

  private static func classic(
    _ id: String, _ name: String, _ status: StatusCode, _ summary: String, content: String
  ) -> LintRule {
    let section = "<system.web><\(name)>\(content)</\(name)></system.web>"
    return LintRule(
      id, .fault, .error, summary, evidence: .observed, fires: .site(section),
      passes: .site(section + validation)
    ) { inspection in
      for use in inspection.survey.uses["system.web/\(name)"] ?? [] where !use.content.children.isEmpty {
        guard let application = validating(use, inspection) else { continue }
        inspection.report(
          "<\(name)> has content, which integrated mode does not accept.",
          remedy:
            "Move it to system.webServer, and set validateIntegratedModeConfiguration=\"false\" if classic "
            + "mode is to work as well.",
          at: use.element.position, path: application,
          answer: .init(status, "every request of the application", hresult: 0x8007_0032))
      }
    }
  }

  private static let validation =
    #"<system.webServer><validation validateIntegratedModeConfiguration="false"/></system.webServer>"#

  static let impersonation = LintRule(
    "impersonation-in-integrated-mode", .fault, .error,
    "An application in integrated mode does not impersonate by system.web/identity.", evidence: .observed,
    fires: .site(#"<system.web><identity impersonate="true"/></system.web>"#),
    passes: .site(#"<system.web><identity impersonate="false"/></system.web>"#)
  ) { inspection in
    for use in inspection.survey.uses["system.web/identity"] ?? [] {
      guard let attribute = use.content.attribute("impersonate"), attribute.value.lowercased() == "true",
        let application = validating(use, inspection)
      else { continue }
      inspection.report(
        "Impersonation by <identity> is not accepted in integrated mode.",
        remedy:
          "Impersonate in code, use classic mode, or set validateIntegratedModeConfiguration=\"false\".",
        at: attribute.position, path: application,
        answer: .init(StatusCode(500, 24), "every request of the application", hresult: 0x8007_0032))
    }
  }

  /// The application that refuses to run with what a web.config says of classic ASP.NET: the file's own, or one
  /// below that inherits it. What stands in a location is not looked at.
  private static func validating(_ use: SectionUse, _ inspection: Inspection) -> String? {
    guard let folder = use.folder, use.location == nil, inspection.survey.isOwn(use.element.position) else {
      return nil
    }
    let survey = inspection.survey
    return survey.applications.reversed().first { application in
      let isBelow =
        folder == "/" || (application.path + "/").lowercased().hasPrefix(folder.lowercased() + "/")
      let validation = survey.effective("system.webServer/validation", at: application.path)
      return isBelow && application.pool.isIntegrated
        && validation?.bool("validateIntegratedModeConfiguration") ?? false
        && survey.modules(at: application.path).contains("ConfigurationValidationModule")
    }?.path
  }

  static let classicIgnored = LintRule(
    "classic-section-ignored", .dead, .note,
    "In integrated mode httpModules and httpHandlers do nothing where they are tolerated.",
    evidence: .observed,
    fires: .site(
      #"<system.web><httpModules><add name="m" type="T"/></httpModules></system.web>"# + validation),
    passes: .webServer(#"<modules><add name="m" type="T"/></modules>"#)
  ) { inspection in
    for name in ["httpModules", "httpHandlers"] {
      for use in inspection.survey.uses["system.web/\(name)"] ?? [] where !use.content.children.isEmpty {
        let path = use.target ?? "/"
        guard use.folder != nil, inspection.survey.pool(at: path).isIntegrated,
          validating(use, inspection) == nil
        else { continue }
        let modern = name == "httpModules" ? "modules" : "handlers"
        inspection.report(
          "<\(name)> counts in classic mode only, and this application runs in integrated mode.",
          remedy: "Keep it for classic pools, with its twin in system.webServer/\(modern), or remove it.",
          at: use.element.position, path: path)
      }
    }
  }

  static let runAll = LintRule(
    "run-all-managed-modules", .risk, .note,
    "Managed modules run for managed requests only, unless each request needs them.",
    fires: .webServer(#"<modules runAllManagedModulesForAllRequests="true"/>"#),
    passes: .webServer(#"<modules runAllManagedModulesForAllRequests="false"/>"#)
  ) { inspection in
    for reading in inspection.readings(of: Section.modules)
    where reading.element.bool("runAllManagedModulesForAllRequests") {
      inspection.report(
        "Every managed module runs for static files as well, session and authentication included.",
        remedy: "Register the one module that needs it without preCondition=\"managedHandler\" instead.",
        at: reading.element.place(of: "runAllManagedModulesForAllRequests"), path: reading.path)
    }
  }
}
