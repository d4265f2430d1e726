/// The stock servers that a configuration can start from. Source: stock-defaults 12.
public enum ServerPreset: String, CaseIterable, Sendable {
  /// Every role service but WebDAV, ASP.NET 3.5 and 4.x, ASP, URL Rewrite 2.1 and the ASP.NET Core module.
  case full
  /// The default role with ASP.NET 4.x.
  case aspnet
  /// The default Web Server role only.
  case `static`
  /// IIS Express.
  case express
}

/// Components that can be added to a preset or taken away. Source: stock-defaults 13.
public enum ServerComponent: String, CaseIterable, Sendable {
  /// URL Rewrite 2.1.
  case urlRewrite
  /// Application Request Routing 3.0.
  case arr
  /// The ASP.NET Core hosting bundle.
  case aspNetCore
  /// WebDAV Publishing.
  case webDAV
  /// Dynamic IP restrictions.
  case dynamicIp
  /// The CORS module.
  case cors
  /// HttpPlatformHandler.
  case httpPlatform
  /// iisnode.
  case iisnode
  /// Web Deploy.
  case webDeploy
  /// ASP.NET, all versions.
  case aspNet
  /// Classic ASP.
  case asp
  /// CGI and FastCGI.
  case cgi
  /// ISAPI extensions and filters.
  case isapi
  /// Windows authentication.
  case windowsAuthentication
  /// IP and domain restrictions.
  case ipSecurity
  /// HTTP redirection.
  case httpRedirect
  /// URL authorization.
  case urlAuthorization

  /// Section declarations: path, overrideModeDefault, allowDefinition where it is not Everywhere.
  var declarations: [String] {
    switch self {
    case .arr:
      [
        "system.webServer/proxy Deny AppHostOnly", "system.webServer/diskCache Deny AppHostOnly",
        "webFarms Deny AppHostOnly",
      ]
    case .aspNetCore: ["system.webServer/aspNetCore Allow"]
    case .cors: ["system.webServer/cors Allow"]
    case .httpPlatform: ["system.webServer/httpPlatform Allow"]
    case .iisnode: ["system.webServer/iisnode Allow"]
    case .webDeploy: ["system.webServer/wdeploy/backup Deny MachineToApplication"]
    default: []
    }
  }

  /// Rows of `<modules>`; `!` stands for lockItem.
  var modules: [String] {
    switch self {
    case .urlRewrite: ["RewriteModule"]
    case .arr: ["ApplicationRequestRouting"]
    case .aspNetCore: ["AspNetCoreModuleV2"]
    case .webDAV: ["WebDAVModule"]
    case .dynamicIp: ["DynamicIpRestrictionModule!"]
    case .cors: ["CorsModule"]
    case .httpPlatform: ["httpPlatformHandler"]
    case .iisnode: ["iisnode"]
    case .webDeploy, .aspNet, .asp: []
    case .cgi: ["CgiModule!", "FastCgiModule!"]
    case .isapi: ["IsapiModule!", "IsapiFilterModule!"]
    case .windowsAuthentication: ["WindowsAuthenticationModule!"]
    case .ipSecurity: ["IpRestrictionModule!"]
    case .httpRedirect: ["HttpRedirectionModule!"]
    case .urlAuthorization: ["UrlAuthorizationModule!"]
    }
  }

  /// Rows of `<globalModules>`: the name and its image in parentheses.
  var globalModules: [String] {
    switch self {
    case .urlRewrite: ["RewriteModule(rewrite.dll)"]
    case .arr: ["ApplicationRequestRouting(requestRouter.dll)"]
    case .aspNetCore: ["AspNetCoreModuleV2(aspnetcorev2.dll)"]
    case .webDAV: ["WebDAVModule(webdav.dll)"]
    case .dynamicIp: ["DynamicIpRestrictionModule(diprestr.dll)"]
    case .cors: ["CorsModule(iiscors.dll)"]
    case .httpPlatform: ["httpPlatformHandler(httpPlatformHandler.dll)"]
    case .iisnode: ["iisnode(iisnode.dll)"]
    case .webDeploy, .aspNet, .asp: []
    case .cgi: ["CgiModule(cgi.dll)", "FastCgiModule(iisfcgi.dll)"]
    case .isapi: ["IsapiModule(isapi.dll)", "IsapiFilterModule(filter.dll)"]
    case .windowsAuthentication: ["WindowsAuthenticationModule(authsspi.dll)"]
    case .ipSecurity: ["IpRestrictionModule(iprestr.dll)"]
    case .httpRedirect: ["HttpRedirectionModule(redirect.dll)"]
    case .urlAuthorization: ["UrlAuthorizationModule(urlauthz.dll)"]
    }
  }
}
