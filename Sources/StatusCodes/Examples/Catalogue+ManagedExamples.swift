extension Catalogue {
  /// ASP.NET, ASP.NET Core and the handshake of WebSockets.
  static func managedExamples() -> [CatalogueExample] {
    [
      CatalogueExample(400, 0, "GET /page.aspx/a:b", page),
      CatalogueExample(
        400, 11,
        """
        GET /chat.ashx HTTP/1.1
        Host: www.contoso.com
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Version: 8
        """,
        """
        site: { chat.ashx: '<%@ WebHandler Class="Chat" %>' }
        facts: { handlers: { /chat.ashx: acceptsWebSocket } }
        """),
      CatalogueExample(403, 0, "GET /a.cshtml", "site: { a.cshtml: '@Html' }"),
      CatalogueExample(500, 0, "GET /page.aspx", page + "\nfacts: { handlers: { /page.aspx: exception } }"),
      classic(22, #"<httpModules><add name="M" type="Sample.M" /></httpModules>"#),
      classic(23, #"<httpHandlers><add verb="*" path="*.m" type="Sample.H" /></httpHandlers>"#),
      classic(24, #"<identity impersonate="true" />"#),
      CatalogueExample(
        503, 3, "GET /page.aspx", page + "\nfacts: { handlers: { /page.aspx: aspNetQueueFull } }"),
      core(StatusCode(500, 30), "coreStartFailed"),
      core(StatusCode(500, 31), "coreRuntimeMissing"),
      core(StatusCode(500, 32), "coreWrongBitness"),
      core(StatusCode(500, 33), "coreFrameworkMissing"),
      twoApplications(34, "outofprocess"),
      twoApplications(35, "inprocess"),
      core(StatusCode(500, 36), "coreHandlerMissing"),
      core(StatusCode(500, 37), "coreStartTimeout"),
      core(StatusCode(500, 38), "coreFileMissing"),
      core(StatusCode(502, 5), "coreProcessFailed"),
      CatalogueExample(
        503, 0, "GET /",
        CatalogueExample.site("app_offline.htm: back soon", webServer: coreApplication("inprocess"))),
    ]
  }

  private static let page = "site: { page.aspx: '<%@ Page Language=\"C#\" %>' }"

  private static func classic(_ substatus: UInt16, _ lines: String) -> CatalogueExample {
    CatalogueExample(
      500, substatus, "GET /x.txt",
      """
      site:
        x.txt: hello
        web.config: |
          <configuration><system.web>
            \(lines)
          </system.web></configuration>
      """)
  }

  private static func coreApplication(_ model: String) -> String {
    """
    <handlers>
      <add name="aspNetCore" path="*" verb="*" modules="AspNetCoreModuleV2" resourceType="Unspecified" />
    </handlers>
    <aspNetCore processPath="dotnet" arguments="app.dll" hostingModel="\(model)" />
    """
  }

  private static func core(_ code: StatusCode, _ event: String) -> CatalogueExample {
    CatalogueExample(
      code, "GET /",
      CatalogueExample.site(webServer: coreApplication("inprocess"))
        + "\nfacts: { handlers: { '/*': \(event) } }")
  }

  private static func twoApplications(_ substatus: UInt16, _ second: String) -> CatalogueExample {
    func file(_ model: String) -> String {
      coreApplication(model).split(separator: "\n").map { "        \($0)" }.joined(separator: "\n")
    }
    return CatalogueExample(
      500, substatus, "GET /two/",
      """
      applications: { /one: one, /two: two }
      facts: { startedApplications: [ /one ] }
      site:
        one/web.config: |
          <configuration><system.webServer>
      \(file("inprocess"))
          </system.webServer></configuration>
        two/web.config: |
          <configuration><system.webServer>
      \(file(second))
          </system.webServer></configuration>
      """)
  }
}
