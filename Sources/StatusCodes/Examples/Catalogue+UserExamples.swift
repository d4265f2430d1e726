extension Catalogue {
  /// Who signs in and what they may do.
  static func userExamples() -> [CatalogueExample] {
    let basic = CatalogueExample.server(
      """
      <security><authentication>
        <anonymousAuthentication enabled="false" />
        <basicAuthentication enabled="true" />
      </authentication></security>
      """)
    return [
      CatalogueExample(
        401, 1, "GET /x.txt", "as: { user: amy, logon: wrongPassword }\nsite: { x.txt: hello }\n" + basic),
      CatalogueExample(401, 2, "GET /x.txt", "site: { x.txt: hello }\n" + basic),
      CatalogueExample(
        401, 3, "GET /x.txt", #"site: { x.txt: { text: hello, readers: [ 'CONTOSO\amy' ] } }"#),
    ]
  }
}
