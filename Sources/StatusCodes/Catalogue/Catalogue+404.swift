extension Catalogue {
  /// 404 and its substatuses but for those of request filtering and of the IP restrictions.
  static func notFound() -> [CatalogueEntry] {
    [
      CatalogueEntry(
        404, nil, "Not found", article: true,
        cause: """
          HTTP.sys knows the host and the port, but nothing is registered for the path: as a rule the site \
          is stopped while something else keeps the port open. HTTPERR has the reason NotFound.
          """,
        remedy: """
          Start the site, or repair its binding. A 404 that a site's log records has a substatus and comes \
          from IIS: see 404.0 and the others.
          """,
        source: .httpSys, logged: .httpErrLog, prediction: .configuration,
        setting: "system.applicationHost/sites/site/bindings", evidence: .observed,
        seeAlso: [StatusCode(404, 0), StatusCode(404, 1), StatusCode(400)]),
      CatalogueEntry(
        404, 0, "Not found", article: true,
        cause: """
          The handler needs a file or directory and the physical path of the URL has none, or holds a name \
          Windows does not accept; ASP.NET and applications answer so for pages they do not have.
          """,
        remedy: """
          Compare the physical path in the error page with the disk: spelling, virtual directory, \
          deployment. A win32 status of 2 comes from IIS, 0 from ASP.NET or the application.
          """,
        source: .core("MAP_REQUEST_HANDLER"), prediction: .configuration,
        setting: "system.webServer/handlers/add/@resourceType", win32Status: 2, evidence: .observed,
        seeAlso: [StatusCode(404), StatusCode(404, 3), StatusCode(404, 4), StatusCode(404, 8)]),
      CatalogueEntry(
        404, 1, "Site not found", article: true,
        cause: "IIS 6 had no site for the address, port and host name of the request.",
        remedy: "On IIS 7 and later HTTP.sys answers 400 (Hostname) or 404 (NotFound): check the bindings.",
        versionNote: "IIS 6.", source: .core("BEGIN_REQUEST"), logged: .notLogged,
        prediction: .never(reason: "since IIS 7 HTTP.sys answers before any site is chosen"),
        setting: "system.applicationHost/sites/site/bindings", evidence: .documented,
        seeAlso: [StatusCode(400), StatusCode(404)]),
      CatalogueEntry(
        404, 2, "ISAPI or CGI restriction", article: true,
        cause: """
          The DLL or program that would handle the request is listed in `isapiCgiRestriction` with \
          `allowed="false"`, or is not listed and unlisted ones are not allowed.
          """,
        remedy: """
          Set the entry to Allowed in "ISAPI and CGI Restrictions" of the server, with path and arguments \
          exactly as the handler has them. The section lives in applicationHost.config only.
          """,
        source: .isapi, prediction: .configuration,
        setting: "system.webServer/security/isapiCgiRestriction/add/@allowed", win32Status: 1260,
        evidence: .documented, seeAlso: [StatusCode(403, 1), StatusCode(404, 17)]),
      CatalogueEntry(
        404, 3, "MIME type restriction", article: true,
        cause: """
          The file exists and the static file handler would send it, but `staticContent` has no `mimeMap` \
          for its extension.
          """,
        remedy: """
          Add a `mimeMap` for the extension. If the file is a script, do not: its handler is missing (PHP, \
          ASP.NET), and a MIME type would publish the source.
          """,
        source: .staticFile, prediction: .configuration,
        setting: "system.webServer/staticContent/mimeMap/@fileExtension", win32Status: 50,
        evidence: .observed, seeAlso: [StatusCode(404, 7), StatusCode(404, 17)]),
      CatalogueEntry(
        404, 4, "No handler configured", article: true,
        cause: """
          No entry of `handlers` matches path, verb and preconditions: the static file handler is cleared or \
          removed, or a rewrite rule points at another server and no proxy is there to take it.
          """,
        remedy: """
          Put back a handler for the URL, StaticFile last. For a rule that rewrites to http://, install \
          Application Request Routing and enable its proxy.
          """,
        source: .core("MAP_REQUEST_HANDLER"), prediction: .configuration,
        setting: "system.webServer/handlers", win32Status: 2, evidence: .observed,
        seeAlso: [StatusCode(404, 17), StatusCode(500, 21)]),
      CatalogueEntry(
        404, 9, "File attribute hidden", article: true,
        cause: "The file exists, but carries the Hidden attribute of Windows, which IIS does not serve.",
        remedy: "Clear the attribute (`attrib -h`) if the file is meant for visitors.",
        source: .staticFile, prediction: .facts(["hiddenAttr"]), evidence: .documented,
        seeAlso: [StatusCode(404, 8)]),
      CatalogueEntry(
        404, 16, "DAV request sent to the static file handler", article: true,
        cause: """
          A WebDAV request, such as a GET with `Translate: f`, ended at the static file handler because \
          WebDAV does not serve the site. No report shows the exact trigger.
          """,
        remedy: "Install and enable WebDAV for the site, or tell the client not to use WebDAV.",
        since: .v7_0, source: .staticFile, prediction: .configuration,
        setting: "system.webServer/webdav/authoring/@enabled", evidence: .inferred,
        seeAlso: [StatusCode(405, 0)]),
      CatalogueEntry(
        404, 17, "Dynamic content mapped to the static file handler via a wildcard MIME mapping",
        article: true,
        cause: """
          The static file handler was about to send a file that belongs to another handler: an entry of \
          `handlers` matches the path but was passed over because its preCondition does not fit the pool.
          """,
        remedy: """
          Set the pool's runtime version, pipeline mode or bitness to what the handler needs, or install \
          ASP.NET. For files without an extension (ACME challenges) add a `mimeMap` for `.`.
          """,
        source: .staticFile, prediction: .configuration,
        setting: "system.webServer/handlers/add/@preCondition", win32Status: 50, evidence: .observed,
        seeAlso: [StatusCode(404, 3), StatusCode(500, 21)]),
      CatalogueEntry(
        404, 20, "Too many URL segments", article: true,
        cause: """
          The path has more segments than the site's `limits/@maxUrlSegments` allows, 32 unless changed. It \
          is a limit of the site, not of request filtering.
          """,
        remedy: "Raise `maxUrlSegments` for the site in applicationHost.config, or shorten the path.",
        since: .v8_0,
        versionNote: "IIS 7.5 Express used 404.20 for a directory without default document.",
        source: .core("BEGIN_REQUEST"), prediction: .configuration,
        setting: "system.applicationHost/sites/site/limits/@maxUrlSegments", evidence: .documented,
        seeAlso: [StatusCode(404, 14), StatusCode(400)]),
    ]
  }
}
