/// The rows of `<modules>` and `<globalModules>` in stock files. Source: stock-defaults 5 and 12.1.
enum StockModules {
  /// `!` stands for lockItem, `{m}` for the preCondition managedHandler, `{m4}` and `{m2}` for
  /// managedHandler with a runtime version.
  private static func table(_ preset: ServerPreset) -> String {
    switch preset {
    case .full:
      """
      IsapiFilterModule! BasicAuthenticationModule! IsapiModule! HttpLoggingModule! HttpCacheModule!
      DynamicCompressionModule! StaticCompressionModule! DefaultDocumentModule!
      DirectoryListingModule! ProtocolSupportModule! HttpRedirectionModule! ServerSideIncludeModule!
      StaticFileModule! AnonymousAuthenticationModule! CertificateMappingAuthenticationModule!
      UrlAuthorizationModule! WindowsAuthenticationModule! DigestAuthenticationModule!
      IISCertificateMappingAuthenticationModule! IpRestrictionModule! DynamicIpRestrictionModule!
      RequestFilteringModule! CustomLoggingModule! CustomErrorModule! FailedRequestsTracingModule!
      CgiModule! FastCgiModule! ConfigurationValidationModule! ApplicationInitializationModule!
      WebSocketModule! ServiceModel{m2} UrlRoutingModule-4.0{m4} ScriptModule-4.0{m4} OutputCache{m}
      Session{m} WindowsAuthentication{m} FormsAuthentication{m} DefaultAuthentication{m}
      RoleManager{m} UrlAuthorization{m} FileAuthorization{m} AnonymousIdentification{m} Profile{m}
      UrlMappingsModule{m} ServiceModel-4.0{m4} RewriteModule AspNetCoreModuleV2
      """
    case .static:
      """
      HttpLoggingModule! HttpCacheModule! StaticCompressionModule! DefaultDocumentModule!
      DirectoryListingModule! ProtocolSupportModule! StaticFileModule! AnonymousAuthenticationModule!
      RequestFilteringModule! CustomErrorModule!
      """
    case .aspnet:
      """
      IsapiModule! IsapiFilterModule! HttpLoggingModule! HttpCacheModule! StaticCompressionModule!
      DefaultDocumentModule! DirectoryListingModule! ProtocolSupportModule! StaticFileModule!
      AnonymousAuthenticationModule! RequestFilteringModule! CustomErrorModule! OutputCache{m}
      Session{m} WindowsAuthentication{m} FormsAuthentication{m} DefaultAuthentication{m}
      RoleManager{m} UrlAuthorization{m} FileAuthorization{m} AnonymousIdentification{m} Profile{m}
      UrlMappingsModule{m} ConfigurationValidationModule! UrlRoutingModule-4.0{m4}
      ScriptModule-4.0{m4}
      """
    case .express:
      """
      IsapiFilterModule! BasicAuthenticationModule! IsapiModule! HttpLoggingModule!
      DynamicCompressionModule! StaticCompressionModule! DefaultDocumentModule!
      DirectoryListingModule! ProtocolSupportModule! HttpRedirectionModule! ServerSideIncludeModule!
      StaticFileModule! AnonymousAuthenticationModule! CertificateMappingAuthenticationModule!
      UrlAuthorizationModule! WindowsAuthenticationModule! IISCertificateMappingAuthenticationModule!
      WebMatrixSupportModule! IpRestrictionModule! DynamicIpRestrictionModule! RequestFilteringModule!
      CustomLoggingModule! CustomErrorModule! FailedRequestsTracingModule! CgiModule! FastCgiModule!
      RewriteModule OutputCache{m} Session{m} WindowsAuthentication{m} FormsAuthentication{m}
      DefaultAuthentication{m} RoleManager{m} UrlAuthorization{m} FileAuthorization{m}
      AnonymousIdentification{m} Profile{m} UrlMappingsModule{m} ApplicationInitializationModule!
      WebSocketModule! ServiceModel-4.0{m4} ConfigurationValidationModule! UrlRoutingModule-4.0{m4}
      ScriptModule-4.0{m4} AspNetCoreModule! AspNetCoreModuleV2!
      """
    }
  }

  /// The rows of a preset as XML, one a line, without indentation.
  static func xml(_ preset: ServerPreset, with: Set<ServerComponent>, without: Set<ServerComponent>)
    -> [String]
  {
    var rows = table(preset).words.map(String.init)
    let names = Set(rows.map { name(of: $0) })
    for component in ServerComponent.allCases where with.contains(component) {
      rows += component.modules.filter { !names.contains(name(of: $0)) }
    }
    let removed = Set(without.flatMap { $0.modules.map { name(of: $0) } })
    if without.contains(.aspNet) {
      rows.removeAll { $0.contains("{m") || $0.hasPrefix("ConfigurationValidation") }
    }
    return rows.filter { !removed.contains(name(of: $0)) }.map(xml)
  }

  static func name(of row: String) -> String { String(row.part(before: "{").part(before: "!")) }

  private static func xml(_ row: String) -> String {
    let name = name(of: row)
    var text = "<add name=\"\(name)\""
    if row.contains("{m") {
      text += " type=\"\(type(name))\" preCondition=\"managedHandler"
      if row.hasSuffix("{m4}") { text += ",runtimeVersionv4.0" }
      if row.hasSuffix("{m2}") { text += ",runtimeVersionv2.0" }
      text += "\""
    }
    return text + (row.hasSuffix("!") ? " lockItem=\"true\"/>" : "/>")
  }

  private static func type(_ name: String) -> String {
    switch name {
    case "OutputCache": "System.Web.Caching.OutputCacheModule"
    case "Session": "System.Web.SessionState.SessionStateModule"
    case "Profile": "System.Web.Profile.ProfileModule"
    case "UrlMappingsModule": "System.Web.UrlMappingsModule"
    case "UrlRoutingModule-4.0": "System.Web.Routing.UrlRoutingModule"
    case "ScriptModule-4.0": "System.Web.Handlers.ScriptModule"
    case "ServiceModel-4.0": "System.ServiceModel.Activation.ServiceHttpModule"
    case "ServiceModel": "System.ServiceModel.Activation.HttpModule"
    default: "System.Web.Security.\(name)Module"
    }
  }
}
