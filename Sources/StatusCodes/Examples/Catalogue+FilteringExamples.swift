extension Catalogue {
  /// Request filtering.
  static func filteringExamples() -> [CatalogueExample] {
    [
      filtering(5, "GET /a..b.txt", #"<denyUrlSequences><add sequence=".." /></denyUrlSequences>"#),
      filtering(6, "PUT /x.txt", #"<verbs><add verb="PUT" allowed="false" /></verbs>"#),
      CatalogueExample(404, 7, "GET /site.config"),
      CatalogueExample(404, 8, "GET /bin/app.dll"),
      CatalogueExample(
        404, 10, longHeader,
        "iis: '8.5'\n"
          + requestLimits("<headerLimits><add header=\"X-Note\" sizeLimit=\"4\" /></headerLimits>")),
      CatalogueExample(404, 11, "GET /a+b"),
      CatalogueExample(
        404, 12, "GET /caf%C3%A9.htm",
        CatalogueExample.site(
          webServer: #"<security><requestFiltering allowHighBitCharacters="false" /></security>"#)),
      CatalogueExample(
        404, 13, longBody, "iis: '8.5'\n" + requestLimits("", #"maxAllowedContentLength="10""#)),
      CatalogueExample(404, 14, "GET /a-long-name.htm", requestLimits("", #"maxUrl="10""#)),
      CatalogueExample(404, 15, "GET /?a=0123456789", requestLimits("", #"maxQueryString="10""#)),
      filtering(
        18, "GET /?a=--", #"<denyQueryStringSequences><add sequence="--" /></denyQueryStringSequences>"#),
      filtering(
        19, "GET /?id=1;drop",
        """
        <filteringRules><filteringRule name="SQL" scanQueryString="true">
          <denyStrings><add string="drop" /></denyStrings>
        </filteringRule></filteringRules>
        """),
      CatalogueExample(404, 20, "GET /" + String(repeating: "a/", count: 33)),
      CatalogueExample(413, 1, longBody, requestLimits("", #"maxAllowedContentLength="10""#)),
      CatalogueExample(
        431, 0, longHeader,
        requestLimits("<headerLimits><add header=\"X-Note\" sizeLimit=\"4\" /></headerLimits>")),
    ]
  }

  private static let longHeader = """
    GET / HTTP/1.1
    Host: www.contoso.com
    X-Note: 12345
    """

  private static let longBody = """
    POST /page.aspx HTTP/1.1
    Host: www.contoso.com
    Content-Length: 11
    """

  private static func filtering(
    _ substatus: UInt16, _ request: String, _ lines: String
  ) -> CatalogueExample {
    CatalogueExample(
      404, substatus, request,
      CatalogueExample.site(
        webServer: "<security><requestFiltering>\n\(lines)\n</requestFiltering></security>"))
  }

  private static func requestLimits(_ lines: String, _ attributes: String = "") -> String {
    let start = attributes.isEmpty ? "" : " " + attributes
    let limits =
      lines.isEmpty ? "<requestLimits\(start) />" : "<requestLimits\(start)>\(lines)</requestLimits>"
    return CatalogueExample.site(
      webServer: "<security><requestFiltering>\n  \(limits)\n</requestFiltering></security>")
  }
}
