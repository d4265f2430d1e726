internal import Configuration
internal import Server
internal import StatusCodes

/// Limits and switches of request filtering. Source: request-filtering 3.1, 3.3, 3.13 and 5, item 6.
enum FilteringLimitRules {
  static let all = [httpSys, uploads, entity, doubleEscaping, serverHeader]

  static let httpSys = LintRule(
    "limit-above-http-sys", .dead, .warning,
    "A limit above those of HTTP.sys is never reached: HTTP.sys answers 400 before.",
    fires: .filtering(#"<requestLimits maxQueryString="32768"/>"#),
    passes: .filtering(#"<requestLimits maxQueryString="8192"/>"#)
  ) { inspection in
    let settings = inspection.survey.profile.httpSys
    for reading in inspection.readings(of: Section.requestFiltering) {
      let limits = reading.element.element("requestLimits")
      var candidates = ["maxUrl", "maxQueryString"].map { (limits, $0, settings.maxTargetLength) }
      candidates += limits.element("headerLimits").entries.map {
        ($0, "sizeLimit", min(settings.maxFieldLength, settings.maxRequestBytes))
      }
      for (element, name, bound) in candidates
      where element.isWritten(name) && element.uint(name) > UInt64(bound) {
        inspection.report(
          "\(name) is \(element.uint(name)), and HTTP.sys refuses what is longer than \(bound) bytes with 400.",
          remedy: "Raise MaxFieldLength and MaxRequestBytes in the registry as well, or lower the limit.",
          at: element.place(of: name), path: reading.path)
      }
    }
  }

  static let uploads = LintRule(
    "upload-limits-contradict", .contradiction, .warning,
    "ASP.NET's maxRequestLength is no larger than maxAllowedContentLength.", evidence: .observed,
    fires: .site(#"<system.web><httpRuntime maxRequestLength="102400"/></system.web>"#),
    passes: .site(
      #"""
      <system.web><httpRuntime maxRequestLength="102400"/></system.web>
      <system.webServer><security><requestFiltering><requestLimits maxAllowedContentLength="104857600"/>
      </requestFiltering></security></system.webServer>
      """#)
  ) { inspection in
    for reading in inspection.readings(of: "system.web/httpRuntime") {
      let runtime = reading.element
      guard runtime.isWritten("maxRequestLength"), runtime.int("maxRequestLength") > 0,
        let filtering = inspection.survey.effective(Section.requestFiltering, at: reading.path)
      else { continue }
      let limits = filtering.element("requestLimits")
      let bytes = limits.uint("maxAllowedContentLength")
      let kilobytes = runtime.int("maxRequestLength")
      guard UInt64(kilobytes) * 1024 > bytes else { continue }
      inspection.report(
        "maxRequestLength allows \(kilobytes) KB, and request filtering refuses bodies above \(bytes) bytes first.",
        remedy: "Set requestLimits maxAllowedContentLength=\"\(UInt64(kilobytes) * 1024)\".",
        at: runtime.place(of: "maxRequestLength"), path: reading.path,
        answer: .init(
          inspection.survey.profile.version == .v10_0 ? StatusCode(413, 1) : StatusCode(404, 13),
          "bodies above \(bytes) bytes"),
        related: .init(limits.attribute("maxAllowedContentLength").source, "the smaller limit"))
    }
  }

  static let entity = LintRule(
    "entity-limit-below-content-length", .contradiction, .warning,
    "serverRuntime's maxRequestEntityAllowed is no smaller than maxAllowedContentLength.",
    evidence: .inferred,
    fires: entityExample(1000), passes: entityExample(30_000_000)
  ) { inspection in
    for reading in inspection.readings(of: "system.webServer/serverRuntime") {
      guard reading.element.isWritten("maxRequestEntityAllowed"),
        let filtering = inspection.survey.effective(Section.requestFiltering, at: reading.path)
      else { continue }
      let entity = reading.element.uint("maxRequestEntityAllowed")
      let limits = filtering.element("requestLimits")
      guard entity < limits.uint("maxAllowedContentLength") else { continue }
      inspection.report(
        "Request filtering lets \(limits.uint("maxAllowedContentLength")) bytes through, and no more than "
          + "\(entity) are read.",
        remedy: "Set both to the size that the application takes.",
        at: reading.element.place(of: "maxRequestEntityAllowed"), path: reading.path,
        answer: .init(StatusCode(413, 0), "bodies above \(entity) bytes"),
        related: .init(limits.attribute("maxAllowedContentLength").source, "the larger limit"))
    }
  }

  private static func entityExample(_ bytes: Int) -> LintExample {
    .server(
      """
      <location path="Default Web Site"><system.webServer>
        <serverRuntime maxRequestEntityAllowed="\(bytes)"/>
      </system.webServer></location>
      """)
  }

  static let doubleEscaping = LintRule(
    "double-escaping-allowed", .risk, .note,
    "allowDoubleEscaping lets URLs through that decode once more to something else.",
    fires: .filtering("", attributes: #"allowDoubleEscaping="true""#),
    passes: .filtering("", attributes: #"allowDoubleEscaping="false""#)
  ) { inspection in
    for reading in inspection.readings(of: Section.requestFiltering)
    where reading.element.bool("allowDoubleEscaping") {
      inspection.report(
        "URLs that are escaped twice reach the application, which must not decode them again.",
        remedy: "Allow it only for the path that needs it, in a <location>.",
        at: reading.element.place(of: "allowDoubleEscaping"), path: reading.path)
    }
  }

  static let serverHeader = LintRule(
    "remove-server-header-needs-1709", .version, .error,
    "removeServerHeader exists from Windows version 1709 (build 16299) on.",
    fires: .filtering("", attributes: #"removeServerHeader="true""#).iis(.v10_0, build: 14393),
    passes: .filtering("", attributes: #"removeServerHeader="true""#).iis(.v10_0, build: 17763)
  ) { inspection in
    guard inspection.survey.profile.version == .v10_0, let build = inspection.survey.profile.build,
      build < 16299
    else { return }
    for reading in inspection.readings(of: Section.requestFiltering)
    where reading.element.isWritten("removeServerHeader") {
      inspection.report(
        "Build \(build) of Windows does not know removeServerHeader.",
        remedy: "Remove the header by an outbound rule of URL Rewrite on this server.",
        at: reading.element.place(of: "removeServerHeader"), path: reading.path,
        answer: .init(
          StatusCode(500, 19), "every request", hresult: 0x8007_000d,
          text: "Unrecognized attribute 'removeServerHeader'"))
    }
  }
}
