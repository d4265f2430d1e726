internal import StatusCodes

/// Who reads a section, and which requests fail when it cannot be read. Source: configuration 5.2 and 5.3.
struct SectionConsumer: Sendable {
  /// The module that reads the section; `nil` for the core of IIS.
  let module: String?
  /// The requests for which it is read.
  let requests: String
  /// What they get when it is faulty; `nil` when nothing visible follows.
  let status: StatusCode?

  private init(_ module: String?, _ requests: String, _ status: StatusCode? = StatusCode(500, 19)) {
    self.module = module
    self.requests = requests
    self.status = status
  }

  /// The reader of a section; `nil` when IIS itself never reads it.
  init?(of section: String) {
    guard let row = Self.row(of: section) else { return nil }
    self = row
  }

  private static func row(of section: String) -> Self? {
    if let exact = rows[section] { return exact }
    if section.hasPrefix("system.webServer/rewrite/") {
      return Self("RewriteModule", "every request", StatusCode(500, 52))
    }
    if section.hasPrefix("system.webServer/webdav/") { return Self("WebDAVModule", "WebDAV requests") }
    if section.hasPrefix("system.applicationHost/") { return Self(nil, "every request", StatusCode(503)) }
    return nil
  }

  private static let security = "system.webServer/security/"
  private static let authentication = "system.webServer/security/authentication/"

  private static let rows: [String: Self] = [
    "system.webServer/handlers": Self(nil, "every request"),
    "system.webServer/modules": Self(nil, "every request"),
    "system.webServer/serverRuntime": Self(nil, "every request"),
    "system.webServer/caching": Self(nil, "every request"),
    "system.webServer/globalModules": Self(nil, "every request", StatusCode(503)),
    security + "access": Self(nil, "every request"),
    security + "requestFiltering": Self("RequestFilteringModule", "every request"),
    security + "ipSecurity": Self("IpRestrictionModule", "every request"),
    security + "dynamicIpSecurity": Self("DynamicIpRestrictionModule", "every request"),
    security + "authorization": Self("UrlAuthorizationModule", "every request"),
    security + "isapiCgiRestriction": Self(nil, "requests for ISAPI extensions and CGI programs"),
    authentication + "anonymousAuthentication": Self("AnonymousAuthenticationModule", "every request"),
    authentication + "basicAuthentication": Self("BasicAuthenticationModule", "every request"),
    authentication + "windowsAuthentication": Self("WindowsAuthenticationModule", "every request"),
    authentication + "digestAuthentication": Self("DigestAuthenticationModule", "every request"),
    authentication + "clientCertificateMappingAuthentication": Self(
      "CertificateMappingAuthenticationModule", "every request"),
    authentication + "iisClientCertificateMappingAuthentication": Self(
      "IISCertificateMappingAuthenticationModule", "every request"),
    "system.webServer/validation": Self("ConfigurationValidationModule", "every request"),
    "system.web/httpModules": Self("ConfigurationValidationModule", "every request"),
    "system.web/httpHandlers": Self("ConfigurationValidationModule", "every request"),
    "system.web/identity": Self("ConfigurationValidationModule", "every request"),
    "system.webServer/httpRedirect": Self("HttpRedirectionModule", "every request"),
    "system.webServer/staticContent": Self("StaticFileModule", "requests for static files that exist"),
    "system.webServer/defaultDocument": Self("DefaultDocumentModule", "requests for folders"),
    "system.webServer/directoryBrowse": Self(
      "DirectoryListingModule", "requests for folders without a default document"),
    "system.webServer/urlCompression": Self(
      "StaticCompressionModule", "requests of clients that accept compressed content"),
    "system.webServer/httpCompression": Self(
      "StaticCompressionModule", "requests of clients that accept compressed content"),
    "system.webServer/httpProtocol": Self(nil, "every request"),
    "system.webServer/httpErrors": Self("CustomErrorModule", "requests that end in an error"),
    "system.webServer/asp": Self("IsapiModule", "requests for ASP pages"),
    "system.webServer/cgi": Self("CgiModule", "requests for CGI programs"),
    "system.webServer/fastCgi": Self("FastCgiModule", "requests for FastCGI programs"),
    "system.webServer/serverSideInclude": Self("ServerSideIncludeModule", "requests for SSI pages"),
    "system.webServer/isapiFilters": Self("IsapiFilterModule", "every request"),
    "system.webServer/aspNetCore": Self("AspNetCoreModuleV2", "requests for the ASP.NET Core application"),
    "system.webServer/httpPlatform": Self("httpPlatformHandler", "requests for the application"),
    "system.webServer/iisnode": Self("iisnode", "requests for Node.js scripts", StatusCode(200)),
    "system.webServer/cors": Self("CorsModule", "requests with an Origin header"),
    "system.webServer/webSocket": Self("WebSocketModule", "WebSocket upgrades"),
    "system.webServer/applicationInitialization": Self("ApplicationInitializationModule", "every request"),
    "system.webServer/rewrite/globalRules": Self("RewriteModule", "every request", StatusCode(500, 51)),
    "system.webServer/httpLogging": Self("HttpLoggingModule", "every request", nil),
    "system.webServer/httpTracing": Self("TracingModule", "every request", nil),
    "system.webServer/odbcLogging": Self("CustomLoggingModule", "every request", nil),
    "system.webServer/tracing/traceFailedRequests": Self("FailedRequestsTracingModule", "every request", nil),
    "system.webServer/tracing/traceProviderDefinitions": Self(
      "FailedRequestsTracingModule", "every request", nil),
  ]
}
