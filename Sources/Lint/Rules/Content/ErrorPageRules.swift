internal import Configuration
internal import Server
internal import StatusCodes

/// `httpErrors`. Source: content-and-errors 8; configuration 6, row 37.
enum ErrorPageRules {
  static let all = [neverUsed, passedThrough, detailed, notURL, otherPool, hidesStatus]

  private static func example(_ content: String, _ attributes: String = "") -> LintExample {
    .webServer("<httpErrors\(attributes)>\(content)</httpErrors>")
  }

  private static let row = #"<error statusCode="410" path="gone.htm"/>"#

  static let neverUsed = LintRule(
    "error-page-for-other-version", .version, .warning,
    "A row for a substatus names one that this version of IIS gives.", evidence: .observed,
    fires: example(#"<error statusCode="403" subStatusCode="6" path="address.htm"/>"#),
    passes: example(#"<error statusCode="403" subStatusCode="503" path="address.htm"/>"#)
  ) { inspection in
    let profile = inspection.survey.profile
    for placed in inspection.entries(of: Section.httpErrors) {
      let sub = placed.entry.int("subStatusCode")
      guard sub >= 0, let status = UInt16(exactly: placed.entry.uint("statusCode")),
        let substatus = UInt16(exactly: sub),
        let known = Catalogue.entry(for: StatusCode(status, substatus))
      else { continue }
      let isOld = known.until.map { profile.version > $0 } ?? false
      let isNew = known.since.map { profile.version < $0 } ?? false
      let isRenamed = profile.usesNewLimitCodes && status == 404 && (substatus == 13 || substatus == 10)
      guard isOld || isNew || isRenamed else { continue }
      inspection.report(
        "IIS \(profile.version.rawValue) never answers \(known.code). \(known.versionNote ?? "")",
        remedy: "Write the row for the code that this version gives, or without subStatusCode.",
        at: placed.entry.place(of: "subStatusCode"), path: placed.path)
    }
  }

  static let passedThrough = LintRule(
    "error-pages-passed-over", .dead, .warning,
    "With existingResponse=\"PassThrough\" or errorMode=\"Detailed\" no error page of the list is shown.",
    evidence: .observed,
    fires: example(row, #" existingResponse="PassThrough""#),
    passes: example(row, #" existingResponse="Replace""#)
  ) { inspection in
    for reading in inspection.readings(of: Section.httpErrors) {
      let passes = reading.element.string("existingResponse") == "PassThrough"
      let isDetailed = reading.element.string("errorMode") == "Detailed"
      for entry in reading.element.entries {
        guard passes || isDetailed else {
          inspection.keepAlive(entry.place(of: "statusCode"))
          continue
        }
        let name = passes ? "existingResponse" : "errorMode"
        inspection.report(
          passes
            ? "Responses are passed through as they are, so this page is never sent."
            : "Every client gets the detailed page, so this one is never sent.",
          remedy: passes
            ? "Set existingResponse=\"Auto\" or \"Replace\"." : "Set errorMode=\"DetailedLocalOnly\".",
          at: entry.place(of: "statusCode"), path: reading.path,
          related: .init(reading.element.attribute(name).source, "the setting that decides"))
      }
    }
  }

  static let detailed = LintRule(
    "detailed-errors-for-everyone", .risk, .warning, "Detailed errors are for local clients only.",
    fires: example("", #" errorMode="Detailed""#), passes: example("", #" errorMode="DetailedLocalOnly""#)
  ) { inspection in
    for reading in inspection.readings(of: Section.httpErrors)
    where reading.element.string("errorMode") == "Detailed" {
      inspection.report(
        "Error pages show physical paths, modules and lines of configuration to everybody.",
        remedy: "Set errorMode=\"DetailedLocalOnly\" or \"Custom\".",
        at: reading.element.place(of: "errorMode"), path: reading.path)
    }
  }

  static let notURL = LintRule(
    "error-page-path-mismatch", .contradiction, .warning,
    "ExecuteURL takes a path of the site from its first slash; File takes a file below the folder.",
    evidence: .observed,
    fires: example(#"<error statusCode="410" path="gone.aspx" responseMode="ExecuteURL"/>"#),
    passes: example(#"<error statusCode="410" path="/gone.aspx" responseMode="ExecuteURL"/>"#)
  ) { inspection in
    for placed in inspection.entries(of: Section.httpErrors) {
      let path = placed.entry.string("path")
      let mode = placed.entry.string("responseMode")
      let message: String
      if mode == "ExecuteURL", !path.hasPrefix("/") {
        message = "ExecuteURL runs no '\(path)': the path of the site begins with a slash."
      } else if mode == "File", path.hasPrefix("/") || path.hasPrefix("~/") || path.contains("://") {
        message = "File sends the file of that name below the folder, and '\(path)' looks like a URL."
      } else {
        continue
      }
      inspection.report(
        message,
        remedy: mode == "File"
          ? "Write a relative file name, or responseMode=\"ExecuteURL\"."
          : "Write '/' and the path from the site's root, the application's path included.",
        at: placed.entry.place(of: "path"), path: placed.path)
    }
  }

  static let otherPool = LintRule(
    "error-page-in-other-pool", .contradiction, .warning,
    "ExecuteURL runs a page of an application in the same pool.",
    fires: pools(".NET v4.5"), passes: pools("DefaultAppPool")
  ) { inspection in
    for placed in inspection.entries(of: Section.httpErrors)
    where placed.entry.string("responseMode") == "ExecuteURL" && placed.entry.string("path").hasPrefix("/") {
      let page = placed.entry.string("path")
      let own = inspection.survey.application(at: placed.path)
      let other = inspection.survey.application(at: String(page.prefix { $0 != "?" }))
      guard own.pool.name.lowercased() != other.pool.name.lowercased() else { continue }
      inspection.report(
        "'\(page)' belongs to the application \(other.path) in the pool '\(other.pool.name)', and "
          + "\(own.path) runs in '\(own.pool.name)'.",
        remedy: "Use a page of the same pool, or responseMode=\"File\".", at: placed.entry.place(of: "path"),
        path: placed.path, answer: .init(StatusCode(403, 18), "requests that end in this error"))
    }
  }

  private static func pools(_ pool: String) -> LintExample {
    LintExample.server(
      """
      <system.applicationHost><sites><site name="Shop" id="2">
        <application path="/" applicationPool="DefaultAppPool">
          <virtualDirectory path="/" physicalPath="C:\\shop"/></application>
        <application path="/errors" applicationPool="\(pool)">
          <virtualDirectory path="/" physicalPath="C:\\errors"/></application>
        <bindings><binding protocol="http" bindingInformation="*:8081:"/></bindings>
      </site></sites></system.applicationHost>
      """
    ).named("Shop").file(
      "/",
      """
      <system.webServer><httpErrors>
        <error statusCode="410" path="/errors/gone.aspx" responseMode="ExecuteURL"/>
      </httpErrors></system.webServer>
      """)
  }

  static let hidesStatus = LintRule(
    "error-page-hides-status", .contradiction, .note,
    "An error page leaves the client the error's status.", evidence: .observed,
    fires: example(#"<error statusCode="410" path="/gone.htm" responseMode="ExecuteURL"/>"#),
    passes: example(row)
  ) { inspection in
    for placed in inspection.entries(of: Section.httpErrors) {
      let path = placed.entry.string("path").lowercased()
      let isStatic = path.hasSuffix(".htm") || path.hasSuffix(".html")
      switch placed.entry.string("responseMode") {
      case "ExecuteURL" where isStatic:
        inspection.report(
          "A static page run by ExecuteURL is sent, and logged, with 200.",
          remedy: "Use responseMode=\"File\", which keeps the status.",
          at: placed.entry.place(of: "responseMode"), path: placed.path)
      case "Redirect":
        inspection.report(
          "The client is sent a 302 instead of the error.",
          remedy: "Use responseMode=\"File\" or \"ExecuteURL\" if clients and crawlers are to see the error.",
          at: placed.entry.place(of: "responseMode"), path: placed.path)
      default: continue
      }
    }
  }
}
