extension Catalogue {
  /// 401 and its substatuses but for those of the IP restrictions.
  static func unauthorized() -> [CatalogueEntry] {
    [
      CatalogueEntry(
        401, 0, "Access denied", article: true,
        cause: """
          Managed authorization (`system.web/authorization`) or the application itself turned the user away \
          without naming a substatus.
          """,
        remedy: """
          Check the allow and deny elements of `system.web/authorization`, the first match from the deepest \
          web.config upwards, and then the application. A client shows every 401.x as a plain 401: the log \
          has the substatus.
          """,
        source: .aspNet, prediction: .application, setting: "system.web/authorization",
        evidence: .documented, seeAlso: [StatusCode(401, 1), StatusCode(401, 2), StatusCode(401, 3)]),
      CatalogueEntry(
        401, 1, "Logon failed", article: true,
        cause: """
          An authentication module recognised the credentials but could not log the user on: wrong password, \
          locked account, bad ticket. The middle step of every NTLM handshake is recorded so too.
          """,
        remedy: """
          A 401.1 with win32 status 2148074254 followed by success is the handshake: leave it. Otherwise see \
          the Security event log: 1326 is a wrong name or password, 2148074252 a refused logon or a wrong \
          service principal name. Check the account of anonymous authentication as well.
          """,
        source: .iis(module: "WindowsAuthenticationModule", notification: "AUTHENTICATE_REQUEST"),
        prediction: .facts(["credentials"]), setting: "system.webServer/security/authentication",
        evidence: .observed, seeAlso: [StatusCode(401, 2)]),
      CatalogueEntry(
        401, 2, "Logon failed due to server configuration", article: true,
        cause: """
          Every enabled authentication method was asked and none produced a user, most often because the \
          client has not sent credentials yet; UrlAuthorizationModule answers so, too, when a rule of \
          `security/authorization` denies the user or no rule admits it.
          """,
        remedy: """
          One 401.2 before each logon is normal. If it stays, enable a method that the client can use, or \
          anonymous authentication, install its role service, and check the authorization rules: any Deny \
          wins over every Allow.
          """,
        source: .core("AUTHENTICATE_REQUEST"), prediction: .configuration,
        setting: "system.webServer/security/authentication", win32Status: 5, evidence: .observed,
        seeAlso: [StatusCode(401, 1), StatusCode(401, 0)]),
      CatalogueEntry(
        401, 3, "Unauthorized due to ACL on resource", article: true,
        cause: """
          The user is known, but Windows refuses to open the file for that user: its access list, or that of \
          the network share, does not grant Read.
          """,
        remedy: """
          Grant Read to the account the request runs as: IUSR or the pool's identity for anonymous requests, \
          the signed-in user otherwise, or the account of the virtual directory.
          """,
        source: .core("AUTHENTICATE_REQUEST"), prediction: .facts(["acl"]), win32Status: 5,
        evidence: .documented, seeAlso: [StatusCode(401, 2), StatusCode(500, 16)]),
      CatalogueEntry(
        401, 4, "Authorization failed by filter", article: true,
        cause: "An ISAPI filter refused the user while IsapiFilterModule asked it about authentication.",
        remedy: "Find the filter under `isapiFilters`, read its own log, and remove or configure it.",
        source: .iis(module: "IsapiFilterModule", notification: "AUTHENTICATE_REQUEST"),
        prediction: .application, setting: "system.webServer/isapiFilters", evidence: .documented,
        seeAlso: [StatusCode(401, 5)]),
      CatalogueEntry(
        401, 5, "Authorization failed by ISAPI/CGI application", article: true,
        cause: "The ISAPI extension or CGI program that handled the request answered 401 by itself.",
        remedy: "Look for the access check in that program; nothing in the configuration of IIS causes it.",
        source: .isapi, prediction: .application, evidence: .documented,
        seeAlso: [StatusCode(401, 4)]),
      CatalogueEntry(
        401, 7, "Denied by URL authorization policy",
        cause: "The URL authorization of IIS 6, kept in an authorization store, did not admit the user.",
        remedy: "Nothing on IIS 7 and later sends it. Look for 401.2 from UrlAuthorizationModule instead.",
        versionNote: "IIS 6 only.", source: .core("AUTHORIZE_REQUEST"),
        prediction: .never(reason: "the feature ended with IIS 6; only the number is left"),
        evidence: .documented, seeAlso: [StatusCode(401, 2), StatusCode(500, 17)]),
    ]
  }
}
