/// The level at which IIS's modules ask for a section. Most ask for the request's URL (configuration 1.3).
enum ReadingLevel {
  case server, site, application, url

  /// - Parameter declaration: The section's, which limits some sections to applications.
  init(of section: String, _ declaration: SectionDeclaration?) {
    switch section {
    case "system.webServer/globalModules", "system.webServer/security/isapiCgiRestriction",
      "system.webServer/rewrite/globalRules", "system.webServer/proxy", "system.webServer/diskCache",
      "webFarms":
      self = .server
    case "system.webServer/webdav/authoring", "system.webServer/security/dynamicIpSecurity",
      "system.webServer/security/authentication/iisClientCertificateMappingAuthentication":
      self = .site
    case "system.webServer/modules", "system.webServer/isapiFilters",
      "system.web/httpModules", "system.web/httpHandlers", "system.web/identity":
      // The last three are read by ConfigurationValidationModule, for the application (MH33).
      self = .application
    default:
      if section.hasPrefix("system.applicationHost/") {
        self = .server
      } else {
        self = declaration?.allowDefinition == .machineToApplication ? .application : .url
      }
    }
  }
}
