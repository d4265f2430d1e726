extension Catalogue {
  /// 405 to 424, but for 413.1, which stands with request filtering.
  static func otherClientErrors() -> [CatalogueEntry] {
    [
      CatalogueEntry(
        405, 0, "Method not allowed", article: true,
        cause: """
          The static file handler was given a method other than GET or HEAD for something that exists, or \
          WebDAVModule is installed with authoring off and takes PUT, DELETE and its kin for itself.
          """,
        remedy: """
          For a web API, remove WebDAVModule from `modules` and its row from `handlers`, or uninstall WebDAV \
          Publishing. For a form, post to a script, and see that the script's handler lists the verb.
          """,
        source: .staticFile, prediction: .configuration, setting: "system.webServer/handlers",
        win32Status: 1, evidence: .observed,
        seeAlso: [StatusCode(404, 6), StatusCode(501, 0), StatusCode(404, 0)]),
      CatalogueEntry(
        406, 0, "Client browser does not accept the MIME type of the requested page", article: true,
        cause: """
          The `Accept` header names no media range that covers the MIME type of the static file. It was seen \
          on IIS 7.0 only.
          """,
        remedy: """
          Let the client add `*/*` to `Accept`, or correct the `mimeMap` of the extension if the type is \
          wrong.
          """,
        source: .staticFile, prediction: .configuration, setting: "system.webServer/staticContent/mimeMap",
        win32Status: 0, evidence: .observed, seeAlso: [StatusCode(404, 3)]),
      CatalogueEntry(
        408, nil, "Request timed out", article: true,
        cause: """
          The application gave up waiting for the rest of the request. IIS itself does not send it: when a \
          timer of HTTP.sys runs out the connection is closed without an answer, and HTTPERR has a reason \
          that begins with Timer_ and no status.
          """,
        remedy: """
          Look for slow clients and for network trouble; raise `connectionTimeout` or `headerWaitTimeout` \
          only when honest clients need longer.
          """,
        source: .application, prediction: .application,
        setting: "system.applicationHost/sites/site/limits/@connectionTimeout", evidence: .observed,
        seeAlso: [StatusCode(400)]),
      CatalogueEntry(
        409, 0, "Conflict",
        cause: """
          A WebDAV PUT, MKCOL, COPY, MOVE or LOCK names a target whose parent collection does not exist; \
          applications use it as they like.
          """,
        remedy: "Create the parent collection first.",
        since: .v7_0, versionNote: "From IIS itself only with WebDAV Publishing.", source: .webDAV,
        prediction: .configuration, setting: "system.webServer/webdav/authoring/@enabled",
        evidence: .inferred, seeAlso: [StatusCode(404, 0), StatusCode(201)]),
      CatalogueEntry(
        411, nil, "Length required",
        cause: """
          A POST or PUT carries neither `Content-Length` nor chunked coding, and HTTP.sys refuses it with \
          the reason LengthRequired. Other methods pass without a length.
          """,
        remedy: "Let the client send `Content-Length`, 0 for an empty body, or chunks.",
        source: .httpSys, logged: .httpErrLog, prediction: .configuration, evidence: .observed,
        seeAlso: [StatusCode(400), StatusCode(400, 7)]),
      CatalogueEntry(
        412, 0, "Precondition failed", article: true,
        cause: """
          `If-Match` does not name the entity tag of the static file, or the file changed after \
          `If-Unmodified-Since`; WebDAV answers so to a false `If` and to `Overwrite: F` on an existing \
          target.
          """,
        remedy: """
          Fetch the resource again and repeat with its new entity tag. On a farm make the files' times and \
          entity tags equal on all servers.
          """,
        source: .staticFile, prediction: .configuration, evidence: .documented,
        seeAlso: [StatusCode(304), StatusCode(400, 3)]),
      CatalogueEntry(
        413, 0, "Request entity too large",
        cause: """
          The body is larger than `serverRuntime/@maxRequestEntityAllowed`, or larger than \
          `@uploadReadAheadSize` while a client certificate had to be asked for in the middle of the \
          request.
          """,
        remedy: """
          Raise `uploadReadAheadSize`, or let the binding ask for the certificate in the handshake so that \
          nothing has to be buffered. For upload limits see 413.1.
          """,
        source: .core("BEGIN_REQUEST"), logged: .either, prediction: .facts(["cert"]),
        setting: "system.webServer/serverRuntime/@uploadReadAheadSize", evidence: .documented,
        seeAlso: [StatusCode(413, 1), StatusCode(404, 13)]),
      CatalogueEntry(
        414, nil, "URI too long",
        cause: """
          The request target as a whole is longer than HTTP.sys takes in one request, about 16 KB unless the \
          registry says otherwise. HTTPERR has the reason URL_Length.
          """,
        remedy: """
          Move the data into the body. MaxFieldLength and MaxRequestBytes raise the limit, for the whole \
          server and after a restart of the HTTP service.
          """,
        source: .httpSys, logged: .httpErrLog, prediction: .configuration, evidence: .observed,
        seeAlso: [StatusCode(404, 14), StatusCode(404, 15), StatusCode(400)]),
      CatalogueEntry(
        415, 0, "Unsupported media type",
        cause: """
          A WebDAV MKCOL carries a body, which it must not, or the application does not take the content \
          type it was sent.
          """,
        remedy: "Send MKCOL without a body; for an application send the `Content-Type` it documents.",
        since: .v7_0, versionNote: "From IIS itself only with WebDAV Publishing.", source: .webDAV,
        prediction: .configuration, setting: "system.webServer/webdav/authoring/@enabled",
        evidence: .inferred, seeAlso: [StatusCode(400, 6), StatusCode(405, 0)]),
      CatalogueEntry(
        416, 0, "Range not satisfiable",
        cause: "The `Range` header is well-formed, but every range in it begins behind the end of the file.",
        remedy: """
          Read the true size from `Content-Range` of the answer; a client that resumes a download of a file \
          that shrank should begin again.
          """,
        source: .staticFile, prediction: .configuration, evidence: .observed,
        seeAlso: [StatusCode(206), StatusCode(400, 603)]),
      locked(
        0, "Locked",
        cause: """
          The application answered 423 without naming a substatus. WebDAV itself says which of the two it \
          is.
          """,
        remedy: "Wait for the lock to end, or send its token.", prediction: .application,
        seeAlso: [StatusCode(423, 1)]),
      locked(
        1, "Locked: lock token not submitted",
        cause: "A WebDAV write goes to a locked resource without a token of that lock in its `If` header.",
        remedy: "Send the token from the LOCK answer in `If`, or UNLOCK first.",
        seeAlso: [StatusCode(423, 2), StatusCode(403, 23)]),
      locked(
        2, "Locked: conflicting lock",
        cause: """
          A WebDAV LOCK asks for a lock that one already held on the resource, or on its parent, excludes.
          """,
        remedy: "Wait for the other lock to time out or have its owner release it; ask for a shared lock.",
        seeAlso: [StatusCode(423, 1)]),
      CatalogueEntry(
        424, nil, "Failed dependency",
        cause: """
          Part of a WebDAV operation was not tried because another part had failed. It stands inside the \
          body of a 207 and is never the status of an answer.
          """,
        remedy: "Look in the same body for the status of the part that failed first.",
        since: .v7_0, versionNote: "Needs WebDAV Publishing: an add-on for 7.0, a role service since 7.5.",
        source: .webDAV, logged: .notLogged,
        prediction: .never(reason: "it stands in the body of a 207, for a part of an operation (RFC 4918)"),
        setting: "system.webServer/webdav/authoring/@enabled", evidence: .documented,
        seeAlso: [StatusCode(207)]),
    ]
  }

  /// What the three numbers mean is known from the names of the SDK's constants.
  private static func locked(
    _ substatus: UInt16, _ title: String, cause: String, remedy: String,
    prediction: CatalogueEntry.Prediction = .facts(["locks"]), seeAlso: [StatusCode]
  ) -> CatalogueEntry {
    CatalogueEntry(
      423, substatus, title, cause: cause, remedy: remedy, since: .v7_5,
      versionNote: "Locks need WebDAV 7.5 and `locks/@enabled`.", source: .webDAV,
      prediction: prediction, setting: "system.webServer/webdav/authoring/locks/@enabled",
      evidence: .inferred, seeAlso: seeAlso)
  }
}
