/// What machine.config declares, so that it is known without a declaration (configuration 4.4).
enum MachineDeclarations {
  /// Section paths known under a .NET runtime; `isVersion2` selects v2.0.50727 instead of v4.0.30319.
  static func sections(isVersion2: Bool) -> [String] {
    var paths: [String] = []
    for line in groups.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let group = line[..<colon]
      for word in line[line.index(after: colon)...].split(separator: " ") {
        let isVersion4 = word.hasSuffix("+")
        if isVersion4 && isVersion2 { continue }
        let name = isVersion4 ? word.dropLast() : word
        paths.append(group.isEmpty ? String(name) : "\(group)/\(name)")
      }
    }
    return paths
  }

  /// `group: sections`, a continuation repeats the group; `+` marks what came with .NET 3.5 SP1 or 4.0.
  private static let groups = """
    : appSettings connectionStrings mscorlib runtime assemblyBinding satelliteassemblies startup
    : system.codedom system.data system.data.dataset system.data.odbc system.data.oledb
    : system.data.oracleclient system.data.sqlclient system.diagnostics system.runtime.remoting
    : system.windows.forms windows uri+ system.webServer
    system.web: anonymousIdentification authentication authorization browserCaps clientTarget compilation
    system.web: customErrors deployment deviceFilters fullTrustAssemblies+ globalization healthMonitoring
    system.web: hostingEnvironment httpCookies httpHandlers httpModules httpRuntime identity machineKey
    system.web: membership mobileControls pages partialTrustVisibleAssemblies+ processModel profile
    system.web: protocols roleManager securityPolicy sessionPageState sessionState siteMap trace trust
    system.web: urlMappings webControls webParts webServices xhtmlConformance
    system.web/caching: cache outputCache outputCacheSettings sqlCacheDependency
    system.web.extensions/scripting: scriptResourceHandler+
    system.web.extensions/scripting/webServices: jsonSerialization+ profileService+
    system.web.extensions/scripting/webServices: authenticationService+ roleService+
    system.net: authenticationModules connectionManagement defaultProxy requestCaching settings
    system.net: webRequestModules
    system.net/mailSettings: smtp
    system.serviceModel: behaviors bindings client comContracts commonBehaviors diagnostics extensions
    system.serviceModel: machineSettings protocolMapping+ serviceHostingEnvironment services
    system.serviceModel: standardEndpoints+ routing+ tracking+
    system.serviceModel.activation: diagnostics net.pipe net.tcp
    system.runtime.serialization: dataContractSerializer
    system.runtime.caching: memoryCache+
    system.transactions: defaultSettings machineSettings
    system.xml.serialization: schemaImporterExtensions dateTimeSerialization xmlSerializer
    system.xaml.hosting: httpHandlers+
    """
}
