/// The .NET Framework whose machine.config stands above applicationHost.config.
public enum FrameworkVersion: Sendable, Hashable, CaseIterable {
  /// 2.0 to 3.5.
  case v2
  /// 4.0 to 4.8; also the pools without managed code.
  case v4

  /// The version for an application pool's `managedRuntimeVersion`.
  init(managedRuntimeVersion: String) {
    self = managedRuntimeVersion.lowercased().hasPrefix("v2") ? .v2 : .v4
  }
}

extension DeclaredSections {
  /// What machine.config declares, by version (configuration 4.4).
  static func framework(_ version: FrameworkVersion) -> DeclaredSections {
    switch version {
    case .v2: frameworkV2
    case .v4: frameworkV4
    }
  }

  private static let frameworkV2 = DeclaredSections(.v2, listing: common)
  private static let frameworkV4 = DeclaredSections(.v4, listing: common + addedBy4)

  /// One group a line: the group, a colon, its sections.
  private init(_ framework: FrameworkVersion, listing: String) {
    self.init(framework: framework)
    for line in listing.parts("\n") {
      let parts = line.parts(":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let prefix = parts[0] == "." ? "" : "\(parts[0])/"
      for name in parts[1].parts(" ") {
        _ = declare(prefix + name, SectionDeclaration())
      }
    }
  }

  private static let common = """
    .: appSettings connectionStrings mscorlib runtime assemblyBinding satelliteassemblies startup
    .: system.codedom system.data system.data.dataset system.data.odbc system.data.oledb configProtectedData
    .: system.data.oracleclient system.data.sqlclient system.diagnostics system.runtime.remoting
    .: system.windows.forms windows
    system.web: anonymousIdentification authentication authorization browserCaps clientTarget compilation
    system.web: customErrors deployment deviceFilters globalization healthMonitoring hostingEnvironment
    system.web: httpCookies httpHandlers httpModules httpRuntime identity machineKey membership
    system.web: mobileControls pages processModel profile protocols roleManager securityPolicy
    system.web: sessionPageState sessionState siteMap trace trust urlMappings webControls webParts
    system.web: webServices xhtmlConformance
    system.web/caching: cache outputCache outputCacheSettings sqlCacheDependency
    system.net: authenticationModules connectionManagement defaultProxy requestCaching settings
    system.net: webRequestModules
    system.net/mailSettings: smtp
    system.serviceModel: behaviors bindings client comContracts commonBehaviors diagnostics extensions
    system.serviceModel: machineSettings serviceHostingEnvironment services
    system.serviceModel.activation: diagnostics net.pipe net.tcp
    system.runtime.serialization: dataContractSerializer
    system.transactions: defaultSettings machineSettings
    system.xml.serialization: schemaImporterExtensions dateTimeSerialization xmlSerializer

    """

  private static let addedBy4 = """
    .: uri
    system.web: fullTrustAssemblies partialTrustVisibleAssemblies
    system.web.extensions/scripting: scriptResourceHandler
    system.web.extensions/scripting/webServices: jsonSerialization profileService
    system.web.extensions/scripting/webServices: authenticationService roleService
    system.serviceModel: protocolMapping standardEndpoints routing tracking
    system.runtime.caching: memoryCache
    system.xaml.hosting: httpHandlers
    """
}
