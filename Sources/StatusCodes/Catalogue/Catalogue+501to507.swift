extension Catalogue {
  /// 501, 502, 504, 505 and 507.
  static func gatewayErrors() -> [CatalogueEntry] {
    [
      CatalogueEntry(
        501, nil, "Header values specify a configuration that is not implemented", article: true,
        cause: """
          `Transfer-Encoding` names a coding other than chunked, and HTTP.sys does not decode any other. \
          HTTPERR has the reason N/I.
          """,
        remedy: "Let the client send plain chunks or a length; compress by `Content-Encoding` if it must.",
        source: .httpSys, logged: .httpErrLog, prediction: .configuration, evidence: .observed,
        seeAlso: [StatusCode(501, 0), StatusCode(411)]),
      CatalogueEntry(
        501, 0, "Not implemented",
        cause: """
          The method is TRACE, and ProtocolSupportModule answers it only when the registry value \
          EnableTraceMethod is 1.
          """,
        remedy: """
          Leave it: TRACE is of little use and scanners object to it. Other unknown methods get 405.0 or \
          404.0 since IIS 7.
          """,
        source: .iis(module: "ProtocolSupportModule", notification: "EXECUTE_REQUEST_HANDLER"),
        prediction: .configuration, evidence: .observed, seeAlso: [StatusCode(405, 0), StatusCode(404, 6)]),
      CatalogueEntry(
        502, 0, "Web server received an invalid response while acting as a gateway or proxy", article: true,
        cause: """
          The application, or the proxy in front of it, reports a bad answer of the server behind without \
          naming a substatus.
          """,
        remedy: "Ask the server behind directly, past IIS, and compare; then look at the proxy's settings.",
        source: .application, prediction: .application, evidence: .documented,
        seeAlso: [StatusCode(502, 3), StatusCode(502, 5)]),
      CatalogueEntry(
        502, 1, "CGI application timeout", article: true,
        cause: "The CGI program ran longer than `cgi/@timeout`, 15 minutes unless changed.",
        remedy: "Find out what the program waits for; raise `timeout` if it needs the time.",
        source: .cgi, prediction: .facts(["cgi"]), setting: "system.webServer/cgi/@timeout",
        evidence: .documented, seeAlso: [StatusCode(502, 2)]),
      CatalogueEntry(
        502, 2, "Bad gateway: premature exit", article: true,
        cause: """
          The CGI program ended before it had written a complete block of headers. Application Request \
          Routing uses the number when it cannot map a request.
          """,
        remedy: """
          Run the program by hand as the pool's identity: it must write `Content-Type`, an empty line and \
          then the body. A crash and missing rights are the usual reasons.
          """,
        source: .cgi, prediction: .facts(["cgi"]), setting: "system.webServer/handlers",
        evidence: .documented, seeAlso: [StatusCode(502, 1), StatusCode(403, 19)]),
      CatalogueEntry(
        502, 3, "Bad gateway: forwarder connection error (ARR)", article: true,
        cause: """
          Application Request Routing, or the ASP.NET Core Module, could not complete the exchange with the \
          server behind: refused, reset, or silent for longer than the proxy waits.
          """,
        remedy: """
          The win32 status is a WinHTTP error: 12002 timeout, 12029 no connection, 12030 reset, 12152 \
          unreadable answer. Check that the server answers, and raise the proxy's timeout if it is just \
          slow.
          """,
        versionNote: "Application Request Routing or the ASP.NET Core Module.",
        source: .applicationRequestRouting, prediction: .facts(["backend"]),
        setting: "system.webServer/proxy/@timeout", evidence: .documented,
        seeAlso: [StatusCode(502, 4), StatusCode(502, 5)]),
      CatalogueEntry(
        502, 4, "Bad gateway: no server (ARR)", article: true,
        cause: "No server of the farm is online and healthy, so the request could not be handed on.",
        remedy: """
          Look at the farm's health test: its URL, the expected status and text. Bring a server online or \
          correct the test.
          """,
        versionNote: "Application Request Routing.", source: .applicationRequestRouting,
        prediction: .facts(["farmState"]), setting: "webFarms/webFarm/server/@enabled", win32Status: 0,
        evidence: .documented, seeAlso: [StatusCode(502, 3)]),
      CatalogueEntry(
        502, 5, "WebSocket failure (ARR), or process failure (ASP.NET Core)",
        cause: """
          Two products share the number: the ASP.NET Core Module could not start or keep the application's \
          own process, or Application Request Routing lost a WebSocket connection it was passing on.
          """,
        remedy: """
          For ASP.NET Core, read the Application event log and start the process by hand with the command of \
          `processPath`. For a proxy, look at WebSocket support of the server behind.
          """,
        versionNote: "ASP.NET Core Module, or Application Request Routing 3.0.1916 and later.",
        source: .aspNetCoreModule, prediction: .facts(["ancm", "backend"]),
        setting: "system.webServer/aspNetCore/@processPath", evidence: .observed,
        seeAlso: [StatusCode(500, 30), StatusCode(502, 3)]),
      CatalogueEntry(
        502, 6, "Forwarded request failure (ARR)",
        cause: "Application Request Routing handed the request on, and the forwarded request then failed.",
        remedy: "Trace the request with the proxy events on, and look at the server it went to.",
        versionNote: "Application Request Routing 3.0.1916 or later.", source: .applicationRequestRouting,
        prediction: .facts(["backend"]), setting: "system.webServer/proxy", evidence: .documented,
        seeAlso: [StatusCode(502, 3), StatusCode(502, 7)]),
      CatalogueEntry(
        502, 7, "Execute request failure (ARR)",
        cause: "Application Request Routing failed while it executed the request it had taken over.",
        remedy: "Trace the request with the proxy events on to see the step that failed.",
        versionNote: "Application Request Routing 3.0.1916 or later.", source: .applicationRequestRouting,
        prediction: .facts(["backend"]), setting: "system.webServer/proxy", evidence: .documented,
        seeAlso: [StatusCode(502, 6)]),
      CatalogueEntry(
        504, 0, "Gateway timeout",
        cause: """
          The application or a server behind it gave up waiting for a third one. IIS itself does not send \
          it.
          """,
        remedy: "Look for the slow server behind the application; a proxy of IIS reports a timeout as 502.3.",
        source: .application, prediction: .application, evidence: .inferred,
        seeAlso: [StatusCode(502, 3)]),
      CatalogueEntry(
        505, nil, "HTTP version not supported",
        cause: """
          The request line names a major version of 2 or higher in text form, and HTTP.sys refuses it with \
          the reason Version_N/S. Real HTTP/2 does not look so.
          """,
        remedy: "Send `HTTP/1.1`. A version that is malformed or in lower case is a 400 instead.",
        source: .httpSys, logged: .httpErrLog, prediction: .configuration, evidence: .observed,
        seeAlso: [StatusCode(400)]),
      CatalogueEntry(
        507, 0, "Insufficient storage",
        cause: "A WebDAV write found no room: the disk is full or the account is at its quota.",
        remedy: "Free space or raise the quota of the account.",
        since: .v7_0, versionNote: "Needs WebDAV Publishing: an add-on for 7.0, a role service since 7.5.",
        source: .webDAV, prediction: .facts(["quota"]),
        setting: "system.webServer/webdav/authoring/@enabled", evidence: .inferred,
        seeAlso: [StatusCode(409, 0)]),
    ]
  }
}
