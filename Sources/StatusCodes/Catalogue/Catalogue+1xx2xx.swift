extension Catalogue {
  /// 100 to 207.
  static func informationAndSuccess() -> [CatalogueEntry] {
    [
      CatalogueEntry(
        100, nil, "Continue", article: true,
        cause: """
          The client asked with `Expect: 100-continue` whether to send its body, and HTTP.sys said yes \
          because something began to read that body.
          """,
        remedy: """
          Nothing to do; the final status follows. A request that is refused before its body is read gets no \
          100 at all.
          """,
        source: .httpSys, logged: .notLogged, prediction: .configuration, evidence: .documented,
        seeAlso: [StatusCode(413, 1)]),
      CatalogueEntry(
        101, nil, "Switching protocols", article: true,
        cause: """
          WebSocketModule completed the handshake of a WebSocket upgrade and the application accepted the \
          connection.
          """,
        remedy: """
          Nothing to do. If a client never gets here, install the WebSocket Protocol feature, leave \
          `webSocket/@enabled` true and check that the application accepts the upgrade.
          """,
        since: .v8_0, source: .webSocket, prediction: .facts(["webSocketEnabled", "handlerResult"]),
        setting: "system.webServer/webSocket/@enabled", evidence: .documented,
        seeAlso: [StatusCode(400, 11)]),
      CatalogueEntry(
        200, nil, "OK", article: true,
        cause: """
          The request passed every check and its handler succeeded: a static file, a directory listing, an \
          OPTIONS answer or the application's own result.
          """,
        remedy: """
          Nothing to do. If an error was expected, look for an `httpErrors` row with \
          `responseMode="ExecuteURL"`: the error page's own 200 then replaces the error in the log as well.
          """,
        source: .staticFile, prediction: .configuration, win32Status: 0, evidence: .observed,
        seeAlso: [StatusCode(206), StatusCode(304)]),
      CatalogueEntry(
        201, nil, "Created", article: true,
        cause: """
          A WebDAV PUT, MKCOL, COPY, MOVE or LOCK made a resource that was not there before, or an \
          application reported that it did.
          """,
        remedy: "Nothing to do. To refuse it, take the Write right from the authoring rule that matches.",
        source: .webDAV, prediction: .configuration, setting: "system.webServer/webdav/authoringRules",
        evidence: .inferred, seeAlso: [StatusCode(204), StatusCode(403, 3), StatusCode(409, 0)]),
      CatalogueEntry(
        202, nil, "Accepted", article: true,
        cause: "The application took the request and will work on it later. No module of IIS answers so.",
        remedy: "Nothing to do in IIS; ask the application how to learn the outcome.",
        source: .application, prediction: .application, evidence: .documented),
      CatalogueEntry(
        203, nil, "Nonauthoritative information", article: true,
        cause: """
          The application or a proxy behind it says that it changed the answer of the origin. No module of \
          IIS answers so.
          """,
        remedy: "Nothing to do in IIS; look at the application or at the server behind the proxy.",
        source: .application, prediction: .application, evidence: .documented),
      CatalogueEntry(
        204, nil, "No content", article: true,
        cause: """
          The request succeeded and there is nothing to send: WebDAV answers so to DELETE, UNLOCK and to \
          PUT, COPY or MOVE over an existing resource, applications wherever they choose.
          """,
        remedy: "Nothing to do; a client must not wait for a body.",
        source: .webDAV, prediction: .configuration, setting: "system.webServer/webdav/authoringRules",
        evidence: .inferred, seeAlso: [StatusCode(201)]),
      CatalogueEntry(
        205, nil, "Reset content", article: true,
        cause: "The application asks the client to clear the form it sent. No module of IIS answers so.",
        remedy: "Nothing to do in IIS; the application chose it.",
        source: .application, prediction: .application, evidence: .documented),
      CatalogueEntry(
        206, nil, "Partial content", article: true,
        cause: """
          A static file, or the default document of a directory, was asked for with a `Range` header of \
          which at least one part lies inside the file.
          """,
        remedy: """
          Nothing to do. A log does not record the header, so a replay of one counts 206 as agreeing with a \
          predicted 200.
          """,
        source: .staticFile, prediction: .configuration, win32Status: 0, evidence: .observed,
        seeAlso: [StatusCode(416, 0)]),
      CatalogueEntry(
        207, nil, "Multi-Status",
        cause: """
          WebDAV answered PROPFIND or PROPPATCH, or an operation on several resources failed for some of \
          them; each resource's own status stands in the XML body.
          """,
        remedy: "Read the statuses in the body: the 207 itself says nothing about success.",
        since: .v7_0, versionNote: "Needs WebDAV Publishing: an add-on for 7.0, a role service since 7.5.",
        source: .webDAV, prediction: .configuration,
        setting: "system.webServer/webdav/authoring/@enabled", evidence: .documented,
        seeAlso: [StatusCode(403, 22), StatusCode(424)]),
    ]
  }
}
