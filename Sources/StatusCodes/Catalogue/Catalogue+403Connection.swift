extension Catalogue {
  /// The 403 substatuses that the connection, the client's address and its certificate decide.
  static func forbiddenConnection() -> [CatalogueEntry] {
    [
      CatalogueEntry(
        403, 4, "SSL required", article: true,
        cause: """
          `access/@sslFlags` has Ssl for this URL and the request came over plain HTTP. TLS that ends at a \
          proxy in front does not count.
          """,
        remedy: """
          Use https. To redirect instead of refusing, remove Ssl and redirect by a rewrite rule or by the \
          site's `hsts` element; behind a proxy that ends TLS, remove Ssl.
          """,
        source: .core("BEGIN_REQUEST"), prediction: .configuration,
        setting: "system.webServer/security/access/@sslFlags", win32Status: 5, evidence: .observed,
        seeAlso: [StatusCode(403, 5), StatusCode(403, 7)]),
      CatalogueEntry(
        403, 5, "SSL 128 required", article: true,
        cause: """
          `access/@sslFlags` has Ssl128 and the cipher of the connection uses a key of fewer than 128 bits, \
          or there is no TLS at all.
          """,
        remedy: """
          Enable current cipher suites on client and server: every suite in use today meets 128 bits. \
          Removing the flag is safe once weak suites are disabled.
          """,
        source: .core("BEGIN_REQUEST"), prediction: .facts(["tlsKeyBits"]),
        setting: "system.webServer/security/access/@sslFlags", evidence: .documented,
        seeAlso: [StatusCode(403, 4)]),
      CatalogueEntry(
        403, 6, "IP address rejected", article: true,
        cause: """
          The first entry of `ipSecurity` that covers the client's address denies it, or none covers it and \
          `allowUnlisted` is false.
          """,
        remedy: """
          Allow the address, above any entry that denies its network: the list is read from top to bottom. \
          Behind a proxy the address is the proxy's.
          """,
        since: .v7_0, until: .v7_5, versionNote: "IIS 8.0 and later answer 403.503 instead.",
        source: .ipRestriction, prediction: .configuration,
        setting: "system.webServer/security/ipSecurity", win32Status: 5, evidence: .documented,
        seeAlso: [StatusCode(403, 503), StatusCode(403, 8)]),
      CatalogueEntry(
        403, 7, "Client certificate required", article: true,
        cause: """
          `access/@sslFlags` has SslRequireCert and the connection carries no client certificate: the client \
          has none that fits, or was never asked.
          """,
        remedy: """
          Install a certificate on the client whose issuer the server accepts. With SslRequireCert alone the \
          server never asks: add SslNegotiateCert. Under TLS 1.3 let the binding negotiate the certificate \
          in the handshake.
          """,
        source: .core("BEGIN_REQUEST"), prediction: .facts(["cert"]),
        setting: "system.webServer/security/access/@sslFlags", win32Status: 5, evidence: .observed,
        seeAlso: [StatusCode(403, 13), StatusCode(403, 16), StatusCode(403, 17)]),
      CatalogueEntry(
        403, 8, "Site access denied", article: true,
        cause: """
          An entry of `ipSecurity` denies the host name that the client's address resolves to; \
          `enableReverseDns` is on.
          """,
        remedy: "Allow the name above the entry that denies it, or deny addresses instead of names.",
        since: .v7_0, until: .v7_5, versionNote: "IIS 8.0 and later answer 403.504 instead.",
        source: .ipRestriction, prediction: .facts(["rdns"]),
        setting: "system.webServer/security/ipSecurity/add/@domainName", win32Status: 5,
        evidence: .documented, seeAlso: [StatusCode(403, 504), StatusCode(403, 6)]),
      CatalogueEntry(
        403, 12, "Mapper denied access", article: true,
        cause: """
          The client's certificate matches a many-to-one mapping whose `permissionMode` is Deny.
          """,
        remedy: """
          Correct the rules of the mapping under `iisClientCertificateMappingAuthentication`, or put a \
          mapping that allows the certificate before it.
          """,
        source: .iis(
          module: "IISCertificateMappingAuthenticationModule", notification: "AUTHENTICATE_REQUEST"),
        prediction: .facts(["cert"]),
        setting: """
          system.webServer/security/authentication/iisClientCertificateMappingAuthentication\
          /manyToOneMappings/add/@permissionMode
          """,
        evidence: .inferred, seeAlso: [StatusCode(401, 1), StatusCode(403, 7)]),
      CatalogueEntry(
        403, 13, "Client certificate revoked", article: true,
        cause: """
          The issuer revoked the client's certificate, or the server could not fetch the list of revoked \
          ones in time, which counts the same.
          """,
        remedy: """
          Issue a new certificate if it was revoked. If not, let the server reach the distribution point \
          named in the certificate; win32 status 2148081683 means it could not.
          """,
        source: .core("BEGIN_REQUEST"), prediction: .facts(["cert"]),
        setting: "system.webServer/security/access/@sslFlags", win32Status: 2_148_081_683,
        evidence: .documented, seeAlso: [StatusCode(403, 16), StatusCode(403, 17)]),
      CatalogueEntry(
        403, 16, "Client certificate is untrusted or invalid", article: true,
        cause: """
          The chain of the client's certificate ends in no root the server trusts, lacks a link, or the \
          certificate is not meant for client authentication. A server that only accepts certificates \
          (SslNegotiateCert) refuses a bad one too.
          """,
        remedy: """
          Put the root into the computer's Trusted Root store and the others into Intermediate. From IIS 8 \
          on, remove certificates from Trusted Root that are not self-signed.
          """,
        source: .core("BEGIN_REQUEST"), prediction: .facts(["cert"]),
        setting: "system.webServer/security/access/@sslFlags", win32Status: 2_148_204_809,
        evidence: .observed, seeAlso: [StatusCode(403, 7), StatusCode(403, 13)]),
      CatalogueEntry(
        403, 17, "Client certificate has expired or is not yet valid", article: true,
        cause: "The server's time lies outside the span in which the client's certificate is valid.",
        remedy: "Renew the certificate, or set the clock of the server right.",
        source: .core("BEGIN_REQUEST"), prediction: .facts(["cert", "clock"]),
        setting: "system.webServer/security/access/@sslFlags", win32Status: 2_148_204_801,
        evidence: .documented, seeAlso: [StatusCode(403, 13), StatusCode(403, 16)]),
    ]
  }
}
