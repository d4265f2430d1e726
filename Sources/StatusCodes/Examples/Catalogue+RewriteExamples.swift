extension Catalogue {
  /// Rules of URL Rewrite that fail.
  static func rewriteExamples() -> [CatalogueExample] {
    [
      CatalogueExample(
        500, 50, "GET /a",
        CatalogueExample.site(
          webServer: """
            <rewrite><rules><rule name="variable">
              <match url=".*" />
              <serverVariables><set name="HTTP_X_NOTE" value="1" /></serverVariables>
              <action type="None" />
            </rule></rules></rewrite>
            """)),
      CatalogueExample(
        500, 51, "GET /a",
        CatalogueExample.server(
          """
          <rewrite><globalRules><rule name="pattern">
            <match url="(" />
            <action type="None" />
          </rule></globalRules></rewrite>
          """)),
      CatalogueExample(
        500, 52, "GET /a",
        CatalogueExample.site(
          webServer: """
            <rewrite><rules><rule name="pattern">
              <match url="(" />
              <action type="None" />
            </rule></rules></rewrite>
            """)),
      CatalogueExample(
        500, 53, "GET /page.aspx",
        CatalogueExample.site(
          "page.aspx: '<%@ Page Language=\"C#\" %>'",
          webServer: """
            <rewrite><outboundRules rewriteBeforeCache="true"><rule name="links">
              <match filterByTags="A" pattern="^http://internal/(.*)" />
              <action type="Rewrite" value="https://www.contoso.com/{R:1}" />
            </rule></outboundRules></rewrite>
            """) + """

            facts:
              handlers: { /page.aspx: 200 }
              responses: { /page.aspx: { Content-Type: text/html, Content-Encoding: gzip } }
            """),
    ]
  }
}
