extension Catalogue {
  /// ISAPI, classic ASP, CGI, FastCGI, and servers behind a proxy.
  static func programExamples() -> [CatalogueExample] {
    [
      CatalogueExample(
        404, 2, "GET /tool.exe",
        CatalogueExample.site(
          "tool.exe: MZ", webServer: #"<handlers accessPolicy="Read, Script, Execute" />"#)),
      asp(StatusCode(401, 4), "filterDenied"),
      asp(StatusCode(401, 5), "isapiDenied"),
      CatalogueExample(
        413, 0,
        """
        POST /a.asp HTTP/1.1
        Host: www.contoso.com
        Content-Length: 11
        """,
        "site: { a.asp: page }\n"
          + CatalogueExample.server(#"<serverRuntime maxRequestEntityAllowed="10" />"#)),
      asp(StatusCode(500, 11), "applicationShuttingDown"),
      asp(StatusCode(500, 12), "applicationRestarting"),
      asp(StatusCode(500, 13), "aspQueueFull"),
      asp(StatusCode(500, 14), "applicationInvalid"),
      CatalogueExample(
        500, 15, "GET /global.asa",
        CatalogueExample.site(
          "global.asa: '<script runat=\"server\">'",
          webServer: #"""
            <handlers>
              <add name="asa" path="*.asa" verb="*" modules="IsapiModule" scriptProcessor="%windir%\system32\inetsrv\asp.dll" />
            </handlers>
            <security><requestFiltering>
              <fileExtensions><remove fileExtension=".asa" /></fileExtensions>
            </requestFiltering></security>
            """#)),
      asp(StatusCode(500, 100), "aspError"),
      cgi(StatusCode(403, 19), "cgiPrivilegeMissing"),
      cgi(StatusCode(502, 1), "cgiTimeout"),
      cgi(StatusCode(502, 2), "cgiPrematureExit"),
      CatalogueExample(
        503, 2, "GET /x.txt", "site: { x.txt: hello }\nfacts: { runningRequests: 5001 }"),
      CatalogueExample(
        503, 4, "GET /index.php",
        CatalogueExample.site(
          "index.php: page",
          webServer: #"""
            <handlers>
              <add name="PHP" path="*.php" verb="*" modules="FastCgiModule" scriptProcessor="C:\php\php-cgi.exe" />
            </handlers>
            """#) + "\nfacts: { handlers: { /index.php: fastCgiQueueFull } }\n"
          + CatalogueExample.server(#"<fastCgi><application fullPath="C:\php\php-cgi.exe" /></fastCgi>"#)),
      proxy(StatusCode(400, 601), "proxyBadRequest"),
      proxy(StatusCode(400, 602), "proxyBadTime"),
      proxy(StatusCode(400, 603), "proxyBadRange"),
      proxy(StatusCode(400, 604), "proxyClientGone"),
      proxy(StatusCode(400, 605), "proxyMaxForwards"),
      proxy(StatusCode(400, 606), "proxyAsyncFailed"),
      proxy(StatusCode(502, 3), "backendTimeout"),
      proxy(StatusCode(502, 4), "noServer"),
      proxy(StatusCode(502, 6), "forwardFailed"),
      proxy(StatusCode(502, 7), "executeFailed"),
    ]
  }

  private static func asp(_ code: StatusCode, _ event: String) -> CatalogueExample {
    CatalogueExample(code, "GET /a.asp", "site: { a.asp: page }\nfacts: { handlers: { /a.asp: \(event) } }")
  }

  private static func cgi(_ code: StatusCode, _ event: String) -> CatalogueExample {
    CatalogueExample(
      code, "GET /a.cgi",
      CatalogueExample.site(
        "a.cgi: program",
        webServer: #"""
          <handlers>
            <add name="Perl" path="*.cgi" verb="*" modules="CgiModule" scriptProcessor="C:\perl\perl.exe" />
          </handlers>
          """#) + "\nfacts: { handlers: { /a.cgi: \(event) } }\n"
        + CatalogueExample.server(
          #"<security><isapiCgiRestriction><add path="C:\perl\perl.exe" allowed="true" /></isapiCgiRestriction></security>"#
        ))
  }

  /// A rule that hands everything to another server.
  private static func proxy(_ code: StatusCode, _ event: String) -> CatalogueExample {
    CatalogueExample(
      code, "GET /a",
      "with: arr\nfacts: { handlers: { '/*': \(event) } }\n"
        + CatalogueExample.server(#"<proxy enabled="true" />"#) + "\n"
        + CatalogueExample.site(
          webServer: """
            <rewrite><rules><rule name="proxy">
              <match url=".*" />
              <action type="Rewrite" url="http://backend/{R:0}" />
            </rule></rules></rewrite>
            """))
  }
}
