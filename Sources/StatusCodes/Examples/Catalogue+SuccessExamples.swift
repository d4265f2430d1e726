extension Catalogue {
  /// 1xx and 2xx, and the codes that applications alone give.
  static func successExamples() -> [CatalogueExample] {
    [
      CatalogueExample(
        100,
        """
        POST /page.aspx HTTP/1.1
        Host: www.contoso.com
        Expect: 100-continue
        Content-Length: 5
        """,
        """
        site: { page.aspx: '<%@ Page Language="C#" %>' }
        facts: { handlers: { /page.aspx: readsBody } }
        """),
      CatalogueExample(
        101,
        """
        GET /chat.ashx HTTP/1.1
        Host: www.contoso.com
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        """,
        """
        site: { chat.ashx: '<%@ WebHandler Class="Chat" %>' }
        facts: { handlers: { /chat.ashx: acceptsWebSocket } }
        """),
      CatalogueExample(200, "GET /x.txt", "site: { x.txt: hello }"),
      application(202),
      application(203),
      application(205),
      CatalogueExample(
        206,
        """
        GET /x.txt HTTP/1.1
        Host: www.contoso.com
        Range: bytes=0-1
        """, "site: { x.txt: hello }"),
      application(401, 0),
      application(408),
      application(423, 0),
      application(502, 0),
      application(504, 0),
    ]
  }

  /// A page whose answer is declared.
  private static func application(_ status: UInt16, _ substatus: UInt16? = nil) -> CatalogueExample {
    let code = StatusCode(status, substatus)
    return CatalogueExample(
      code, "GET /page.aspx",
      """
      site: { page.aspx: '<%@ Page Language="C#" %>' }
      facts: { handlers: { /page.aspx: \(code) } }
      """)
  }

  /// 3xx.
  static func redirectionExamples() -> [CatalogueExample] {
    [
      CatalogueExample(301, "GET /docs", "site: { docs/index.html: hello }"),
      redirect(302, "Found"),
      CatalogueExample(
        303, "GET /old",
        CatalogueExample.site(
          webServer: """
            <rewrite><rules><rule name="see other">
              <match url="^old$" />
              <action type="Redirect" url="/new" redirectType="SeeOther" />
            </rule></rules></rewrite>
            """)),
      CatalogueExample(
        304,
        """
        GET /x.txt HTTP/1.1
        Host: www.contoso.com
        If-None-Match: *
        """, "site: { x.txt: hello }"),
      redirect(307, "Temporary"),
      redirect(308, "PermRedirect"),
    ]
  }

  private static func redirect(_ status: UInt16, _ name: String) -> CatalogueExample {
    CatalogueExample(
      StatusCode(status), "GET /old.htm",
      CatalogueExample.site(
        webServer: #"<httpRedirect enabled="true" destination="/new" httpResponseStatus="\#(name)" />"#))
  }
}

extension CatalogueExample {
  init(_ status: UInt16, _ request: String, _ setup: String = "") {
    self.init(StatusCode(status), request, setup)
  }

  init(_ status: UInt16, _ substatus: UInt16, _ request: String, _ setup: String = "") {
    self.init(StatusCode(status, substatus), request, setup)
  }
}
