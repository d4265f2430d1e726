/// The order in which a request is decided. This table is the specification: `CompiledPipeline` sorts it by
/// notification, priority and the effective `<modules>` list of a path; every verb runs the result.
///
/// Before the first row HTTP.sys has read the head, cooked the path and routed the request to a site and an
/// application pool; it answers `refused` or `closed` by itself.
///
/// Source: access-control 1.1 to 1.4, request-filtering 1.1, http-sys 7.
public enum Pipeline {
  /// Every subscription that is known, in the order of a full installation.
  public static let subscriptions: [Subscription] = [
    Subscription(.dynamicIpRestriction, DynamicIpRestrictionModule.name, .preBeginRequest, .first),
    Subscription(.globalRewrite, RewriteModule.name, .preBeginRequest),
    Subscription(.configuration, Subscription.core, .preBeginRequest, .coreLast),
    Subscription(.handlerSelection, Subscription.core, .preBeginRequest, .coreLast),
    Subscription(.preConditions, Subscription.core, .preBeginRequest, .coreLast),
    Subscription(.urlSegments, Subscription.core, .beginRequest, .coreFirst),
    Subscription(.sslAccess, Subscription.core, .beginRequest, .coreFirst),
    Subscription(.serverRuntime, Subscription.core, .beginRequest, .coreFirst),
    Subscription(nil, "HttpCacheModule", .beginRequest, .first),
    Subscription(.ipRestriction, IpRestrictionModule.name, .beginRequest, .high),
    Subscription(.requestFiltering, RequestFilteringModule.name, .beginRequest, .high),
    Subscription(.lateSSLAccess, Subscription.core, .beginRequest, .high),
    Subscription(nil, "FailedRequestsTracingModule", .beginRequest),
    Subscription(.rewrite, RewriteModule.name, .beginRequest),
    Subscription(.configurationValidation, ConfigurationValidationModule.name, .beginRequest),
    Subscription(nil, "WebSocketModule", .beginRequest),
    Subscription(
      .applicationInitialization, ApplicationInitializationModule.name, .beginRequest, .low),
    Subscription(.secureRedirect, ProtocolSupportModule.name, .beginRequest, .last),
    Subscription(.managedValidation, ManagedPipelineHandler.name, .beginRequest, .last),
    Subscription(.filterAuthentication, IsapiFilterModule.name, .authenticateRequest, .first),
    Subscription(
      .certificateMapping, CertificateMappingAuthenticationModule.name, .authenticateRequest),
    Subscription(.basicAuthentication, BasicAuthenticationModule.name, .authenticateRequest),
    Subscription(.windowsAuthentication, WindowsAuthenticationModule.name, .authenticateRequest),
    Subscription(.digestAuthentication, DigestAuthenticationModule.name, .authenticateRequest),
    Subscription(
      .certificateMappings, IISCertificateMappingAuthenticationModule.name, .authenticateRequest),
    Subscription(.formsAuthentication, FormsAuthentication.name, .authenticateRequest),
    Subscription(.anonymousAuthentication, AnonymousAuthenticationModule.name, .authenticateRequest, .last),
    Subscription(.requiredUser, Subscription.core, .authenticateRequest, .coreLast),
    Subscription(.fileAccess, Subscription.core, .authenticateRequest, .coreLast),
    Subscription(.urlAuthorization, UrlAuthorizationModule.name, .authorizeRequest),
    Subscription(.managedAuthorization, UrlAuthorization.name, .authorizeRequest),
    Subscription(.fileAuthorization, FileAuthorization.name, .authorizeRequest),
    Subscription(.redirection, HttpRedirectionModule.name, .mapRequestHandler),
    Subscription(.webDAV, WebDAVModule.name, .mapRequestHandler),
    Subscription(.mapRequestHandler, Subscription.core, .mapRequestHandler, .coreLast),
    Subscription(.handlerModules, Subscription.core, .executeRequestHandler, .coreFirst),
    Subscription(.requestEntity, Subscription.core, .executeRequestHandler, .coreFirst),
    Subscription(.webSocket, WebSocketModule.name, .executeRequestHandler, .first),
    Subscription(.requestRouting, ApplicationRequestRouting.name, .executeRequestHandler),
    Subscription(.staticFile, StaticFileModule.name, .executeRequestHandler),
    Subscription(.defaultDocument, DefaultDocumentModule.name, .executeRequestHandler),
    Subscription(.directoryListing, DirectoryListingModule.name, .executeRequestHandler, .low),
    Subscription(.protocolSupport, ProtocolSupportModule.name, .executeRequestHandler),
    Subscription(.isapi, IsapiModule.name, .executeRequestHandler),
    Subscription(.cgi, CgiModule.name, .executeRequestHandler),
    Subscription(.fastCgi, FastCgiModule.name, .executeRequestHandler),
    Subscription(.managedHandler, ManagedPipelineHandler.name, .executeRequestHandler),
    Subscription(.aspNetCore, AspNetCoreModule.names[0], .executeRequestHandler),
    Subscription(.aspNetCore, AspNetCoreModule.names[1], .executeRequestHandler),
    Subscription(.otherHandler, Subscription.core, .executeRequestHandler, .coreLast),
    Subscription(.outboundBeforeCache, RewriteModule.name, .releaseRequestState),
    Subscription(nil, "CustomLoggingModule", .logRequest),
    Subscription(.loginRedirect, FormsAuthentication.name, .endRequest),
    Subscription(.strictTransport, ProtocolSupportModule.name, .sendResponse),
    Subscription(.basicChallenge, BasicAuthenticationModule.name, .sendResponse),
    Subscription(.windowsChallenge, WindowsAuthenticationModule.name, .sendResponse),
    Subscription(.digestChallenge, DigestAuthenticationModule.name, .sendResponse),
    Subscription(.customErrors, ManagedPipelineHandler.name, .endRequest),
    Subscription(.outboundRules, RewriteModule.name, .sendResponse, .low),
    Subscription(.customErrorPages, CustomErrorModule.name, .sendResponse),
    Subscription(.responseHeaders, Subscription.core, .sendResponse, .coreLast),
    Subscription(nil, "HttpLoggingModule", .sendResponse),
  ]
}
