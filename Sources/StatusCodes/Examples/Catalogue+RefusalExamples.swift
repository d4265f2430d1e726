extension Catalogue {
  /// What HTTP.sys refuses, and what it is told of sites and pools.
  static func refusalExamples() -> [CatalogueExample] {
    [
      CatalogueExample(400, "GET /x.txt%00.jpg"),
      CatalogueExample(403, "GET /../x.txt"),
      CatalogueExample(
        404, "GET /",
        "facts: { sites: { Default Web Site: stopped }, otherRegistrations: [ 'http://*:80/other/' ] }"),
      CatalogueExample(
        411,
        """
        POST /x.txt HTTP/1.1
        Host: www.contoso.com
        """),
      CatalogueExample(
        414, "GET /" + String(repeating: "a", count: 300), "facts: { httpSys: { MaxFieldLength: 64 } }"),
      CatalogueExample(
        501,
        """
        POST /x.txt HTTP/1.1
        Host: www.contoso.com
        Transfer-Encoding: gzip
        """),
      CatalogueExample(
        505,
        """
        GET / HTTP/2.0
        Host: www.contoso.com
        """),
      CatalogueExample(503, "GET /", "facts: { pools: { DefaultAppPool: stopped } }"),
    ]
  }
}
