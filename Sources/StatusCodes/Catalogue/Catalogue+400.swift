extension Catalogue {
  /// 400 and its substatuses but for those of Application Request Routing.
  static func badRequest() -> [CatalogueEntry] {
    [
      CatalogueEntry(
        400, nil, "Bad request", article: true,
        cause: """
          HTTP.sys could not make sense of the request, or no site listens for its host name: the reason in \
          HTTPERR (URL, Verb, Header, Hostname, FieldLength, RequestLength, Number ...) tells which part.
          """,
        remedy: """
          Read `s-reason` in the HTTPERR log, as nothing reaches the site's log. Hostname: add a binding. \
          FieldLength or RequestLength: shrink cookies and Kerberos tickets, or raise MaxFieldLength and \
          MaxRequestBytes in the registry. URL: a stray `%` or a segment of more than 260 characters.
          """,
        source: .httpSys, logged: .httpErrLog, prediction: .configuration, evidence: .observed,
        seeAlso: [StatusCode(400, 0), StatusCode(404), StatusCode(414)]),
      CatalogueEntry(
        400, 0, "Bad request (ASP.NET)",
        cause: """
          The request reached ASP.NET, whose own validation refused it: a path longer than \
          `httpRuntime/@maxUrlLength`, a query string longer than `@maxQueryStringLength`, or a character of \
          `@requestPathInvalidCharacters` in the path.
          """,
        remedy: """
          Raise the limit or shorten the list of characters in `system.web/httpRuntime`, and raise the limit \
          of request filtering along with it. Static files are not checked unless managed modules run for \
          all requests.
          """,
        versionNote: "Current builds of 10.0 were seen to answer a `%` in the path with 500 instead.",
        source: .aspNet, prediction: .configuration, setting: "system.web/httpRuntime/@maxUrlLength",
        win32Status: 0, evidence: .observed, seeAlso: [StatusCode(400), StatusCode(404, 14)]),
      dav(
        1, "Invalid Destination header",
        cause: """
          A WebDAV COPY or MOVE came without a `Destination` header, or with one that is neither an absolute \
          URL nor an absolute path.
          """,
        remedy: "Send `Destination` as a full, correctly percent-encoded URL on the same server."),
      dav(
        2, "Invalid Depth header",
        cause: """
          The `Depth` header of a WebDAV request is not 0, 1 or infinity, or is one the method does not \
          allow, such as 1 on COPY.
          """,
        remedy: "Send a depth the method knows: PROPFIND any, COPY and LOCK 0 or infinity, MOVE infinity.",
        seeAlso: [StatusCode(403, 22)]),
      dav(
        3, "Invalid If header",
        cause: """
          The `If` header of a WebDAV request does not parse as lists of lock tokens and entity tags in \
          parentheses.
          """,
        remedy: """
          Write each condition as `(<opaquelocktoken:...>)` or `(["etag"])`, tagged or not, unmixed.
          """,
        seeAlso: [StatusCode(412, 0), StatusCode(423, 1)]),
      dav(
        4, "Invalid Overwrite header",
        cause: "The `Overwrite` header of a WebDAV COPY or MOVE is something other than T or F.",
        remedy: "Send `T` or `F`, not a word such as `true`.", seeAlso: [StatusCode(412, 0)]),
      dav(
        5, "Invalid Translate header",
        cause: """
          The `Translate` header, with which a client asks for source instead of output, is not t or f.
          """,
        remedy: "Send `t` or `f`, or leave the header out.", seeAlso: [StatusCode(403, 21)]),
      dav(
        6, "Invalid request body",
        cause: """
          The XML body of a WebDAV PROPFIND, PROPPATCH or LOCK is not well-formed, or its root element is \
          not the one the method expects.
          """,
        remedy: """
          Check the body: roots `propfind`, `propertyupdate` and `lockinfo` in the namespace `DAV:`. An \
          empty body is right for PROPFIND and for the refresh of a lock only.
          """, seeAlso: [StatusCode(413, 1)]),
      dav(
        7, "Invalid Content-Length",
        cause: "The length a WebDAV request declares for its body cannot be used with its method.",
        remedy: """
          Send the true length, or chunks, and no `Content-Range` with PUT. A length that is no number or is \
          missing on PUT is refused earlier, by HTTP.sys.
          """, seeAlso: [StatusCode(411)]),
      dav(
        8, "Invalid Timeout",
        cause: """
          The `Timeout` header of a WebDAV LOCK names no time: not `Second-` and a number, not `Infinite`.
          """,
        remedy: "Send `Timeout: Second-3600` or `Timeout: Infinite`."),
      dav(
        9, "Invalid Lock token",
        cause: "A WebDAV UNLOCK carries no `Lock-Token` header, or one whose URI is not in angle brackets.",
        remedy: "Send the token of the LOCK answer unchanged: `Lock-Token: <opaquelocktoken:...>`.",
        seeAlso: [StatusCode(409, 0)]),
      CatalogueEntry(
        400, 10, "Invalid X-Forwarded-For header",
        cause: """
          IP restrictions run in proxy mode (`enableProxyMode`) and the `X-Forwarded-For` header holds \
          something that is not an address.
          """,
        remedy: """
          Let the proxy write plain addresses, one per comma, or turn proxy mode off where no proxy is in \
          front. Words such as `unknown` and empty elements are the usual offenders.
          """,
        since: .v8_0, source: .ipRestriction, prediction: .configuration,
        setting: "system.webServer/security/ipSecurity/@enableProxyMode", evidence: .documented,
        seeAlso: [StatusCode(403, 503), StatusCode(403, 501)]),
      CatalogueEntry(
        400, 11, "Invalid WebSocket request",
        cause: """
          A WebSocket handshake reached WebSocketModule and is malformed, for instance in its version or \
          key.
          """,
        remedy: """
          Check that the client sends a GET with `Upgrade: websocket`, `Connection: Upgrade`, \
          `Sec-WebSocket-Version: 13` and a key, and that no proxy on the way removes them.
          """,
        since: .v8_0, source: .webSocket, prediction: .configuration,
        setting: "system.webServer/webSocket/@enabled", evidence: .documented, seeAlso: [StatusCode(101)]),
    ]
  }

  /// A header or body that WebDAVModule cannot read. The grammar is that of RFC 4918 section 10; which code
  /// goes with which header is known from the titles alone.
  private static func dav(
    _ substatus: UInt16, _ title: String, cause: String, remedy: String, seeAlso: [StatusCode] = []
  ) -> CatalogueEntry {
    CatalogueEntry(
      400, substatus, title, article: true, cause: cause, remedy: remedy, since: .v7_0,
      versionNote: "Needs WebDAV Publishing: an add-on for 7.0, a role service since 7.5.",
      source: .webDAV, prediction: .configuration, setting: "system.webServer/webdav/authoring/@enabled",
      evidence: .inferred, seeAlso: seeAlso)
  }
}
