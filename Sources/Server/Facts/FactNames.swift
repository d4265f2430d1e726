extension RequestFacts {
  /// Why a fact cannot be set.
  public enum FactError: Error, Sendable, Hashable {
    /// No fact has the name.
    case unknownName
    /// The text is no value of the fact; what it takes instead.
    case badValue(takes: String)
  }

  /// The names of the facts of a connection that `setConnection` knows.
  public static let connectionNames = FactDescription.connection.map(\.name)

  /// The names of the facts of credentials that `setCredentials` knows.
  public static let credentialNames = FactDescription.credentials.map(\.name)

  /// Sets a fact of the connection from text.
  public mutating func setConnection(_ name: String, to text: String) throws(FactError) {
    switch name {
    case "tls": connection.isTLS = try Self.read(Bool(text), "true or false")
    case "client": connection.client = try Self.read(IPAddress(text), "an IP address")
    case "local": try setLocal(text)
    case "hostNames": try setHostNames(text)
    case "tlsVersion":
      connection.tlsVersion = try Self.read(
        ConnectionFacts.TLSVersion(rawValue: text), "1.0, 1.1, 1.2 or 1.3")
    case "cipherBits": connection.cipherBits = try Self.read(UInt16(text), "a number of bits")
    case "serverName": connection.serverName = text == "none" ? [] : Array(text.utf8)
    case "certificateInHandshake":
      connection.asksForCertificate = try Self.read(Bool(text), "true or false")
    case "certificateAskedBefore":
      connection.hasAskedForCertificate = try Self.read(Bool(text), "true or false")
    case "revocationCheck": connection.checksRevocation = try Self.read(Bool(text), "true or false")
    case "trustedIssuers": connection.sendsTrustedIssuers = try Self.read(Bool(text), "true or false")
    case "authenticatedUser": connection.user = text.isEmpty ? nil : UserFacts(text)
    case "concurrentRequests": connection.concurrentRequests = try Self.read(UInt64(text), "a number")
    case "recentRequests": connection.recentRequests = try Self.read(UInt64(text), "a number")
    case "warmUp": connection.isWarmUp = try Self.read(Bool(text), "true or false")
    default: try setCertificate(name, to: text)
    }
  }

  /// Sets a fact of the credentials from text.
  public mutating func setCredentials(_ name: String, to text: String) throws(FactError) {
    switch name {
    case "user":
      guard !text.isEmpty else { throw .badValue(takes: "a name, or anonymous") }
      credentials.isAnonymous = text == "anonymous"
      credentials.user = credentials.isAnonymous ? nil : UserFacts(text, roles: credentials.user?.roles)
    case "roles":
      let roles = text.split(separator: ",").map { $0.trimmingBlanks() }
      credentials.user = UserFacts(credentials.user?.name ?? "", roles: roles)
    case "scheme":
      credentials.scheme = try Self.read(
        CredentialFacts.Scheme(rawValue: text), Self.list(CredentialFacts.Scheme.allCases.map(\.rawValue)))
    case "logon":
      credentials.logon = try Self.read(
        CredentialFacts.Logon(rawValue: text), Self.list(CredentialFacts.Logon.allCases.map(\.rawValue)))
    default: throw .unknownName
    }
  }

  private mutating func setLocal(_ text: String) throws(FactError) {
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (1...65535).contains(port)
    else { throw .badValue(takes: "IP:PORT") }
    let address = text[..<colon].filter { $0 != "[" && $0 != "]" }
    connection.localAddress = address.isEmpty || address == "*" ? nil : String(address)
    connection.localPort = port
  }

  /// `ADDRESS=NAME`, more behind commas.
  private mutating func setHostNames(_ text: String) throws(FactError) {
    var names: [HostName] = []
    for pair in text.split(separator: ",") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let address = IPAddress(parts[0].trimmingBlanks()) else {
        throw .badValue(takes: "ADDRESS=NAME, more behind commas")
      }
      names.append(HostName(address, parts[1].trimmingBlanks()))
    }
    connection.hostNames = names
  }

  private mutating func setCertificate(_ name: String, to text: String) throws(FactError) {
    var certificate = connection.certificate ?? ClientCertificate()
    switch name {
    case "certificate":
      certificate.faults = try Self.faults(text)
      certificate.isPresent = text != "none"
    case "certificateSubject":
      certificate.subject = try Self.read(DistinguishedName(text), "a name such as CN=amy, O=Contoso")
    case "certificateIssuer":
      certificate.issuer = try Self.read(DistinguishedName(text), "a name such as CN=CA1, O=Contoso")
    case "certificateData": certificate.data = text.filter { !$0.isWhitespace }
    case "certificateAccount": certificate.account = text.isEmpty ? nil : UserFacts(text)
    case "certificateNotBefore":
      certificate.notBefore = try Self.read(Timestamp.time(text), "a time such as 2026-11-25T13:00:00Z")
    case "certificateNotAfter":
      certificate.notAfter = try Self.read(Timestamp.time(text), "a time such as 2026-11-25T13:00:00Z")
    default: throw .unknownName
    }
    connection.certificate = certificate
  }

  /// `valid`, `none`, or faults behind commas.
  private static func faults(_ text: String) throws(FactError) -> ClientCertificate.Faults {
    guard text != "valid", text != "none" else { return [] }
    var faults: ClientCertificate.Faults = []
    for name in text.split(separator: ",") {
      let fault = ClientCertificate.Faults.names.first { $0.name == name.trimmingBlanks() }?.fault
      faults.insert(
        try read(fault, list(["valid", "none"] + ClientCertificate.Faults.names.map(\.name))))
    }
    return faults
  }

  private static func list(_ words: [String]) -> String {
    words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
  }

  private static func read<Value>(_ value: Value?, _ takes: String) throws(FactError) -> Value {
    guard let value else { throw .badValue(takes: takes) }
    return value
  }
}
