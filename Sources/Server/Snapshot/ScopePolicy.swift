/// What holds for one scope: its pipeline and the configuration of every module in it, ready to run.
///
/// It cannot be copied: it is as large as all its policies, and every request reads it in place.
struct ScopePolicy: ~Copyable, Sendable {
  var pipeline = CompiledPipeline()
  var handlers: HandlerMap
  /// `limits/@maxUrlSegments` of the site; 0 where the version has no such limit.
  var maxUrlSegments: RequestFilteringPolicy.Limit
  var sslAccess = SSLAccessPolicy.none
  var ipRestriction = IpRestrictionPolicy.none
  var dynamicIpRestriction = DynamicIpRestrictionPolicy.none
  /// `nil` where the site's `<hsts>` does nothing.
  var strictTransport: StrictTransportPolicy?
  var authentication = AuthenticationPolicy.none
  var urlAuthorization = UrlAuthorizationPolicy.none
  var managedAuthorization = ManagedAuthorizationPolicy.none
  var requestFiltering: RequestFilteringPolicy
  /// The index of the setting with a preCondition IIS does not know, or -1.
  var badPreCondition: Int32 = -1
  var staticContent = StaticContentPolicy()
  var defaultDocument = DefaultDocumentPolicy()
  var directoryBrowse = DirectoryBrowsePolicy()
  /// `nil` where no rule is in force.
  var rewrite: RewritePolicy?
  var globalRewrite: RewritePolicy?
  /// `nil` where no outbound rule looks at content.
  var outbound: OutboundPolicy?
  var serverRuntime = ServerRuntimePolicy()
  var configurationValidation = ConfigurationValidationModule.Policy()
  var managedRequests = ManagedRequestPolicy()
  var customErrors = CustomErrorsPolicy()
  var customErrorPages = CustomErrorPolicy()
  var redirection = HttpRedirectionPolicy()
  var webDAV = WebDAVPolicy()
  var applicationInitialization = ApplicationInitializationModule.Policy()
  /// The index of `webSocket/@enabled`, or -1 where nobody checks handshakes.
  var webSocketSetting: Int32 = -1
  /// Whether ASP.NET Core applications of the scope run in the worker process.
  var isCoreInProcess = false
}

/// A policy behind one reference: taking it from a list copies nothing but the reference.
final class SharedPolicy: Sendable {
  let policy: ScopePolicy

  init(_ policy: consuming ScopePolicy) { self.policy = policy }
}
