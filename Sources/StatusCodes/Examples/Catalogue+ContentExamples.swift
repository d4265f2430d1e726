extension Catalogue {
  /// Handlers, files, folders and error pages.
  static func contentExamples() -> [CatalogueExample] {
    [
      CatalogueExample(
        403, 1, "GET /page.aspx",
        CatalogueExample.site(
          "page.aspx: '<%@ Page Language=\"C#\" %>'", webServer: #"<handlers accessPolicy="Read" />"#)),
      CatalogueExample(
        403, 2, "GET /x.txt",
        CatalogueExample.site("x.txt: hello", webServer: #"<handlers accessPolicy="Script" />"#)),
      CatalogueExample(403, 14, "GET /docs/", "site: { docs/x.txt: hello }"),
      CatalogueExample(
        403, 18, "GET /nothere",
        """
        connection: { client: 203.0.113.7 }
        applications: { /errors: { physicalPath: errors, pool: { managedPipelineMode: Integrated } } }
        """ + "\n"
          + CatalogueExample.site(
            "errors/404.htm: sorry",
            webServer: """
              <httpErrors errorMode="Custom">
                <remove statusCode="404" subStatusCode="-1" />
                <error statusCode="404" path="/errors/404.htm" responseMode="ExecuteURL" />
              </httpErrors>
              """)),
      CatalogueExample(404, 0, "GET /nothere.txt", "site: { x.txt: hello }"),
      CatalogueExample(404, 3, "GET /data.unknown", "site: { data.unknown: data }"),
      CatalogueExample(
        404, 4, "GET /x.txt",
        CatalogueExample.site("x.txt: hello", webServer: "<handlers><clear /></handlers>")),
      CatalogueExample(404, 9, "GET /x.txt", "site: { x.txt: { text: hello, hidden: true } }"),
      CatalogueExample(
        404, 16,
        """
        GET /x.txt HTTP/1.1
        Host: www.contoso.com
        Translate: f
        """,
        """
        site: { x.txt: hello }
        facts: { options: { static404_16: 'true' } }
        """),
      CatalogueExample(
        404, 17, "GET /page.aspx",
        "pool: { managedRuntimeVersion: '' }\nsite: { page.aspx: '<%@ Page Language=\"C#\" %>' }"),
      CatalogueExample(405, 0, "PUT /x.txt", "site: { x.txt: hello }"),
      header(406, "Accept: image/jpeg"),
      header(412, "If-Match: \"other\""),
      header(416, "Range: bytes=1000-"),
      CatalogueExample(
        500, 16, "GET /x.txt", "site: { x.txt: { text: hello, openError: 1326 } }"),
      CatalogueExample(
        500, 19, "GET /", "site:\n  web.config: '<configuration><system.webServer></configuration>'"),
      CatalogueExample(
        500, 21, "GET /a.foo",
        CatalogueExample.site(
          "a.foo: x",
          webServer: #"<handlers><add name="Node" path="*.foo" verb="*" modules="iisnode" /></handlers>"#)),
      CatalogueExample(501, 0, "TRACE /x.txt"),
    ]
  }

  /// A file of ten bytes, asked for with a header.
  private static func header(_ status: UInt16, _ line: String) -> CatalogueExample {
    CatalogueExample(
      StatusCode(status, 0), "GET /x.txt HTTP/1.1\nHost: www.contoso.com\n\(line)",
      "site: { x.txt: { size: 10, modified: 'Sun, 06 Nov 1994 08:49:37 GMT' } }")
  }
}
