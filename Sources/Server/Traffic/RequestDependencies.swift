/// What of a request beside its method, URL, host, version, port and body length can matter to a decision.
///
/// Two requests that agree in all of this get the same verdict: a program that decides much traffic may decide
/// the first and remember the verdict for the others.
public struct RequestDependencies: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt8
  /// Creates a set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Request headers other than Host.
  public static let headers = RequestDependencies(rawValue: 1)
  /// The address of the client.
  public static let client = RequestDependencies(rawValue: 2)
  /// The user, or how the request is authenticated.
  public static let user = RequestDependencies(rawValue: 4)
  /// The local address of the connection.
  public static let localAddress = RequestDependencies(rawValue: 8)
  /// When the request arrived.
  public static let time = RequestDependencies(rawValue: 16)
  /// The requests that came before.
  public static let history = RequestDependencies(rawValue: 32)
}

extension Snapshot {
  /// What can matter under this configuration.
  public var dependencies: RequestDependencies {
    policies.reduce(router.dependsOnLocalAddress ? .localAddress : []) { all, shared in
      shared.policy.pipeline.active.reduce(all) { all, step in
        all.union(step.step?.dependencies(shared.policy) ?? [])
      }
    }
  }

  /// Whether a binding has the port.
  public func isBound(port: Int) -> Bool { router.isBound(port: port) }
}

extension Step {
  /// What the step looks at beside method, URL, host, version, port and body length. A new step must be entered
  /// here: the compiler asks for it.
  func dependencies(_ policy: borrowing ScopePolicy) -> RequestDependencies {
    switch self {
    case .configuration, .handlerSelection, .urlSegments: []
    case .requestFiltering: policy.requestFiltering.readsHeaders ? .headers : []
    }
  }
}

extension RequestFilteringPolicy {
  /// Header limits, rules that scan headers, and `Translate: f`, which makes a request a WebDAV request.
  var readsHeaders: Bool {
    !headerLimits.isEmpty || rules.contains { $0.scanAllRaw || !$0.headers.isEmpty }
      || webDAVExempt.rawValue != 0
  }
}
