internal import Configuration
internal import Server
internal import StatusCodes

/// What a handler row needs from the server in order to run. Source: content-and-errors 2.6 and 2.8.
enum HandlerModuleRules {
  static let all = [missing, restricted, fastCgi]

  private static func example(_ content: String) -> LintExample {
    .webServer("<handlers>\(content)</handlers>")
  }

  /// The rows that count in their application's pool.
  private static func rows(_ inspection: Inspection) -> [PlacedEntry] {
    inspection.entries(of: Section.handlers).filter { placed in
      inspection.survey.pool(at: placed.path).verdict(on: placed.entry.string("preCondition"))
        == .satisfied
    }
  }

  static let missing = LintRule(
    "handler-module-missing", .fault, .error, "The modules that a handler names are in force.",
    evidence: .observed,
    fires: example(#"<add name="node" path="*.js" verb="*" modules="iisnode"/>"#),
    passes: example(#"<add name="run" path="*.js" verb="*" modules="IsapiModule" scriptProcessor="a.dll"/>"#)
  ) { inspection in
    for placed in rows(inspection) {
      let modules = inspection.survey.modules(at: placed.path)
      guard let name = placed.entry.string("modules").listMembers.first(where: { !modules.contains($0) })
      else { continue }
      let isManaged = name == "ManagedPipelineHandler"
      inspection.report(
        "The handler '\(placed.entry.string("name"))' runs in '\(name)', which is not among the modules in force.",
        remedy: isManaged
          ? "Install ASP.NET for the pool's runtime version." : "Install the module, or name one that is.",
        at: placed.entry.place(of: placed.entry.isWritten("modules") ? "modules" : "type"), path: placed.path,
        answer: .init(
          StatusCode(500, 21), "requests that select this handler", hresult: 0x8007_000d,
          text: "Handler \"\(placed.entry.string("name"))\" has a bad module \"\(name)\" in its module list"))
    }
  }

  static let restricted = LintRule(
    "isapi-or-cgi-not-allowed", .contradiction, .warning,
    "The program of a handler is allowed in isapiCgiRestriction.",
    fires: example(#"<add name="a" path="*.a" verb="*" modules="IsapiModule" scriptProcessor="C:\a.dll"/>"#),
    passes: example(#"<add name="a" path="*.a" verb="*" modules="IsapiModule" scriptProcessor="C:\a.dll"/>"#)
      .server(
        #"""
        <system.webServer><security><isapiCgiRestriction><add path="C:\a.dll" allowed="true"/>
        </isapiCgiRestriction></security></system.webServer>
        """#)
  ) { inspection in
    guard let list = inspection.survey.server("system.webServer/security/isapiCgiRestriction") else { return }
    for placed in rows(inspection) {
      let modules = placed.entry.string("modules").listMembers
      let processor = placed.entry.string("scriptProcessor")
      guard !processor.isEmpty, modules.contains("IsapiModule") || modules.contains("CgiModule"),
        !ISAPIRestrictions.allows(processor, isCGI: modules.contains("CgiModule"), by: list)
      else { continue }
      inspection.report(
        "'\(processor)' is not allowed by isapiCgiRestriction on \(inspection.survey.serverInWords).",
        remedy: "Add it there with allowed=\"true\".", at: placed.entry.place(of: "scriptProcessor"),
        path: placed.path, answer: .init(StatusCode(404, 2), "requests that select this handler"))
    }
  }

  static let fastCgi = LintRule(
    "fastcgi-program-not-registered", .contradiction, .warning,
    "The program of a FastCGI handler is registered in fastCgi.",
    fires: example(
      #"<add name="php" path="*.php" verb="*" modules="FastCgiModule" scriptProcessor="C:\php\php-cgi.exe"/>"#
    ),
    passes: example(
      #"<add name="php" path="*.php" verb="*" modules="FastCgiModule" scriptProcessor="C:\php\php-cgi.exe"/>"#
    ).server(
      #"<system.webServer><fastCgi><application fullPath="C:\php\php-cgi.exe"/></fastCgi></system.webServer>"#
    )
  ) { inspection in
    let applications = inspection.survey.server("system.webServer/fastCgi")?.entries ?? []
    for placed in rows(inspection) {
      let processor = placed.entry.string("scriptProcessor")
      guard placed.entry.string("modules").listMembers.contains("FastCgiModule"), !processor.isEmpty,
        FastCgiPrograms.application(for: processor, among: applications) == nil
      else { continue }
      inspection.report(
        "No application for '\(processor)' is registered in <fastCgi> on \(inspection.survey.serverInWords).",
        remedy: "Add <application fullPath=\"...\"/> to <fastCgi> in applicationHost.config.",
        at: placed.entry.place(of: "scriptProcessor"), path: placed.path,
        answer: .init(StatusCode(500, 0), "requests that select this handler"))
    }
  }
}
