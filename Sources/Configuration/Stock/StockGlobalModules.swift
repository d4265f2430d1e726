/// The rows of `<globalModules>` in stock files. Source: stock-defaults 5.1 and 12.1.
enum StockGlobalModules {
  /// Each row is a name, its image in parentheses and its preCondition in braces.
  private static func table(_ preset: ServerPreset) -> String {
    switch preset {
    case .full:
      """
      HttpLoggingModule(loghttp.dll) UriCacheModule(cachuri.dll) FileCacheModule(cachfile.dll)
      TokenCacheModule(cachtokn.dll) HttpCacheModule(cachhttp.dll)
      DynamicCompressionModule(compdyn.dll) StaticCompressionModule(compstat.dll)
      DefaultDocumentModule(defdoc.dll) DirectoryListingModule(dirlist.dll)
      ProtocolSupportModule(protsup.dll) HttpRedirectionModule(redirect.dll)
      ServerSideIncludeModule(iis_ssi.dll) StaticFileModule(static.dll)
      AnonymousAuthenticationModule(authanon.dll) CertificateMappingAuthenticationModule(authcert.dll)
      UrlAuthorizationModule(urlauthz.dll) BasicAuthenticationModule(authbas.dll)
      WindowsAuthenticationModule(authsspi.dll) DigestAuthenticationModule(authmd5.dll)
      IISCertificateMappingAuthenticationModule(authmap.dll) IpRestrictionModule(iprestr.dll)
      DynamicIpRestrictionModule(diprestr.dll) RequestFilteringModule(modrqflt.dll)
      CustomLoggingModule(logcust.dll) CustomErrorModule(custerr.dll) TracingModule(iisetw.dll)
      FailedRequestsTracingModule(iisfreb.dll) RequestMonitorModule(iisreqs.dll)
      IsapiModule(isapi.dll) IsapiFilterModule(filter.dll) CgiModule(cgi.dll)
      FastCgiModule(iisfcgi.dll) ConfigurationValidationModule(validcfg.dll)
      ApplicationInitializationModule(warmup.dll) WebSocketModule(iiswsock.dll)
      ManagedEngine64(webengine.dll){integratedMode,runtimeVersionv2.0,bitness64}
      ManagedEngine(webengine.dll){integratedMode,runtimeVersionv2.0,bitness32}
      ManagedEngineV4.0_32bit(webengine4.dll){integratedMode,runtimeVersionv4.0,bitness32}
      ManagedEngineV4.0_64bit(webengine4.dll){integratedMode,runtimeVersionv4.0,bitness64}
      RewriteModule(rewrite.dll) AspNetCoreModuleV2(aspnetcorev2.dll)
      """
    case .static:
      """
      HttpLoggingModule(loghttp.dll) UriCacheModule(cachuri.dll) FileCacheModule(cachfile.dll)
      TokenCacheModule(cachtokn.dll) HttpCacheModule(cachhttp.dll)
      StaticCompressionModule(compstat.dll) DefaultDocumentModule(defdoc.dll)
      DirectoryListingModule(dirlist.dll) ProtocolSupportModule(protsup.dll)
      StaticFileModule(static.dll) AnonymousAuthenticationModule(authanon.dll)
      RequestFilteringModule(modrqflt.dll) CustomErrorModule(custerr.dll)
      """
    case .aspnet:
      """
      HttpLoggingModule(loghttp.dll) UriCacheModule(cachuri.dll) FileCacheModule(cachfile.dll)
      TokenCacheModule(cachtokn.dll) HttpCacheModule(cachhttp.dll)
      StaticCompressionModule(compstat.dll) DefaultDocumentModule(defdoc.dll)
      DirectoryListingModule(dirlist.dll) ProtocolSupportModule(protsup.dll)
      StaticFileModule(static.dll) AnonymousAuthenticationModule(authanon.dll)
      RequestFilteringModule(modrqflt.dll) CustomErrorModule(custerr.dll) IsapiModule(isapi.dll)
      IsapiFilterModule(filter.dll)
      ManagedEngineV4.0_32bit(webengine4.dll){integratedMode,runtimeVersionv4.0,bitness32}
      ManagedEngineV4.0_64bit(webengine4.dll){integratedMode,runtimeVersionv4.0,bitness64}
      ConfigurationValidationModule(validcfg.dll)
      """
    case .express:
      """
      HttpLoggingModule(loghttp.dll) UriCacheModule(cachuri.dll) TokenCacheModule(cachtokn.dll)
      DynamicCompressionModule(compdyn.dll) StaticCompressionModule(compstat.dll)
      DefaultDocumentModule(defdoc.dll) DirectoryListingModule(dirlist.dll)
      ProtocolSupportModule(protsup.dll) HttpRedirectionModule(redirect.dll)
      ServerSideIncludeModule(iis_ssi.dll) StaticFileModule(static.dll)
      AnonymousAuthenticationModule(authanon.dll) CertificateMappingAuthenticationModule(authcert.dll)
      UrlAuthorizationModule(urlauthz.dll) BasicAuthenticationModule(authbas.dll)
      WindowsAuthenticationModule(authsspi.dll) IISCertificateMappingAuthenticationModule(authmap.dll)
      IpRestrictionModule(iprestr.dll) DynamicIpRestrictionModule(diprestr.dll)
      RequestFilteringModule(modrqflt.dll) CustomLoggingModule(logcust.dll)
      CustomErrorModule(custerr.dll) FailedRequestsTracingModule(iisfreb.dll)
      RequestMonitorModule(iisreqs.dll) IsapiModule(isapi.dll) IsapiFilterModule(filter.dll)
      CgiModule(cgi.dll) FastCgiModule(iisfcgi.dll) RewriteModule(rewrite.dll)
      ConfigurationValidationModule(validcfg.dll) WebSocketModule(iiswsock.dll)
      WebMatrixSupportModule(webmatrixsup.dll)
      ManagedEngine(webengine.dll){integratedMode,runtimeVersionv2.0,bitness32}
      ManagedEngine64(webengine.dll){integratedMode,runtimeVersionv2.0,bitness64}
      ManagedEngineV4.0_32bit(webengine4.dll){integratedMode,runtimeVersionv4.0,bitness32}
      ManagedEngineV4.0_64bit(webengine4.dll){integratedMode,runtimeVersionv4.0,bitness64}
      ApplicationInitializationModule(warmup.dll) AspNetCoreModule(aspnetcore.dll)
      AspNetCoreModuleV2(aspnetcorev2.dll)
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
      rows += component.globalModules.filter { !names.contains(name(of: $0)) }
    }
    let removed = Set(without.flatMap { $0.globalModules.map { name(of: $0) } })
    if without.contains(.aspNet) { rows.removeAll { $0.hasPrefix("ManagedEngine") } }
    return rows.filter { !removed.contains(name(of: $0)) }.map { xml($0, preset) }
  }

  private static func name(of row: String) -> String { String(row.part(before: "(")) }

  private static func xml(_ row: String, _ preset: ServerPreset) -> String {
    let parts = row.utf8.split { "(){}".utf8.contains($0) }.map { Substring($0) }
    let image = parts.count > 1 ? parts[1] : ""
    var text = "<add name=\"\(parts[0])\" image=\"\(folder(image, preset))\\\(image)\""
    if parts.count > 2 { text += " preCondition=\"\(parts[2])\"" }
    return text + "/>"
  }

  private static func folder(_ image: Substring, _ preset: ServerPreset) -> String {
    switch image {
    case "webengine.dll": #"%windir%\Microsoft.NET\Framework\v2.0.50727"#
    case "webengine4.dll": #"%windir%\Microsoft.NET\Framework\v4.0.30319"#
    case "aspnetcorev2.dll": #"%ProgramFiles%\IIS\Asp.Net Core Module\V2"#
    case "requestRouter.dll": #"%ProgramFiles%\IIS\Application Request Routing"#
    default: preset == .express ? "%IIS_BIN%" : #"%windir%\System32\inetsrv"#
    }
  }
}
