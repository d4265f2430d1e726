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
    case .addressConcurrency: "\(address(seen)) has \(finding.seen) requests running, this one included"
    case .addressRate: "\(address(seen)) has sent \(finding.seen) requests in the interval, this one included"
    case .secureRedirect: "the request came without TLS, and hsts sends it to https"
    case .filterAuthentication: "an ISAPI filter refuses the user"
    case .logon: "the credentials were recognised and do not log on"
    case .handshake: "the first message of the NTLM handshake is answered with a challenge"
    case .malformedCredentials: "what follows the scheme of the Authorization header cannot be read"
    case .anonymousAccount: "the account of anonymous authentication cannot log on"
    case .mappedAccount: "the certificate is mapped to an account that cannot log on"
    case .deniedMapping: "the certificate fits a mapping whose permissionMode is Deny"
    case .requiredUser:
      seen.isEmpty
        ? "no enabled authentication module found credentials"
        : "no enabled authentication module takes the scheme of the Authorization header"
    case .fileAccess: "the request's user is not among the readers of the file"
    case .fileAuthorization: "the Windows user is not among the readers of the file"
    case .urlAuthorization:
      value.isEmpty ? "no rule of security/authorization allows the user" : "a rule denies the user"
    case .managedAuthorization: "the first rule of system.web/authorization that means the user denies it"
    case .loginRedirect: "FormsAuthentication turns every 401 into a redirect to the login page"
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
    case .addressConcurrency, .addressRate:
      "raise the limit, allow the address by an entry of ipSecurity, or behind a proxy turn on enableProxyMode"
    case .secureRedirect: "use https; behind a proxy that ends TLS, turn redirectHttpToHttps off"
    case .filterAuthentication: "find the filter under isapiFilters, and read its own log"
    case .logon: "send the right name and password, or look into the Security event log"
    case .handshake: "none: the client answers the challenge on the same connection"
    case .malformedCredentials: "send 'Basic ' and the base64 of 'name:password', or a token of Windows"
    case .anonymousAccount: "correct userName and password of anonymousAuthentication"
    case .mappedAccount: "correct userName and password of the mapping"
    case .deniedMapping: "put a mapping that allows the certificate before it"
    case .requiredUser:
      "enable an authentication module that the client can use, anonymousAuthentication for all"
    case .fileAccess, .fileAuthorization: "grant Read on the file to the account the request runs as"
    case .urlAuthorization: "allow the user or a role of it, and remove the rule that denies: a denial wins"
    case .managedAuthorization: "allow the user above the rule that denies it: the first match decides"
    case .loginRedirect: "sign in, or let the rules allow anonymous users (?) where no login is wanted"
    default: "allow the address above any entry that denies it: the first match decides"
    }
  }

  private static func address(_ seen: String) -> String {
    seen.isEmpty ? "the client's address" : "the address \(seen)"
  }
}
