internal import Configuration
internal import StatusCodes

/// `security/access` and client certificates. Source: access-control 2.1, 2.2 and 5.3.
enum CertificateRules {
  static let all = [notNegotiated, withoutTLS, noBinding, mapping]

  /// Flags of `sslFlags`, by their number in the schema.
  private enum Flag {
    static let ssl: UInt64 = 8
    static let negotiate: UInt64 = 32
    static let require: UInt64 = 64
  }

  private static func example(_ flags: String, _ more: String = "") -> LintExample {
    .server(
      """
      <location path="Default Web Site"><system.webServer><security>
        <access sslFlags="\(flags)"/>\(more)
      </security></system.webServer></location>
      """)
  }

  static let notNegotiated = LintRule(
    "certificate-required-not-negotiated", .contradiction, .warning,
    "SslRequireCert needs SslNegotiateCert: without it nobody asks the client.",
    fires: example("Ssl, SslRequireCert"), passes: example("Ssl, SslNegotiateCert, SslRequireCert")
  ) { inspection in
    for reading in inspection.readings(of: Section.access) {
      let flags = reading.element.flags("sslFlags")
      guard flags & Flag.require != 0, flags & Flag.negotiate == 0 else { continue }
      inspection.report(
        "A client certificate is required and never asked for, unless the binding does so.",
        remedy: "Write SslNegotiateCert beside SslRequireCert.", at: reading.element.place(of: "sslFlags"),
        path: reading.path,
        answer: .init(StatusCode(403, 7), "requests without a certificate from the TLS handshake"))
    }
  }

  static let withoutTLS = LintRule(
    "certificate-without-tls", .contradiction, .warning,
    "Client certificates come over TLS, so what asks for them asks for Ssl as well.", evidence: .inferred,
    fires: example("SslNegotiateCert, SslRequireCert"),
    passes: example("Ssl, SslNegotiateCert, SslRequireCert")
  ) { inspection in
    for reading in inspection.readings(of: Section.access) {
      let flags = reading.element.flags("sslFlags")
      guard flags & (Flag.require | Flag.negotiate) != 0, flags & Flag.ssl == 0 else { continue }
      let isRequired = flags & Flag.require != 0
      inspection.report(
        isRequired
          ? "A certificate is required and plain http is not refused: it ends in 403.7 instead of 403.4."
          : "A certificate is asked for over TLS only, and plain http is let in without one.",
        remedy: "Write Ssl beside the certificate flags.", at: reading.element.place(of: "sslFlags"),
        path: reading.path,
        answer: isRequired ? .init(StatusCode(403, 7), "requests over plain http") : nil)
    }
  }

  static let noBinding = LintRule(
    "tls-required-without-https-binding", .contradiction, .error,
    "A site that requires TLS has an https binding.",
    fires: LintExample.server(site(protocol: "http")).named("Shop"),
    passes: LintExample.server(site(protocol: "https")).named("Shop")
  ) { inspection in
    guard let site = inspection.survey.siteElement else { return }
    let bindings = site.element("bindings").entries
    guard bindings.contains(where: { inspection.survey.isOwn($0.position) }),
      !bindings.contains(where: { $0.string("protocol").lowercased() == "https" })
    else { return }
    for reading in inspection.readings(of: Section.access)
    where reading.element.flags("sslFlags") & Flag.ssl != 0 {
      inspection.report(
        "TLS is required, and the site has no https binding.",
        remedy: "Add an https binding, or lift the requirement where TLS ends at a proxy.",
        at: reading.element.place(of: "sslFlags"), path: reading.path,
        answer: .init(StatusCode(403, 4), "every request"),
        related: .init(bindings.first?.position, "the site's binding"))
    }
  }

  private static func site(protocol name: String) -> String {
    """
    <system.applicationHost><sites><site name="Shop" id="2">
      <application path="/"><virtualDirectory path="/" physicalPath="C:\\shop"/></application>
      <bindings><binding protocol="\(name)" bindingInformation="*:8443:"/></bindings>
    </site></sites></system.applicationHost>
    <location path="Shop"><system.webServer><security><access sslFlags="Ssl"/></security></system.webServer></location>
    """
  }

  static let mapping = LintRule(
    "certificate-mapping-without-negotiation", .contradiction, .warning,
    "Certificate mapping needs SslNegotiateCert: there is no certificate to map otherwise.",
    fires: example("Ssl", authentication), passes: example("Ssl, SslNegotiateCert", authentication)
  ) { inspection in
    for name in ["iisClientCertificateMappingAuthentication", "clientCertificateMappingAuthentication"] {
      for reading in inspection.readings(of: Section.authentication + name)
      where reading.element.bool("enabled") {
        guard let access = inspection.survey.effective(Section.access, at: reading.path),
          access.flags("sslFlags") & (Flag.negotiate | Flag.require) == 0
        else { continue }
        inspection.report(
          "Certificates are mapped to users, and no client is asked for one, unless the binding does so.",
          remedy: "Set sslFlags=\"Ssl, SslNegotiateCert\" in <access>.",
          at: reading.element.place(of: "enabled"), path: reading.path)
      }
    }
  }

  private static let authentication =
    #"<authentication><iisClientCertificateMappingAuthentication enabled="true"/></authentication>"#
}
