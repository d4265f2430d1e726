extension Catalogue {
  /// 301 to 308.
  static func redirection() -> [CatalogueEntry] {
    [
      CatalogueEntry(
        301, nil, "Moved permanently", article: true,
        cause: """
          The URL names a directory and lacks the slash at its end, so DefaultDocumentModule sends the \
          client to the same URL with the slash; `httpRedirect` with status Permanent and rewrite rules \
          answer so too.
          """,
        remedy: """
          Link to the directory with its slash. Browsers remember a 301, so clear their cache after a \
          redirect is corrected. With `defaultDocument/@enabled` false and browsing off there is no redirect \
          but 403.14.
          """,
        source: .iis(module: "DefaultDocumentModule", notification: "EXECUTE_REQUEST_HANDLER"),
        prediction: .configuration, setting: "system.webServer/defaultDocument/@enabled", win32Status: 0,
        evidence: .observed, seeAlso: [StatusCode(308), StatusCode(403, 14)]),
      CatalogueEntry(
        302, nil, "Object moved", article: true,
        cause: """
          A temporary redirect: `httpRedirect` with its default status Found, a rewrite rule, an ASP.NET \
          `customErrors` page, or a login form that turned a 401 into a redirect to itself.
          """,
        remedy: """
          See where `Location` points: a login URL means forms authentication, `aspxerrorpath` means \
          `customErrors`, anything else `httpRedirect` or a rule. A 302 made by an `httpErrors` row with \
          `responseMode="Redirect"` is logged with the original code.
          """,
        source: .httpRedirection, prediction: .configuration, setting: "system.webServer/httpRedirect",
        win32Status: 0, evidence: .observed, seeAlso: [StatusCode(307), StatusCode(401, 0)]),
      CatalogueEntry(
        303, nil, "See other",
        cause: """
          A rewrite rule with `redirectType="SeeOther"`, or the application, sends the client to another URL \
          that is to be fetched with GET.
          """,
        remedy: "Look for the rule whose action has that redirect type; `httpRedirect` cannot send a 303.",
        source: .urlRewrite, prediction: .configuration,
        setting: "system.webServer/rewrite/rules/rule/action/@redirectType", evidence: .documented,
        seeAlso: [StatusCode(302)]),
      CatalogueEntry(
        304, nil, "Not modified", article: true,
        cause: """
          The client's copy is still good: its `If-None-Match` names the entity tag of the static file, or \
          its `If-Modified-Since` is not before the file's time of change and not in the future.
          """,
        remedy: """
          Nothing to do. If clients hold an old copy for too long, change `clientCache` so that they ask \
          earlier. A log does not record these headers, so a replay counts 304 as agreeing with 200.
          """,
        source: .staticFile, prediction: .configuration,
        setting: "system.webServer/staticContent/clientCache", win32Status: 0, evidence: .observed,
        seeAlso: [StatusCode(412, 0)]),
      CatalogueEntry(
        307, nil, "Temporary redirect", article: true,
        cause: """
          `httpRedirect` with `httpResponseStatus="Temporary"`, a rewrite rule of that type, or the redirect \
          to https of a site's `hsts` element; the client repeats the request with the same method and body.
          """,
        remedy: "Change the status or the destination in the section or the rule that sends it.",
        source: .httpRedirection, prediction: .configuration,
        setting: "system.webServer/httpRedirect/@httpResponseStatus", win32Status: 0, evidence: .observed,
        seeAlso: [StatusCode(302), StatusCode(308)]),
      CatalogueEntry(
        308, nil, "Permanent redirect",
        cause: """
          `httpRedirect` with `httpResponseStatus="PermRedirect"`: permanent like 301, but the client keeps \
          the method and the body.
          """,
        remedy: "Use it for moved APIs; choose Permanent (301) for clients that do not know 308.",
        since: .v10_0, versionNote: "Older versions refuse the value PermRedirect with 500.19.",
        source: .httpRedirection, prediction: .configuration,
        setting: "system.webServer/httpRedirect/@httpResponseStatus", win32Status: 0, evidence: .documented,
        seeAlso: [StatusCode(301), StatusCode(307)]),
    ]
  }
}
