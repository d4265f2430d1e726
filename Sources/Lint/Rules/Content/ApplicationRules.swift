internal import Configuration
internal import Server
internal import StatusCodes

/// ASP.NET and ASP.NET Core. Source: content-and-errors 9.3 and 9.4.
enum ApplicationRules {
  static let all = [debug, customErrors, trace, coreWithoutHandler, sharedPool, stdout]

  static let debug = LintRule(
    "debug-compilation", .risk, .note, "Production applications are compiled without debug.",
    fires: .site(#"<system.web><compilation debug="true"/></system.web>"#),
    passes: .site(#"<system.web><compilation debug="false"/></system.web>"#)
  ) { inspection in
    for reading in inspection.readings(of: "system.web/compilation") where reading.element.bool("debug") {
      inspection.report(
        "Pages are compiled with debug code, and requests never time out.",
        remedy: "Set debug=\"false\" for production.", at: reading.element.place(of: "debug"),
        path: reading.path)
    }
  }

  static let customErrors = LintRule(
    "custom-errors-off", .risk, .warning, "Exceptions of ASP.NET are shown to local clients only.",
    fires: .site(#"<system.web><customErrors mode="Off"/></system.web>"#),
    passes: .site(#"<system.web><customErrors mode="RemoteOnly"/></system.web>"#)
  ) { inspection in
    for reading in inspection.readings(of: "system.web/customErrors")
    where reading.element.string("mode") == "Off" {
      inspection.report(
        "Everybody sees source lines and stack traces of exceptions.",
        remedy: "Set mode=\"RemoteOnly\" or \"On\".", at: reading.element.place(of: "mode"),
        path: reading.path)
    }
  }

  static let trace = LintRule(
    "trace-for-everyone", .risk, .warning, "trace.axd is for local clients only.",
    fires: .site(#"<system.web><trace enabled="true" localOnly="false"/></system.web>"#),
    passes: .site(#"<system.web><trace enabled="true"/></system.web>"#)
  ) { inspection in
    for reading in inspection.readings(of: "system.web/trace")
    where reading.element.bool("enabled") && !reading.element.bool("localOnly") {
      inspection.report(
        "trace.axd shows recent requests with their cookies to everybody.",
        remedy: "Leave localOnly at true, or disable trace.", at: reading.element.place(of: "localOnly"),
        path: reading.path)
    }
  }

  private static let core =
    #"<aspNetCore processPath="dotnet" arguments=".\app.dll" hostingModel="inprocess"/>"#
  private static let coreHandler =
    #"<handlers><add name="aspNetCore" path="*" verb="*" modules="AspNetCoreModuleV2"/></handlers>"#

  /// Whether some row of a path's handlers runs in the ASP.NET Core module.
  private static func runsCore(_ inspection: Inspection, at path: String) -> Bool {
    inspection.survey.effective(Section.handlers, at: path)?.entries.contains { entry in
      entry.string("modules").listMembers.contains { $0.hasPrefix("AspNetCoreModule") }
    } ?? false
  }

  static let coreWithoutHandler = LintRule(
    "asp-net-core-without-handler", .dead, .warning,
    "An aspNetCore section comes with a handler that runs in its module.", evidence: .inferred,
    fires: .webServer(core), passes: .webServer(coreHandler + core)
  ) { inspection in
    for reading in inspection.readings(of: "system.webServer/aspNetCore")
    where reading.element.isWritten("processPath") {
      let place = reading.element.place(of: "processPath")
      if runsCore(inspection, at: reading.path) { inspection.keepAlive(place) }
      inspection.report(
        "No handler runs in AspNetCoreModuleV2, so the application is never started.",
        remedy: "Add <add name=\"aspNetCore\" path=\"*\" verb=\"*\" modules=\"AspNetCoreModuleV2\" "
          + "resourceType=\"Unspecified\"/> to <handlers>.",
        at: place, path: reading.path)
    }
  }

  static let sharedPool = LintRule(
    "in-process-applications-share-pool", .fault, .error,
    "An ASP.NET Core application that is hosted in process has its application pool for itself.",
    fires: applications(secondPool: "DefaultAppPool"), passes: applications(secondPool: ".NET v4.5")
  ) { inspection in
    var hosts: [String: (model: String, path: String, place: SourcePosition?)] = [:]
    for application in inspection.survey.applications.reversed() {
      guard let section = inspection.survey.effective("system.webServer/aspNetCore", at: application.path),
        section.isWritten("processPath"), runsCore(inspection, at: application.path)
      else { continue }
      let model = section.string("hostingModel").lowercased() == "inprocess" ? "inprocess" : "outofprocess"
      let place = section.place(of: "hostingModel")
      guard let other = hosts[application.pool.name.lowercased()] else {
        hosts[application.pool.name.lowercased()] = (model, application.path, place)
        continue
      }
      guard model == "inprocess" || other.model == "inprocess" else { continue }
      let status = model == other.model ? StatusCode(500, 35) : StatusCode(500, 34)
      inspection.report(
        "The applications \(other.path) and \(application.path) are both hosted in the pool "
          + "'\(application.pool.name)', \(model == other.model ? "both in process" : "one of them in process").",
        remedy: "Give each application a pool of its own; in a child, inherit nothing by "
          + "inheritInChildApplications=\"false\".",
        at: place == other.place ? inspection.survey.element(of: application)?.position ?? place : place,
        path: application.path,
        answer: .init(status, "requests for whichever application starts second"),
        related: .init(other.place, "the other application"))
    }
  }

  private static func applications(secondPool: String) -> LintExample {
    LintExample.server(
      """
      <system.applicationHost><sites><site name="Shop" id="2">
        <application path="/" applicationPool="DefaultAppPool">
          <virtualDirectory path="/" physicalPath="C:\\shop"/></application>
        <application path="/api" applicationPool="\(secondPool)">
          <virtualDirectory path="/" physicalPath="C:\\api"/></application>
        <bindings><binding protocol="http" bindingInformation="*:8081:"/></bindings>
      </site></sites></system.applicationHost>
      """
    ).named("Shop")
      .file(
        "/",
        "<location path=\".\" inheritInChildApplications=\"false\"><system.webServer>\(coreHandler)\(core)</system.webServer></location>"
      )
      .file("/api", "<system.webServer>\(coreHandler)\(core)</system.webServer>")
  }

  static let stdout = LintRule(
    "stdout-log-enabled", .risk, .note, "The log of standard output is for finding a fault only.",
    fires: .webServer(coreHandler + #"<aspNetCore processPath="dotnet" stdoutLogEnabled="true"/>"#),
    passes: .webServer(coreHandler + #"<aspNetCore processPath="dotnet" stdoutLogEnabled="false"/>"#)
  ) { inspection in
    for reading in inspection.readings(of: "system.webServer/aspNetCore")
    where reading.element.bool("stdoutLogEnabled") {
      inspection.report(
        "Standard output is written to files without a limit of size.",
        remedy: "Disable it when the fault is found; log by the application or to the event log.",
        at: reading.element.place(of: "stdoutLogEnabled"), path: reading.path)
    }
  }
}
