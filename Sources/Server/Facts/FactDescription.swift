/// A fact as it is named and written in scenario files and on the command line.
public struct FactDescription: Sendable {
  /// Its name.
  public let name: String
  /// What it says, as one sentence.
  public let meaning: String
  /// How it is written in YAML.
  public let form: Form

  /// The forms of a value in YAML.
  public enum Form: Sendable {
    case boolean, number, text
    /// One text or a list of them.
    case list
    /// A map of texts.
    case map
  }

  private init(_ name: String, _ form: Form, _ meaning: String) {
    self.name = name
    self.meaning = meaning
    self.form = form
  }

  /// The facts of a connection.
  public static let connection = [
    FactDescription("tls", .boolean, "Whether it uses TLS."),
    FactDescription("client", .text, "The address at the other end, which may be a proxy's."),
    FactDescription("local", .text, "The local address and port, IP:PORT."),
    FactDescription("hostNames", .map, "The names that addresses resolve to, by address."),
    FactDescription("tlsVersion", .text, "The version of TLS: 1.0, 1.1, 1.2 or 1.3."),
    FactDescription("serverName", .text, "The name sent in the TLS handshake (SNI), or none."),
    FactDescription("cipherBits", .number, "The length of the cipher's key in bits."),
    FactDescription(
      "certificate", .list,
      "The client's certificate: valid, none, or its faults: revoked, revocationOffline, expired, "
        + "notYetValid, untrustedRoot, incompleteChain, wrongUsage."),
    FactDescription("certificateSubject", .text, "The name of the certificate's holder: CN=amy, O=Contoso."),
    FactDescription("certificateIssuer", .text, "The name of the certificate's issuer."),
    FactDescription("certificateData", .text, "The certificate itself, in base64."),
    FactDescription("certificateAccount", .text, "The account the directory maps the certificate to."),
    FactDescription("certificateNotBefore", .text, "The first moment the certificate is valid."),
    FactDescription("certificateNotAfter", .text, "The last moment the certificate is valid."),
    FactDescription(
      "certificateInHandshake", .boolean,
      "Whether the binding asks for a certificate in the handshake (clientcertnegotiation of netsh)."),
    FactDescription(
      "certificateAskedBefore", .boolean,
      "Whether an earlier request of the connection has made the server ask for a certificate."),
    FactDescription(
      "revocationCheck", .boolean,
      "Whether certificates are checked for revocation (verifyclientcertrevocation of netsh)."),
    FactDescription(
      "trustedIssuers", .boolean,
      "Whether clients are told whose certificates are trusted (registry: SendTrustedIssuerList)."),
    FactDescription(
      "authenticatedUser", .text,
      "The user an earlier request authenticated the connection as, by NTLM or "
        + "Kerberos."),
    FactDescription("concurrentRequests", .number, "How many other requests of the address are running."),
    FactDescription(
      "recentRequests", .number, "How many other requests the address has sent within the interval."),
    FactDescription(
      "warmUp", .boolean, "Whether Application Initialization sends the request to warm the application up."),
  ]

  /// The facts of credentials.
  public static let credentials = [
    FactDescription("user", .text, "Who the client's credentials belong to, or anonymous."),
    FactDescription("roles", .list, "The groups and roles the user is in."),
    FactDescription(
      "scheme", .text,
      "How the credentials come when no header has them: basic, digest, windows, certificate or forms."),
    FactDescription(
      "logon", .text,
      "What logging on comes to: succeeds, wrongPassword, accountRestriction, wrongToken, "
        + "withoutChannelBinding, staleNonce or beforeStart."),
  ]
}
