/// What is known of the connection a request arrived on.
public struct ConnectionFacts: Sendable, Hashable {
  /// Whether the connection uses TLS.
  public var isTLS: Bool
  /// The local IP address, as text without brackets; `nil` when it was not given.
  public var localAddress: String?
  /// The local TCP port; `nil` when it was not given: any binding's port fits then.
  public var localPort: Int?

  /// Creates the facts of a plain connection whose local end is not known.
  public init(isTLS: Bool = false, localAddress: String? = nil, localPort: Int? = nil) {
    self.isTLS = isTLS
    self.localAddress = localAddress
    self.localPort = localPort
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
