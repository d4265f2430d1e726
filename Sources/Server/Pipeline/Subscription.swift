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

  static let core = "IIS Web Core"

  init(_ step: Step?, _ module: String, _ notification: Notification, _ priority: Priority = .medium) {
    self.module = module
    self.notification = notification
    self.priority = priority
    self.step = step
  }
}

/// The places in the life of a request where something can end it.
enum Step: UInt8, Sendable {
  case configuration, handlerSelection, urlSegments
  case dynamicIpRestriction, globalRewrite, requestFiltering, rewrite
  case sslAccess, lateSSLAccess, ipRestriction, secureRedirect, strictTransport
  case basicAuthentication, windowsAuthentication, digestAuthentication, certificateMapping
  case certificateMappings, formsAuthentication, anonymousAuthentication, requiredUser
  case basicChallenge, windowsChallenge, digestChallenge, loginRedirect
  case fileAccess, urlAuthorization, managedAuthorization, fileAuthorization
  case preConditions, mapRequestHandler, handlerModules
  case defaultDocument, directoryListing, staticFile, protocolSupport, isapi, cgi, fastCgi, managedHandler
  case aspNetCore, otherHandler
  case responseHeaders
  case configurationValidation, serverRuntime, requestEntity, managedValidation, customErrors
  case customErrorPages, redirection, webDAV, webSocket
  case outboundBeforeCache, outboundRules
}

/// A step of one scope's pipeline.
struct CompiledStep: Sendable {
  /// The index in `Pipeline.subscriptions`.
  var subscription: Int16
  var step: Step?
  /// The configuration fault that its module meets when it reads its section, or -1.
  var fault: Int32
}
