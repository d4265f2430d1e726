internal import StatusCodes

/// The `<configSections>` of stock files. Source: stock-defaults 9 and 12.4.
enum StockDeclarations {
  /// Path, overrideModeDefault, and allowDefinition where it is not Everywhere. The in-box sections are
  /// declared whether or not their feature is installed.
  private static let inBox = """
    system.applicationHost/applicationPools Deny AppHostOnly
    system.applicationHost/configHistory Deny AppHostOnly
    system.applicationHost/customMetadata Deny AppHostOnly
    system.applicationHost/listenerAdapters Deny AppHostOnly
    system.applicationHost/log Deny AppHostOnly
    system.applicationHost/serviceAutoStartProviders Deny AppHostOnly
    system.applicationHost/sites Deny AppHostOnly
    system.applicationHost/webLimits Deny AppHostOnly
    system.webServer/asp Deny
    system.webServer/caching Allow
    system.webServer/cgi Deny
    system.webServer/defaultDocument Allow
    system.webServer/directoryBrowse Allow
    system.webServer/fastCgi Deny AppHostOnly
    system.webServer/globalModules Deny AppHostOnly
    system.webServer/handlers Deny
    system.webServer/httpCompression Allow Everywhere
    system.webServer/httpErrors Allow
    system.webServer/httpLogging Deny
    system.webServer/httpProtocol Allow
    system.webServer/httpRedirect Allow
    system.webServer/httpTracing Deny
    system.webServer/isapiFilters Deny MachineToApplication
    system.webServer/modules Deny MachineToApplication
    system.webServer/applicationInitialization Allow MachineToApplication
    system.webServer/odbcLogging Deny
    system.webServer/security/access Deny
    system.webServer/security/applicationDependencies Deny
    system.webServer/security/authentication/anonymousAuthentication Deny
    system.webServer/security/authentication/basicAuthentication Deny
    system.webServer/security/authentication/clientCertificateMappingAuthentication Deny
    system.webServer/security/authentication/digestAuthentication Deny
    system.webServer/security/authentication/iisClientCertificateMappingAuthentication Deny
    system.webServer/security/authentication/windowsAuthentication Deny
    system.webServer/security/authorization Allow
    system.webServer/security/ipSecurity Deny
    system.webServer/security/dynamicIpSecurity Deny
    system.webServer/security/isapiCgiRestriction Deny AppHostOnly
    system.webServer/security/requestFiltering Allow
    system.webServer/serverRuntime Deny
    system.webServer/serverSideInclude Deny
    system.webServer/staticContent Allow
    system.webServer/tracing/traceFailedRequests Allow
    system.webServer/tracing/traceProviderDefinitions Deny
    system.webServer/urlCompression Allow
    system.webServer/validation Allow
    system.webServer/webdav/globalSettings Deny
    system.webServer/webdav/authoring Deny
    system.webServer/webdav/authoringRules Deny
    system.webServer/webSocket Deny
    """

  private static let ftp = """
    system.ftpServer/log Deny AppHostOnly
    system.ftpServer/firewallSupport Deny AppHostOnly
    system.ftpServer/caching Deny AppHostOnly
    system.ftpServer/providerDefinitions Deny
    system.ftpServer/security/ipSecurity Deny
    system.ftpServer/security/requestFiltering Deny
    system.ftpServer/security/authorization Deny
    system.ftpServer/security/authentication Deny
    system.ftpServer/serverRuntime Deny AppHostOnly
    """

  private static let rewrite = """
    system.webServer/rewrite/globalRules Deny AppHostOnly
    system.webServer/rewrite/rules Allow
    system.webServer/rewrite/outboundRules Allow
    system.webServer/rewrite/providers Allow
    system.webServer/rewrite/rewriteMaps Allow
    system.webServer/rewrite/allowedServerVariables Deny
    """

  /// The declarations as nested XML, indented for their place in the file.
  static func xml(_ preset: ServerPreset, _ version: IISVersion, components: Set<ServerComponent>) -> [String]
  {
    var rows = parse(inBox)
    if version < .v8_0 {
      var later = ["/webSocket", "/applicationInitialization"]
      // For IIS 7 it is an add-on.
      if !components.contains(.dynamicIp) { later.append("/dynamicIpSecurity") }
      rows.removeAll { row in later.contains { row[0].hasSuffix($0) } }
    }
    if version == .v7_0 { rows.removeAll { $0[0].hasSuffix("/serviceAutoStartProviders") } }
    if version < .v10_0 {
      for index in rows.indices where rows[index][0].hasSuffix("/httpCompression") {
        rows[index] = [rows[index][0], "Deny", "AppHostOnly"]
      }
    }
    if preset != .express { rows += parse(ftp) }
    if components.contains(.urlRewrite) { rows += parse(rewrite) }
    for component in ServerComponent.allCases where components.contains(component) {
      rows += component.declarations.map { $0.parts(" ").map(String.init) }
    }
    return Group(rows.map { (path: $0[0].parts("/").map(String.init), row: $0) }).xml(indent: 4)
  }

  private static func parse(_ table: String) -> [[String]] {
    table.parts("\n").map { $0.parts(" ").map(String.init) }
  }

  /// Sections of one group, in the order of their first mention.
  private struct Group {
    var sections: [(name: String, row: [String])] = []
    var groups: [(name: String, members: [(path: [String], row: [String])])] = []

    init(_ members: [(path: [String], row: [String])]) {
      for (path, row) in members {
        guard let first = path.first else { continue }
        if path.count == 1 {
          sections.append((first, row))
        } else if let index = groups.firstIndex(where: { $0.name == first }) {
          groups[index].members.append((Array(path.dropFirst()), row))
        } else {
          groups.append((first, [(Array(path.dropFirst()), row)]))
        }
      }
    }

    func xml(indent: Int) -> [String] {
      let blank = String(repeating: " ", count: indent)
      var lines = sections.map { name, row in
        let definition = row.count > 2 ? " allowDefinition=\"\(row[2])\"" : ""
        return blank + "<section name=\"\(name)\"\(definition) overrideModeDefault=\"\(row[1])\"/>"
      }
      for (name, members) in groups {
        lines.append(blank + "<sectionGroup name=\"\(name)\">")
        lines += Group(members).xml(indent: indent + 2)
        lines.append(blank + "</sectionGroup>")
      }
      return lines
    }
  }
}
