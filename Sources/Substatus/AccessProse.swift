internal import Server

/// What the checks of connection, address and certificate are told as, and what to do about them.
enum AccessProse {
  static func explanation(_ check: Check, _ finding: Finding, seen: String, value: String) -> String {
    switch check {
    case .sslRequired: "the request came without TLS, and sslFlags has Ssl"
    case .cipherStrength:
      finding.seen == 0
        ? "the request came without TLS, and sslFlags has Ssl128"
        : "the cipher's key has \(finding.seen) bits, and sslFlags has Ssl128"
    case .clientCertificate: "the client shows no certificate, and sslFlags has SslRequireCert"
    case .certificateRevocation: "the client's certificate is revoked, or that cannot be found out"
    case .certificateTime: "the client's certificate has expired or is not yet valid"
    case .certificateTrust:
      "the client's certificate has no chain to a trusted root, or is not meant for client authentication"
    case .hostName: "the name that \(address(seen)) resolves to is denied"
    case .forwardedFor: "'\(seen)' in X-Forwarded-For is no address"
    default: "\(address(seen)) is denied by an entry, or no entry names it"
    }
  }

  static func remedy(_ check: Check) -> String? {
    switch check {
    case .sslRequired: "use https; behind a proxy that ends TLS, remove Ssl from sslFlags"
    case .cipherStrength: "disable cipher suites with keys under 128 bits, or remove Ssl128 from sslFlags"
    case .clientCertificate:
      "send a certificate; without SslNegotiateCert, and under TLS 1.3, the binding must ask in the handshake"
    case .certificateRevocation: "issue a new certificate, or let the server reach the revocation list"
    case .certificateTime: "renew the certificate, or set the server's clock right"
    case .certificateTrust: "put the issuer's root into the computer's Trusted Root store"
    case .hostName: "allow the name above the entry that denies it"
    case .forwardedFor: "let the proxy in front send addresses only, or turn enableProxyMode off"
    default: "allow the address above any entry that denies it: the first match decides"
    }
  }

  private static func address(_ seen: String) -> String {
    seen.isEmpty ? "the client's address" : "the address \(seen)"
  }
}
