extension Catalogue {
  /// 500 and its substatuses but for those of the ASP.NET Core Module and of URL Rewrite.
  static func serverErrors() -> [CatalogueEntry] {
    [
      CatalogueEntry(
        500, nil, "Internal server error", article: true,
        cause: """
          Seen without a substatus this is all a remote client is told of any 500.x. HTTP.sys sends a 500 of \
          its own only when it fails internally (reason Internal in HTTPERR).
          """,
        remedy: """
          Take the substatus and the win32 status from the site's log, or open the page on the server itself \
          for the detailed error, and look up that code.
          """,
        source: .httpSys, logged: .either,
        prediction: .never(
          reason: "500.0 and the other substatuses are predicted, an internal failure of HTTP.sys is not"),
        evidence: .documented, seeAlso: [StatusCode(500, 0), StatusCode(500, 19)]),
      CatalogueEntry(
        500, 0, "Module or ISAPI error occurred", article: true,
        cause: """
          A module, an ISAPI extension, FastCGI or the application failed while it handled the request. The \
          configuration alone causes it with an unknown preCondition token, and on IIS 10 with a slash after \
          the name of an existing file.
          """,
        remedy: """
          See the module and the error code of the detailed page and the Application event log. A FastCGI \
          program that ended, a DLL of the wrong bitness and an unhandled exception are the usual finds.
          """,
        source: .core("EXECUTE_REQUEST_HANDLER"), prediction: .application, evidence: .observed,
        seeAlso: [StatusCode(500), StatusCode(500, 21), StatusCode(500, 100)]),
      state(
        11, "Application is shutting down on the web server", article: true,
        cause: "The request met an ASP application that was being shut down, after a change or by hand.",
        remedy: "Repeat the request. If it happens often, find what keeps changing the application's files."),
      state(
        12, "Application is busy restarting on the web server", article: true,
        cause: "The request met an ASP application that had not finished starting again.",
        remedy: "Repeat the request a little later; shorten what the application does when it starts."),
      CatalogueEntry(
        500, 13, "Web server is too busy", article: true,
        cause: """
          More requests wait for classic ASP than `asp/limits/@requestQueueMax` allows, 3000 unless changed: \
          its threads are all occupied.
          """,
        remedy: """
          Find the pages that hold the threads, usually by slow database calls; raise `processorThreadMax` \
          or the queue only after that.
          """,
        source: .isapi, prediction: .facts(["aspQueue"]),
        setting: "system.webServer/asp/limits/@requestQueueMax", evidence: .documented,
        seeAlso: [StatusCode(503, 2), StatusCode(503, 3)]),
      state(
        14, "Invalid application configuration on the server",
        cause: "The ASP application cannot be set up from its configuration, so no page of it runs.",
        remedy: "Check the application's root, its pool and its COM+ settings; recreate the application."),
      CatalogueEntry(
        500, 15, "Direct requests for Global.asax are not allowed", article: true,
        cause: """
          asp.dll was asked to run global.asa itself, a file that only holds event code. It needs a request \
          filter that lets `.asa` through; the stock one answers 404.7.
          """,
        remedy: "Ask for a page of the application, and deny the extension in request filtering again.",
        source: .isapi, prediction: .configuration, setting: "system.webServer/handlers",
        evidence: .documented, seeAlso: [StatusCode(404, 7)]),
      CatalogueEntry(
        500, 16, "UNC authorization credentials incorrect",
        cause: """
          The virtual directory lies on a network share, and the account set for it in `userName` and \
          `password` cannot log on.
          """,
        remedy: """
          Enter the account's current password for the virtual directory, and test it with "Connect as".
          """,
        source: .core("BEGIN_REQUEST"), prediction: .facts(["uncCreds"]),
        setting: "system.applicationHost/sites/site/application/virtualDirectory/@userName",
        evidence: .documented, seeAlso: [StatusCode(401, 3), StatusCode(500, 19)]),
      iis6Authorization(
        17, "URL authorization store cannot be found",
        cause: "The authorization store that IIS 6 was told to consult for the URL does not exist."),
      iis6Authorization(
        18, "URL authorization store cannot be opened",
        cause: "IIS 6 found the authorization store for the URL but could not open it."),
      CatalogueEntry(
        500, 19, "Configuration data is invalid", article: true,
        cause: """
          A configuration file on the way to the URL cannot be read, or a section in it breaks a rule: bad \
          XML, an unknown section or attribute, a bad value, a duplicate entry, a locked section.
          """,
        remedy: """
          The error code names the kind: 0x8007000d malformed, unknown or duplicate in one file, 0x800700b7 \
          duplicate of an inherited entry, 0x80070021 locked, 0x80070005 no access. Correct the file and \
          line, install the module that owns the section, or unlock it on the server.
          """,
        source: .core("BEGIN_REQUEST"), prediction: .configuration, evidence: .observed,
        seeAlso: [StatusCode(500, 21), StatusCode(500, 52)]),
      iis6Authorization(
        20, "Bad URL authorization scope",
        cause: "The authorization store of IIS 6 has no scope for the URL."),
      CatalogueEntry(
        500, 21, "Module not recognized", article: true,
        cause: """
          The handler chosen for the URL names a module in its `modules` attribute that is not in the \
          effective `modules` list, or whose feature is not installed.
          """,
        remedy: """
          Install the feature (ASP.NET, CGI, the hosting bundle) or name the right module. A handler with \
          only a `type` needs an integrated pool and a preCondition that says so.
          """,
        source: .core("EXECUTE_REQUEST_HANDLER"), prediction: .configuration,
        setting: "system.webServer/handlers/add/@modules", win32Status: 13, evidence: .observed,
        seeAlso: [StatusCode(404, 17), StatusCode(500, 19)]),
      integrated(
        22, "An ASP.NET httpModules configuration does not apply in Managed Pipeline mode",
        cause: """
          The pool is integrated and the application has content in `system.web/httpModules`, a section for \
          classic pools only, while the check for it is on.
          """,
        remedy: """
          Move the entries to `system.webServer/modules`, or set `validateIntegratedModeConfiguration` to \
          false, which makes IIS ignore the old section.
          """,
        setting: "system.web/httpModules"),
      integrated(
        23, "An ASP.NET httpHandlers configuration does not apply in Managed Pipeline mode",
        cause: """
          The pool is integrated and the application maps handlers in `system.web/httpHandlers`, where only \
          a classic pool reads them.
          """,
        remedy: """
          Move the entries to `system.webServer/handlers`, each with a name, or turn the check off with \
          `validateIntegratedModeConfiguration`.
          """,
        setting: "system.web/httpHandlers"),
      integrated(
        24, "An ASP.NET impersonation configuration does not apply in Managed Pipeline mode",
        cause: """
          The pool is integrated and `system.web/identity` has `impersonate="true"`, which cannot cover the \
          early stages of an integrated request.
          """,
        remedy: """
          Use a classic pool if the application relies on it; otherwise remove impersonation or, if its late \
          stages suffice, turn the check off.
          """,
        setting: "system.web/identity/@impersonate"),
      CatalogueEntry(
        500, 100, "Internal ASP error", article: true,
        cause: "A classic ASP script failed to compile or raised an error that it did not handle.",
        remedy: """
          Set `asp/@scriptErrorSentToBrowser` for a moment, or read the log's query field, which holds the \
          line and the message.
          """,
        source: .isapi, prediction: .application, setting: "system.webServer/asp",
        evidence: .documented, seeAlso: [StatusCode(500, 0)]),
    ]
  }

  /// A state of an ASP application, which only a declaration can tell.
  private static func state(
    _ substatus: UInt16, _ title: String, article: Bool = false, cause: String, remedy: String
  ) -> CatalogueEntry {
    CatalogueEntry(
      500, substatus, title, article: article, cause: cause, remedy: remedy, source: .isapi,
      prediction: .facts(["appState"]), evidence: .documented,
      seeAlso: [StatusCode(500, 0), StatusCode(503, 0)])
  }

  /// What ConfigurationValidationModule finds: always for the whole application, static files included.
  private static func integrated(
    _ substatus: UInt16, _ title: String, cause: String, remedy: String, setting: String
  ) -> CatalogueEntry {
    CatalogueEntry(
      500, substatus, title, article: true, cause: cause, remedy: remedy, source: .configurationValidation,
      prediction: .configuration, setting: setting, win32Status: 50, evidence: .observed,
      seeAlso: [22, 23, 24].filter { $0 != substatus }.map { StatusCode(500, $0) })
  }

  private static func iis6Authorization(
    _ substatus: UInt16, _ title: String, cause: String
  ) -> CatalogueEntry {
    CatalogueEntry(
      500, substatus, title, cause: cause,
      remedy: "Nothing on IIS 7 and later sends it; use `system.webServer/security/authorization`.",
      versionNote: "IIS 6 only.", source: .core("AUTHORIZE_REQUEST"),
      prediction: .never(reason: "authorization stores ended with IIS 6"), evidence: .documented,
      seeAlso: [StatusCode(401, 7), StatusCode(401, 2)])
  }
}
