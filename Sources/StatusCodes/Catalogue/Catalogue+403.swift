extension Catalogue {
  /// 403 and the substatuses that come from access flags, content, pools and WebDAV.
  static func forbidden() -> [CatalogueEntry] {
    [
      CatalogueEntry(
        403, nil, "Forbidden", article: true,
        cause: """
          The path climbs above the root of the server with `..`, written plainly, escaped or with \
          backslashes, and HTTP.sys refuses it with the reason Forbidden.
          """,
        remedy: """
          Repair the link, or see it as a probe. The row is in HTTPERR only; a 403 in the site's log always \
          has a substatus.
          """,
        source: .httpSys, logged: .httpErrLog, prediction: .configuration, evidence: .observed,
        seeAlso: [StatusCode(403, 0), StatusCode(403, 14)]),
      CatalogueEntry(
        403, 0, "Forbidden (by the handler)",
        cause: """
          The application answered 403, or ASP.NET's HttpForbiddenHandler is mapped to the file type, as it \
          is for .cshtml and .vbhtml.
          """,
        remedy: """
          Ask for the page by its route instead of its source file, or look into the application's own \
          access checks.
          """,
        source: .aspNet, prediction: .application, setting: "system.webServer/handlers", win32Status: 0,
        evidence: .observed, seeAlso: [StatusCode(403)]),
      CatalogueEntry(
        403, 1, "Execute access forbidden", article: true,
        cause: """
          The handler chosen for the URL requires Script access and `handlers/@accessPolicy` does not grant \
          it at this path. No other handler is tried.
          """,
        remedy: """
          Add Script to `accessPolicy` where scripts are meant to run, or move the script out of a folder \
          that is meant for plain content.
          """,
        source: .core("MAP_REQUEST_HANDLER"), prediction: .configuration,
        setting: "system.webServer/handlers/@accessPolicy", win32Status: 5, evidence: .observed,
        seeAlso: [StatusCode(403, 2), StatusCode(404, 2)]),
      CatalogueEntry(
        403, 2, "Read access forbidden", article: true,
        cause: """
          The static file handler requires Read access and `handlers/@accessPolicy` lacks Read at this path; \
          WebDAV answers so when no authoring rule grants Read.
          """,
        remedy: "Add Read to `accessPolicy`, or grant Read in the WebDAV authoring rule.",
        source: .core("MAP_REQUEST_HANDLER"), prediction: .configuration,
        setting: "system.webServer/handlers/@accessPolicy", evidence: .documented,
        seeAlso: [StatusCode(403, 1), StatusCode(403, 14)]),
      CatalogueEntry(
        403, 3, "Write access forbidden", article: true,
        cause: """
          The request writes, and Write is missing: from `handlers/@accessPolicy` for a handler that \
          requires it, or from the WebDAV authoring rule that matches user and path.
          """,
        remedy: "Grant Write in the authoring rule or in `accessPolicy`, for the users that need it only.",
        source: .core("MAP_REQUEST_HANDLER"), prediction: .configuration,
        setting: "system.webServer/handlers/@accessPolicy", evidence: .documented,
        seeAlso: [StatusCode(403, 21), StatusCode(405, 0)]),
      CatalogueEntry(
        403, 9, "Too many clients are trying to connect to the web server", article: true,
        cause: "IIS 5 and 6 on client editions of Windows refused connections above a fixed number so.",
        remedy: """
          Nothing on IIS 7 and later sends it: client editions queue the surplus, and a site at its \
          `maxConnections` gets a 503 from HTTP.sys.
          """,
        versionNote: "IIS 5 and 6.", source: .core("BEGIN_REQUEST"), logged: .notLogged,
        prediction: .never(reason: "since IIS 7 HTTP.sys answers 503 at the connection limit"),
        evidence: .documented, seeAlso: [StatusCode(503)]),
      CatalogueEntry(
        403, 10, "Web server is configured to deny Execute access", article: true,
        cause: """
          The number is reserved for a configuration that denies Execute to the requested program. No module \
          of IIS 7 and later was found to use it.
          """,
        remedy: "Treat it like 403.1: look at `accessPolicy` and at the handler's `requireAccess`.",
        source: .core("MAP_REQUEST_HANDLER"),
        prediction: .never(reason: "no stock module of IIS 7 or later was found to give it"),
        setting: "system.webServer/handlers/@accessPolicy", evidence: .inferred,
        seeAlso: [StatusCode(403, 1), StatusCode(404, 2)]),
      CatalogueEntry(
        403, 11, "Password has been changed", article: true,
        cause: "The password-change pages of IIS 5 and 6 noticed that the user's password was new.",
        remedy: "Nothing on IIS 7 and later sends it: those pages are gone. The user signs in again.",
        versionNote: "IIS 5 and 6.", source: .core("AUTHENTICATE_REQUEST"), logged: .notLogged,
        prediction: .never(reason: "the password-change feature ended with IIS 6"), evidence: .inferred,
        seeAlso: [StatusCode(401, 1)]),
      CatalogueEntry(
        403, 14, "Directory listing denied", article: true,
        cause: """
          The URL is a directory, none of its default documents exists (or `defaultDocument` is off), and \
          `directoryBrowse/@enabled` is false.
          """,
        remedy: """
          Add the missing default document or its name, or ask for a file. If an application should have \
          answered, its handler is not mapped: web.config missing, ASP.NET or the hosting bundle not \
          installed. Enable browsing only where a public listing is wanted.
          """,
        source: .iis(module: "DirectoryListingModule", notification: "EXECUTE_REQUEST_HANDLER"),
        prediction: .configuration, setting: "system.webServer/directoryBrowse/@enabled", win32Status: 0,
        evidence: .observed, seeAlso: [StatusCode(404, 0), StatusCode(404, 4)]),
      CatalogueEntry(
        403, 15, "Client access licenses have exceeded limits on the web server", article: true,
        cause: "The licence service of old Windows servers counted more clients than licences.",
        remedy: "Nothing on IIS 7 and later sends it: the licence service is gone.",
        versionNote: "IIS 5 and 6.", source: .core("AUTHENTICATE_REQUEST"), logged: .notLogged,
        prediction: .never(reason: "IIS 7 and later do not count client access licences"),
        evidence: .inferred, seeAlso: [StatusCode(403, 9)]),
      CatalogueEntry(
        403, 18, "Cannot execute requested URL in the current application pool", article: true,
        cause: """
          Something inside IIS (an `httpErrors` page with ExecuteURL, a rewrite rule) wants to run a URL \
          that belongs to an application of another pool than the one the request is in.
          """,
        remedy: """
          Put both applications into one pool, keep the error page in the same application or serve it as a \
          File, or let the rule redirect instead of rewrite.
          """,
        source: .core("BEGIN_REQUEST"), prediction: .configuration,
        setting: "system.applicationHost/sites/site/application/@applicationPool", evidence: .documented,
        seeAlso: [StatusCode(500, 50)]),
      CatalogueEntry(
        403, 19, "Cannot execute CGI applications for the client in this application pool", article: true,
        cause: """
          CgiModule must start the program as the client's user (`cgi/@createProcessAsUser`), and the \
          identity of the pool lacks the right to replace a process-level token.
          """,
        remedy: """
          Give the pool's identity that right in the local security policy, or set `createProcessAsUser` to \
          false.
          """,
        source: .cgi, prediction: .facts(["cgiPrivilege"]),
        setting: "system.webServer/cgi/@createProcessAsUser", evidence: .documented,
        seeAlso: [StatusCode(502, 1), StatusCode(502, 2)]),
      CatalogueEntry(
        403, 20, "Passport logon failed", article: true,
        cause: "The Passport integration of older Windows servers could not sign the user in.",
        remedy: "Nothing on IIS 7 and later sends it: Passport was removed.",
        versionNote: "IIS 6.", source: .core("AUTHENTICATE_REQUEST"), logged: .notLogged,
        prediction: .never(reason: "Passport was removed from Windows Server 2008 on"),
        evidence: .documented, seeAlso: [StatusCode(401, 1)]),
      CatalogueEntry(
        403, 21, "Source access denied", article: true,
        cause: """
          A WebDAV client asks for the source of a script (`Translate: f`) or wants to store one, and its \
          authoring rule has no Source right.
          """,
        remedy: """
          Grant Source in the authoring rule to those who edit scripts; everyone else should not pass.
          """,
        since: .v7_0, source: .webDAV, prediction: .configuration,
        setting: "system.webServer/webdav/authoringRules/add/@access", evidence: .documented,
        seeAlso: [StatusCode(403, 2), StatusCode(403, 3)]),
      CatalogueEntry(
        403, 22, "Infinite depth is denied", article: true,
        cause: """
          A WebDAV PROPFIND asks for the whole tree (`Depth: infinity`, or no `Depth` header at all) while \
          `allowInfinitePropfindDepth` is false.
          """,
        remedy: "Let the client ask with depth 0 or 1; allow infinite depth only for small trees.",
        since: .v7_0, source: .webDAV, prediction: .configuration,
        setting: "system.webServer/webdav/authoring/properties/@allowInfinitePropfindDepth",
        evidence: .documented, seeAlso: [StatusCode(400, 2), StatusCode(207)]),
      CatalogueEntry(
        403, 23, "Lock token required",
        cause: """
          WebDAV is set to write under a lock only (`requireLockForWriting`), and the request submitted no \
          lock token.
          """,
        remedy: """
          Let the client LOCK first and send the token in `If`, or set `requireLockForWriting` to false.
          """,
        since: .v7_5, source: .webDAV, prediction: .configuration,
        setting: "system.webServer/webdav/authoring/locks/@requireLockForWriting", evidence: .inferred,
        seeAlso: [StatusCode(423, 1)]),
      CatalogueEntry(
        403, 24, "Validation failure",
        cause: """
          A constant of the Windows SDK reserves the number. No report of a server that sends it was found.
          """,
        remedy: "Turn on failed-request tracing for 403 to see which module sets it.",
        source: .webDAV,
        prediction: .never(reason: "only the constant is known, neither a module nor a trigger"),
        evidence: .documented),
    ]
  }
}
