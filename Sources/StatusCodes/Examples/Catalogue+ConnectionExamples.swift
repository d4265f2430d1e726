extension Catalogue {
  /// Addresses, names, TLS and certificates.
  static func connectionExamples() -> [CatalogueExample] {
    [401, 403, 404].flatMap { status in
      [
        addresses(
          StatusCode(status, 503), denyAction[status] ?? "", "client: 198.51.100.7",
          #"<add ipAddress="198.51.100.7" allowed="false" />"#),
        addresses(
          StatusCode(status, 504), denyAction[status] ?? "",
          "client: 198.51.100.7, hostNames: { 198.51.100.7: bad.example }",
          #"<add domainName="bad.example" allowed="false" />"#),
        counters(
          StatusCode(status, 501), denyAction[status] ?? "", "concurrentRequests: 5",
          #"<denyByConcurrentRequests enabled="true" maxConcurrentRequests="5" />"#),
        counters(
          StatusCode(status, 502), denyAction[status] ?? "", "recentRequests: 20",
          #"<denyByRequestRate enabled="true" maxRequests="20" requestIntervalInMilliseconds="1000" />"#),
      ]
    } + [
      addresses(
        StatusCode(403, 6), nil, "client: 198.51.100.7",
        #"<add ipAddress="198.51.100.7" allowed="false" />"#),
      addresses(
        StatusCode(403, 8), nil, "client: 198.51.100.7, hostNames: { 198.51.100.7: bad.example }",
        #"<add domainName="bad.example" allowed="false" />"#),
      CatalogueExample(
        400, 10,
        """
        GET /x.txt HTTP/1.1
        Host: www.contoso.com
        X-Forwarded-For: unknown
        """,
        """
        connection: { client: 10.0.0.1 }
        """ + "\n"
          + CatalogueExample.server(
            """
            <security><ipSecurity enableProxyMode="true">
              <add ipAddress="198.51.100.7" allowed="false" />
            </ipSecurity></security>
            """)),
      access(StatusCode(403, 4), "Ssl", ""),
      access(StatusCode(403, 5), "Ssl, Ssl128", "tls: true, cipherBits: 56"),
      access(
        StatusCode(403, 7), "Ssl, SslNegotiateCert, SslRequireCert",
        "tls: true, tlsVersion: '1.2', certificate: none"),
      access(
        StatusCode(403, 13), "Ssl, SslNegotiateCert", "tls: true, tlsVersion: '1.2', certificate: revoked"),
      access(
        StatusCode(403, 16), "Ssl, SslNegotiateCert",
        "tls: true, tlsVersion: '1.2', certificate: untrustedRoot"),
      access(
        StatusCode(403, 17), "Ssl, SslNegotiateCert", "tls: true, tlsVersion: '1.2', certificate: expired"),
      CatalogueExample(
        403, 12, "GET /x.txt",
        """
        connection: { tls: true, tlsVersion: '1.2', certificate: valid, certificateSubject: 'CN=bob, O=Sales' }
        site: { x.txt: hello }
        """ + "\n"
          + CatalogueExample.server(
            """
            <security>
              <access sslFlags="Ssl, SslNegotiateCert, SslRequireCert" />
              <authentication>
                <anonymousAuthentication enabled="false" />
                <iisClientCertificateMappingAuthentication enabled="true"><manyToOneMappings>
                  <add name="Sales" permissionMode="Deny" userName="nobody" password="x">
                    <rules><add certificateField="Subject" certificateSubField="O" matchCriteria="Sales" /></rules>
                  </add>
                </manyToOneMappings></iisClientCertificateMappingAuthentication>
              </authentication>
            </security>
            """)),
    ]
  }

  private static let denyAction: [UInt16: String] = [
    401: "Unauthorized", 403: "Forbidden", 404: "NotFound",
  ]

  /// A list of addresses; without an action it is that of IIS 7.5, which knows none.
  private static func addresses(
    _ code: StatusCode, _ action: String?, _ connection: String, _ entry: String
  ) -> CatalogueExample {
    let names = entry.contains("domainName") ? #" enableReverseDns="true""# : ""
    let attribute = action.map { #" denyAction="\#($0)""# } ?? ""
    return CatalogueExample(
      code, "GET /x.txt",
      (action == nil ? "iis: '7.5'\n" : "")
        + "connection: { \(connection) }\nsite: { x.txt: hello }\n"
        + CatalogueExample.server(
          "<security><ipSecurity\(attribute)\(names)>\(entry)</ipSecurity></security>"))
  }

  /// What an address does: how many of its requests run, and how many came of late.
  private static func counters(
    _ code: StatusCode, _ action: String, _ connection: String, _ entry: String
  ) -> CatalogueExample {
    CatalogueExample(
      code, "GET /x.txt",
      "connection: { client: 198.51.100.7, \(connection) }\nsite: { x.txt: hello }\n"
        + CatalogueExample.server(
          """
          <security><dynamicIpSecurity denyAction="\(action)">
            \(entry)
          </dynamicIpSecurity></security>
          """))
  }

  private static func access(_ code: StatusCode, _ flags: String, _ connection: String) -> CatalogueExample {
    CatalogueExample(
      code, "GET /x.txt",
      (connection.isEmpty ? "" : "connection: { \(connection) }\n") + "site: { x.txt: hello }\n"
        + CatalogueExample.server(#"<security><access sslFlags="\#(flags)" /></security>"#))
  }
}
