/// What is known of the connection a request arrived on.
public struct ConnectionFacts: Sendable, Hashable {
  /// Whether the connection uses TLS. What a proxy in front says of its own connection does not count.
  public var isTLS: Bool
  /// The version of TLS; `nil` when it was not given.
  public var tlsVersion: TLSVersion?
  /// The length of the cipher's key in bits; `nil` when it was not given.
  public var cipherBits: UInt16?
  /// The local IP address, as text without brackets; `nil` when it was not given.
  public var localAddress: String?
  /// The local TCP port; `nil` when it was not given: any binding's port fits then.
  public var localPort: Int?
  /// The address at the other end of the connection, which may be a proxy's; `nil` when it was not given.
  public var client: IPAddress?
  /// The names that addresses resolve to; an address that is not listed has none.
  public var hostNames: [HostName] = []
  /// The name the client sends in the handshake (SNI), in UTF-8, empty when it sends none; `nil` when it was not
  /// given: the host of the request then.
  public var serverName: [UInt8]?
  /// The client's certificate; `nil` when it was not given whether it has one.
  public var certificate: ClientCertificate? {
    get { sharedCertificate?.value }
    set { sharedCertificate = newValue.map { Shared($0) } }
  }
  /// Whether the binding asks for a certificate in the handshake (netsh: `clientcertnegotiation`).
  public var asksForCertificate = false
  /// Whether an earlier request of the connection has made the server ask for a certificate.
  public var hasAskedForCertificate = false
  /// Whether HTTP.sys checks certificates for revocation (netsh: `verifyclientcertrevocation`).
  public var checksRevocation = true
  /// Whether HTTP.sys tells clients whose certificates it trusts (registry: `SendTrustedIssuerList`).
  public var sendsTrustedIssuers = false
  /// The user that an earlier request authenticated the connection as, by NTLM or Kerberos.
  public var user: UserFacts?
  /// How many other requests of the client's address are running; `nil` when it was not given.
  public var concurrentRequests: UInt64?
  /// How many other requests the client's address has sent within the interval that is looked at; `nil` when
  /// it was not given.
  public var recentRequests: UInt64?
  private var sharedCertificate: Shared<ClientCertificate>?

  /// Whether the request is one with which Application Initialization warms the application up.
  public var isWarmUp = false

  /// Creates the facts of a connection of which nothing else is known.
  public init(isTLS: Bool = false, localAddress: String? = nil, localPort: Int? = nil) {
    self.isTLS = isTLS
    self.localAddress = localAddress
    self.localPort = localPort
  }

  /// Whether the server can ask for a certificate in the middle of the connection, and has not done so yet.
  var canRenegotiate: Bool {
    isTLS && !asksForCertificate && !hasAskedForCertificate && tlsVersion != .tls1_3
  }

  /// Whether the client is on the server itself; `nil` when its address was not given.
  public var isLocal: Bool? {
    // In line, for a method would be handed a copy of all facts.
    @inline(__always) get {
      guard let client else { return nil }
      return client.isLoopback || localAddress.map { IPAddress($0) == client } ?? false
    }
  }

  /// The versions of TLS, as far as they differ for IIS.
  public enum TLSVersion: String, Sendable, CaseIterable {
    case tls1_0 = "1.0"
    case tls1_1 = "1.1"
    case tls1_2 = "1.2"
    /// Has no renegotiation: a certificate can be asked for in the handshake only.
    case tls1_3 = "1.3"
  }
}

/// The name a reverse look-up of an address finds.
public struct HostName: Sendable, Hashable {
  /// The address.
  public let address: IPAddress
  /// The name, without the dot that ends it in the DNS.
  public let name: String
  let bytes: [UInt8]

  /// Names an address.
  public init(_ address: IPAddress, _ name: String) {
    self.address = address
    self.name = name.hasSuffix(".") ? String(name.dropLast()) : name
    bytes = Array(self.name.utf8)
  }
}

/// The state of a site, as far as it decides requests. Source: http-sys 5.6.
public enum SiteState: String, Sendable, CaseIterable {
  /// Its prefixes are registered.
  case started
  /// Its prefixes are withdrawn.
  case stopped
  /// `limits/@maxConnections` is reached.
  case connectionLimit
}

/// The state of an application pool, as far as it decides requests. Source: http-sys 5.6.
public enum PoolState: String, Sendable, CaseIterable {
  /// It takes requests.
  case started
  /// An administrator stopped it.
  case stopped
  /// Rapid-fail protection took it out of service.
  case rapidFail
  /// The CPU limit's action shut it down.
  case cpuLimit
  /// Its queue is full.
  case queueFull

  var refusal: Refusal.Reason? {
    switch self {
    case .started: nil
    case .stopped: .disabled
    case .rapidFail: .appOffline
    case .cpuLimit: .appShutdown
    case .queueFull: .queueFull
    }
  }
}
