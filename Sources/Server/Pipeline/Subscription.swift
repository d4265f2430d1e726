/// A module's subscription to a notification, or a step of the web server core.
public struct Subscription: Sendable {
  /// The module's name in `<modules>`, or `IIS Web Core`.
  public let module: String
  /// The notification it runs in.
  public let notification: Notification
  let priority: Priority
  /// What it can do to a request; `nil` for subscriptions that cannot end one and are listed for the trace.
  let step: Step?

  /// The notification IIS's error page names: what the core does before the first one of the request counts
  /// as part of it.
  public var reportedNotification: Notification {
    module == Self.core && notification == .preBeginRequest ? .beginRequest : notification
  }

  static let core = coreName
  /// The name that stands for the web server core where a module's would.
  public static let coreName = "IIS Web Core"

  init(_ step: Step?, _ module: String, _ notification: Notification, _ priority: Priority = .medium) {
    self.module = module
    self.notification = notification
    self.priority = priority
    self.step = step
  }
}

/// The places in the life of a request where something can end it.
enum Step: UInt8, Sendable, CaseIterable {
  case configuration, handlerSelection, urlSegments
  case dynamicIpRestriction, globalRewrite, requestFiltering, rewrite
  case sslAccess, lateSSLAccess, ipRestriction, secureRedirect, strictTransport
  case filterAuthentication, basicAuthentication, windowsAuthentication, digestAuthentication,
    certificateMapping
  case certificateMappings, formsAuthentication, anonymousAuthentication, requiredUser
  case basicChallenge, windowsChallenge, digestChallenge, loginRedirect
  case fileAccess, urlAuthorization, managedAuthorization, fileAuthorization
  case preConditions, mapRequestHandler, handlerModules
  case defaultDocument, directoryListing, staticFile, protocolSupport, isapi, cgi, fastCgi, managedHandler
  case aspNetCore, otherHandler
  case responseHeaders
  case configurationValidation, serverRuntime, requestEntity, managedValidation, customErrors
  case customErrorPages, redirection, webDAV, webSocket, requestRouting, applicationInitialization
  case outboundBeforeCache, outboundRules
}

/// A step of one scope's pipeline.
struct CompiledStep: Sendable {
  /// The index in `Pipeline.subscriptions`.
  var subscription: Int16
  var step: Step?
  /// The configuration fault that its module meets when it reads its section, or -1.
  var fault: Int32
  /// The handlers for which the step does something; it is passed over for the others.
  var handlers: HandlerSet
  /// What a request must have for the step to do something.
  var needs: RequestTraits
}

/// What of a request, known before its pipeline runs, some steps need.
struct RequestTraits: OptionSet, Sendable {
  let rawValue: UInt8

  /// The method is neither GET nor HEAD.
  static let writes = RequestTraits(rawValue: 1)
  /// It has a Content-Length.
  static let declaresLength = RequestTraits(rawValue: 2)
  /// Some file or folder of the site has readers of its own.
  static let accessLists = RequestTraits(rawValue: 4)
  /// Other requests of the application are running.
  static let runningRequests = RequestTraits(rawValue: 8)

  /// It brings credentials: a header, or what is known of it says so.
  static let credentials = RequestTraits(rawValue: 16)
  /// No authentication module has said yet who it runs as.
  static let nobody = RequestTraits(rawValue: 32)
  /// It came without TLS.
  static let plain = RequestTraits(rawValue: 64)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ head: RequestHead, isGetOrHead: Bool, _ site: SiteScopes, isTLS: Bool, hasCredentials: Bool) {
    var traits: RequestTraits = []
    if !isGetOrHead { traits.insert(.writes) }
    if head.flags.contains(.hasContentLength) { traits.insert(.declaresLength) }
    if site.content.hasAccessLists { traits.insert(.accessLists) }
    if site.runningRequests > 0 { traits.insert(.runningRequests) }
    if !isTLS { traits.insert(.plain) }
    if hasCredentials || head.flags.contains(.hasAuthorization) { traits.insert(.credentials) }
    self = traits
  }
}

/// A set of kinds of handlers, and IsapiModule, which runs handlers of several kinds.
struct HandlerSet: OptionSet, Sendable {
  let rawValue: UInt32

  static let all = HandlerSet(rawValue: .max)
  static let isapi = HandlerSet(rawValue: 1 << 31)

  init(rawValue: UInt32) { self.rawValue = rawValue }

  init(_ kind: Handler.Kind) { rawValue = 1 << UInt32(kind.rawValue) }

  /// The set a handler belongs to.
  init(_ handler: borrowing Handler) {
    rawValue = HandlerSet(handler.kind).rawValue | (handler.runsISAPI ? HandlerSet.isapi.rawValue : 0)
  }
}

extension Step {
  /// The handlers for which the step does something.
  var handlers: HandlerSet {
    switch self {
    case .staticFile, .defaultDocument, .directoryListing: HandlerSet(.staticFile)
    case .protocolSupport: HandlerSet(.protocolSupport)
    case .isapi: .isapi
    case .cgi: HandlerSet(.cgi)
    case .fastCgi: HandlerSet(.fastCgi)
    case .managedHandler:
      Handler.Kind.allCases.filter(\.isManaged).reduce(into: []) { $0.formUnion(HandlerSet($1)) }
    case .aspNetCore: HandlerSet(.aspNetCore)
    case .requestRouting: HandlerSet(.proxy)
    default: .all
    }
  }
}
