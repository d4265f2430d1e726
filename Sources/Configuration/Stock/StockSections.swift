internal import StatusCodes

/// The sections of `<system.webServer>` in stock files, but for modules and handlers, in file order.
/// Source: stock-defaults 6, 8 and 12.3. What is not listed has no content there: schema defaults hold.
struct StockSections {
  let preset: ServerPreset
  let version: IISVersion
  let components: Set<ServerComponent>

  private var hasASPNet: Bool { components.contains(.aspNet) }
  private var hasEverything: Bool { preset == .full || preset == .express }

  /// The sections as XML lines, indented for their place in the file.
  var xml: [String] {
    let lines =
      [#"<caching enabled="true" enableKernelCache="true"/>"#] + defaultDocument
      + [#"<directoryBrowse enabled="false"/>"#] + httpErrors
      + [#"<httpLogging dontLog="false"/>"#] + httpProtocol
      + (hasEverything ? [#"<httpRedirect enabled="false"/>"#] : [])
      + ["<security>"] + (security.map { "  " + $0 }) + ["</security>"]
      + [#"<staticContent lockAttributes="isDocFooterFileName">"#]
      + StockMimeTypes.xml(version).map { "  " + $0 } + ["</staticContent>"] + webDAV
    return lines.map { "    " + $0 }
  }

  private var defaultDocument: [String] {
    let names = ["Default.htm", "Default.asp", "index.htm", "index.html", "iisstart.htm"]
    let rows = (names + (hasASPNet ? ["default.aspx"] : [])).map { "    <add value=\"\($0)\"/>" }
    return [#"<defaultDocument enabled="true">"#, "  <files>"] + rows + ["  </files>", "</defaultDocument>"]
  }

  private var httpErrors: [String] {
    let folder = preset == .express ? #"%IIS_BIN%\custerr"# : #"%SystemDrive%\inetpub\custerr"#
    let rows = [401, 403, 404, 405, 406, 412, 500, 501, 502].map { code in
      "  <error statusCode=\"\(code)\" prefixLanguageFilePath=\"\(folder)\" path=\"\(code).htm\"/>"
    }
    return [#"<httpErrors lockAttributes="allowAbsolutePathsWhenDelegated,defaultPath">"#] + rows
      + ["</httpErrors>"]
  }

  private var httpProtocol: [String] {
    let header = hasASPNet ? [#"    <add name="X-Powered-By" value="ASP.NET"/>"#] : []
    return ["<httpProtocol>", "  <customHeaders>", "    <clear/>"] + header
      + [
        "  </customHeaders>", "  <redirectHeaders>", "    <clear/>", "  </redirectHeaders>",
        "</httpProtocol>",
      ]
  }

  private var security: [String] {
    [
      #"<access sslFlags="None"/>"#, "<authentication>",
      "  <anonymousAuthentication enabled=\"true\" userName=\"\(preset == .express ? "" : "IUSR")\"/>",
    ] + (hasEverything ? authentication.map { "  " + $0 } : []) + ["</authentication>"]
      + (hasEverything
        ? [
          "<authorization>", #"  <add accessType="Allow" users="*"/>"#, "</authorization>",
          #"<ipSecurity allowUnlisted="true"/>"#,
        ] : [])
      + isapiCgiRestriction
      + StockRequestFiltering.xml(hasASPNet: hasASPNet, hasASP: components.contains(.asp))
  }

  private var authentication: [String] {
    [
      #"<basicAuthentication enabled="false"/>"#,
      #"<clientCertificateMappingAuthentication enabled="false"/>"#,
      #"<digestAuthentication enabled="false"/>"#,
      #"<iisClientCertificateMappingAuthentication enabled="false"/>"#,
      #"<windowsAuthentication enabled="false">"#,
      #"  <providers><add value="Negotiate"/><add value="NTLM"/></providers>"#, "</windowsAuthentication>",
    ]
  }

  private var isapiCgiRestriction: [String] {
    var rows: [String] = []
    func row(_ path: String, _ group: String) {
      rows.append(
        "  <add path=\"\(path)\" allowed=\"true\" groupId=\"\(group)\" description=\"\(group)\"/>")
    }
    let framework = #"%windir%\Microsoft.NET\Framework"#
    if preset == .full, components.contains(.asp) { row(#"%windir%\system32\inetsrv\asp.dll"#, "ASP") }
    if components.contains(.webDAV) { row(#"%windir%\system32\inetsrv\webdav.dll"#, "WEBDAV") }
    if preset == .express {
      row(framework + #"64\v4.0.30319\webengine4.dll"#, "ASP.NET_v4.0")
      row(framework + #"\v4.0.30319\webengine4.dll"#, "ASP.NET_v4.0")
    }
    if hasEverything, hasASPNet {
      row(framework + #"64\v2.0.50727\aspnet_isapi.dll"#, "ASP.NET v2.0.50727")
      row(framework + #"\v2.0.50727\aspnet_isapi.dll"#, "ASP.NET v2.0.50727")
    }
    if preset != .express, hasASPNet {
      row(framework + #"\v4.0.30319\aspnet_isapi.dll"#, "ASP.NET v4.0.30319")
      row(framework + #"64\v4.0.30319\aspnet_isapi.dll"#, "ASP.NET v4.0.30319")
    }
    guard !rows.isEmpty else { return ["<isapiCgiRestriction/>"] }
    let unlisted =
      preset == .express ? #" notListedIsapisAllowed="true" notListedCgisAllowed="true""# : ""
    return ["<isapiCgiRestriction\(unlisted)>"] + rows + ["</isapiCgiRestriction>"]
  }

  /// WebDAV's sections have content where the feature is installed, and in IIS Express.
  private var webDAV: [String] {
    guard components.contains(.webDAV) || preset == .express else { return [] }
    return [
      "<webdav>", "  <globalSettings>",
      #"    <propertyStores><add name="webdav_simple_prop" image="webdav_simple_prop.dll"/></propertyStores>"#,
      #"    <lockStores><add name="webdav_simple_lock" image="webdav_simple_lock.dll"/></lockStores>"#,
      "  </globalSettings>",
      #"  <authoring><locks enabled="true" lockStore="webdav_simple_lock"/></authoring>"#,
      "  <authoringRules/>", "</webdav>",
    ]
  }
}
