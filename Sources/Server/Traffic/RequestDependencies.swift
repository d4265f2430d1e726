/// What of a request beside its method, URL, host, version, port and body length can matter to a decision.
///
/// Two requests that agree in all of this get verdicts of one kind: a program that decides much traffic may
/// decide the first and remember the verdict for the others.
public struct RequestDependencies: Sendable, Hashable {
  /// Parts of a request and of its circumstances.
  public var parts: Parts = []
  /// The request headers that can matter, in lower case.
  public var headers: Set<String> = []
  /// The request headers that matter only when `RequestScreen` finds something in them, in lower case.
  public var screenedHeaders: Set<String> = []
  /// How the query matters. A step that says nothing else looks at every byte of it.
  public var query = QueryUse.everything
  /// Whether any request header can matter.
  public var needsEveryHeader = false
  /// The headers with which the time of the request matters too, in lower case.
  public var timedHeaders: Set<String> = []

  /// Creates the dependencies of a decision that looks at nothing else.
  public init(parts: Parts = [], headers: Set<String> = []) {
    self.parts = parts
    self.headers = headers
  }

  /// Parts of a request and of its circumstances.
  public struct Parts: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: UInt8
    /// Creates a set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The address of the client.
    public static let client = Parts(rawValue: 1)
    /// The user, or how the request is authenticated.
    public static let user = Parts(rawValue: 2)
    /// The local address of the connection.
    public static let localAddress = Parts(rawValue: 4)
    /// When the request arrived.
    public static let time = Parts(rawValue: 8)
    /// The requests that came before.
    public static let history = Parts(rawValue: 16)
  }

  /// How a decision uses the query.
  public enum QueryUse: UInt8, Sendable, Hashable {
    /// Not at all, but for whether there is one.
    case nothing
    /// Only to find something in it that `RequestScreen` finds too.
    case screened
    /// In any way.
    case everything
  }

  /// The dependencies of a step that looks at nothing of the query.
  static let withoutQuery: RequestDependencies = {
    var all = RequestDependencies()
    all.query = .nothing
    return all
  }()

  /// Whether requests must be decided in the order in which they arrive.
  public var dependsOnOrder: Bool { parts.isSuperset(of: [.time, .history]) }

  /// Adds what another decision looks at.
  public mutating func formUnion(_ other: RequestDependencies) {
    parts.formUnion(other.parts)
    headers.formUnion(other.headers)
    screenedHeaders.formUnion(other.screenedHeaders)
    needsEveryHeader = needsEveryHeader || other.needsEveryHeader
    timedHeaders.formUnion(other.timedHeaders)
    query = query.rawValue < other.query.rawValue ? other.query : query
  }
}

extension ScopePolicy {
  /// What the scope looks at itself, beside its steps.
  var dependencies: RequestDependencies {
    var all = RequestDependencies.withoutQuery
    if handlers.accessPolicy.dependsOnClient { all.parts.formUnion([.client, .localAddress]) }
    return all
  }
}

extension Snapshot {
  /// What can matter under this configuration.
  public var dependencies: RequestDependencies {
    var all = RequestDependencies.withoutQuery
    if router.dependsOnLocalAddress { all.parts.insert(.localAddress) }
    for shared in policies {
      all.formUnion(shared.policy.dependencies)
      for step in shared.policy.pipeline.active {
        all.formUnion(step.step?.dependencies(shared.policy) ?? .withoutQuery)
      }
    }
    all.screenedHeaders.subtract(all.headers)
    return all
  }

  /// Whether a site is bound to the port.
  public func isBound(port: Int) -> Bool { router.isBound(port: port) }
}

extension Step {
  /// What the step looks at beside method, URL, host, version, port and body length. A new step must be entered
  /// here: without that, replayed traffic would take the verdict of one request for that of another.
  func dependencies(_ policy: borrowing ScopePolicy) -> RequestDependencies {
    switch self {
    case .configuration, .handlerSelection, .urlSegments, .preConditions, .handlerModules, .defaultDocument,
      .directoryListing, .protocolSupport, .cgi, .fastCgi, .managedHandler, .aspNetCore, .otherHandler,
      .requestRouting, .applicationInitialization,
      .configurationValidation, .serverRuntime, .requestEntity, .redirection, .responseHeaders,
      .sslAccess, .lateSSLAccess, .filterAuthentication, .secureRedirect, .strictTransport:
      .withoutQuery
    case .mapRequestHandler: .ofClient(when: policy.handlers.accessPolicy.dependsOnClient)
    case .managedValidation, .isapi: policy.managedRequests.dependencies
    case .webSocket: RequestDependencies.webSocket
    case .webDAV: policy.webDAV.dependencies
    case .customErrors: .ofClient(when: policy.customErrors.mode == .remoteOnly)
    case .customErrorPages: policy.customErrorPages.dependencies
    case .ipRestriction: policy.ipRestriction.dependencies
    case .dynamicIpRestriction:
      policy.dynamicIpRestriction.isActive ? policy.dynamicIpRestriction.dependencies : .withoutQuery
    case .basicAuthentication, .windowsAuthentication, .digestAuthentication, .certificateMapping,
      .certificateMappings, .requiredUser:
      Self.credentials
    case .formsAuthentication: Self.ticket
    case .urlAuthorization, .managedAuthorization: Self.credentials
    case .anonymousAuthentication, .basicChallenge, .windowsChallenge, .digestChallenge, .fileAccess,
      .fileAuthorization:
      .withoutQuery
    case .loginRedirect: .withoutQuery
    case .requestFiltering: policy.requestFiltering.dependencies
    case .globalRewrite: policy.globalRewrite?.dependencies ?? RequestDependencies()
    case .rewrite: policy.rewrite?.dependencies ?? RequestDependencies()
    case .staticFile: Self.conditionalRequest
    case .outboundBeforeCache, .outboundRules: policy.outbound?.dependencies ?? .withoutQuery
    }
  }

  /// The user, and the header with credentials.
  private static let credentials: RequestDependencies = {
    var all = RequestDependencies(parts: .user, headers: ["authorization"])
    all.query = .nothing
    return all
  }()

  /// The user, and the cookie with a ticket.
  private static let ticket: RequestDependencies = {
    var all = credentials
    all.headers.insert("cookie")
    return all
  }()

  /// Accept, validators and ranges; a date in a validator is held against the present.
  private static let conditionalRequest: RequestDependencies = {
    var all = RequestDependencies(headers: [
      "accept", "if-match", "if-modified-since", "if-none-match", "if-range", "if-unmodified-since", "range",
      "translate",
    ])
    all.query = .nothing
    all.timedHeaders = ["if-modified-since", "if-unmodified-since", "if-range"]
    return all
  }()
}

extension DynamicIpRestrictionPolicy {
  /// Whatever requests of the address came before, and when.
  var dependencies: RequestDependencies {
    var all = RequestDependencies.withoutQuery
    all.parts = [.client, .time, .history]
    if isProxyMode { all.headers.insert("x-forwarded-for") }
    return all
  }
}

extension IpRestrictionPolicy {
  /// The client's address and, in proxy mode, those it names.
  var dependencies: RequestDependencies {
    var all = RequestDependencies.withoutQuery
    all.parts.insert(.client)
    if isProxyMode { all.headers.insert("x-forwarded-for") }
    return all
  }
}

extension RequestDependencies {
  /// Whether the client is on the server itself, when a condition holds.
  fileprivate static func ofClient(when condition: Bool) -> RequestDependencies {
    var all = withoutQuery
    if condition { all.parts.formUnion([.client, .localAddress]) }
    return all
  }
}

extension RequestDependencies {
  /// The handshake of a WebSocket.
  fileprivate static let webSocket: RequestDependencies = {
    var all = RequestDependencies(headers: [
      "connection", "sec-websocket-key", "sec-websocket-version", "upgrade",
    ])
    all.query = .nothing
    return all
  }()
}

extension WebDAVPolicy {
  /// Where authoring is on, headers, the user and the body; requests with the same body are not told from
  /// others, so none may stand for another.
  fileprivate var dependencies: RequestDependencies {
    var all = RequestDependencies.withoutQuery
    guard isEnabled else { return all }
    all.parts.formUnion([.user, .history])
    all.headers = [
      "content-range", "depth", "destination", "if", "lock-token", "overwrite", "timeout", "translate",
    ]
    return all
  }
}

extension ManagedRequestPolicy {
  /// The length of the query, which matters to `RequestScreen` from a length on.
  fileprivate var dependencies: RequestDependencies {
    var all = RequestDependencies()
    all.query =
      maxQueryStringLength.value < UInt64(RequestScreen.maximumQuery) ? .everything : .screened
    return all
  }
}

extension CustomErrorPolicy {
  /// Where the client is, and the URL that an executed page gets as its query.
  fileprivate var dependencies: RequestDependencies {
    var all = RequestDependencies.ofClient(when: errorMode == .detailedLocalOnly)
    all.query = .everything
    return all
  }
}

extension RequestFilteringPolicy {
  /// Header limits, rules that scan headers, and `Translate: f`, which makes a request a WebDAV request.
  var dependencies: RequestDependencies {
    var all = RequestDependencies()
    all.query = .screened
    if webDAVExempt.rawValue != 0 { all.headers.insert("translate") }
    let names = headerLimits.map(\.name) + rules.flatMap(\.headers)
    all.screenedHeaders = Set(names.map { String(decoding: $0, as: UTF8.self) })
    all.needsEveryHeader = rules.contains { $0.scanAllRaw }
    return all
  }
}
