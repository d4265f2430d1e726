/// The modules that answer with more than one code, so that each is spelled in one place.
extension CatalogueEntry.Source {
  /// The core, which error pages call "IIS Web Core".
  static func core(_ notification: String) -> Self {
    .iis(module: "IIS Web Core", notification: notification)
  }

  static var isapi: Self { .iis(module: "IsapiModule", notification: "EXECUTE_REQUEST_HANDLER") }
  static var cgi: Self { .iis(module: "CgiModule", notification: "EXECUTE_REQUEST_HANDLER") }
  static var configurationValidation: Self {
    .iis(module: "ConfigurationValidationModule", notification: "BEGIN_REQUEST")
  }
  static var dynamicIP: Self {
    .iis(module: "DynamicIpRestrictionModule", notification: "PRE_BEGIN_REQUEST")
  }
  static var httpRedirection: Self {
    .iis(module: "HttpRedirectionModule", notification: "MAP_REQUEST_HANDLER")
  }
  static var ipRestriction: Self { .iis(module: "IpRestrictionModule", notification: "BEGIN_REQUEST") }
  static var requestFiltering: Self {
    .iis(module: "RequestFilteringModule", notification: "BEGIN_REQUEST")
  }
  static var staticFile: Self { .iis(module: "StaticFileModule", notification: "EXECUTE_REQUEST_HANDLER") }
  static var webDAV: Self { .iis(module: "WebDAVModule", notification: "EXECUTE_REQUEST_HANDLER") }
  static var webSocket: Self { .iis(module: "WebSocketModule", notification: "EXECUTE_REQUEST_HANDLER") }

  static var applicationRequestRouting: Self { .addOn(name: "Application Request Routing") }
  static var aspNetCoreModule: Self { .addOn(name: "ASP.NET Core Module") }
  static var urlRewrite: Self { .addOn(name: "URL Rewrite") }
}
