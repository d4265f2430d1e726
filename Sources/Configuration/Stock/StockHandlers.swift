/// The rows of `<handlers>` in stock files. Source: stock-defaults 1 to 4, 12.1.
enum StockHandlers {
  /// Every row of a full server in file order: name, path, verbs, modules, script processor or type,
  /// resourceType, requireAccess, allowPathInfo, preCondition, responseBufferLimit; `-` where an attribute
  /// is not written. `page` and `form` are the usual verb lists, `4.0/64` the ISAPI extension of a .NET
  /// version and bitness, `C-4-64` the preCondition classicMode, runtimeVersionv4.0, bitness64.
  private static let table = #"""
    xamlx-ISAPI-4.0_64bit *.xamlx page isapi 4.0/64 - - - C-4-64 -
    xamlx-ISAPI-4.0_32bit *.xamlx page isapi 4.0/32 - - - C-4-32 -
    xamlx-Integrated-4.0 *.xamlx page - System.Xaml.Hosting.XamlHttpHandlerFactory - - - I-4 -
    rules-ISAPI-4.0_64bit *.rules * isapi 4.0/64 - - - C-4-64 -
    rules-ISAPI-4.0_32bit *.rules * isapi 4.0/32 - - - C-4-32 -
    rules-Integrated-4.0 *.rules * - System.ServiceModel.Activation.ServiceHttpHandlerFactory - - - I-4 -
    xoml-ISAPI-4.0_64bit *.xoml * isapi 4.0/64 - - - C-4-64 -
    xoml-ISAPI-4.0_32bit *.xoml * isapi 4.0/32 - - - C-4-32 -
    xoml-Integrated-4.0 *.xoml * - System.ServiceModel.Activation.ServiceHttpHandlerFactory - - - I-4 -
    svc-ISAPI-4.0_64bit *.svc * isapi 4.0/64 - - - C-4-64 -
    svc-ISAPI-4.0_32bit *.svc * isapi 4.0/32 - - - C-4-32 -
    svc-Integrated-4.0 *.svc * - System.ServiceModel.Activation.ServiceHttpHandlerFactory - - - I-4 -
    WebDAV * PROPFIND,PROPPATCH,MKCOL,PUT,COPY,DELETE,MOVE,LOCK,UNLOCK WebDAVModule - Unspecified None - - -
    ASPClassic *.asp form isapi asp File - - - -
    SecurityCertificate *.cer form isapi asp File - - - -
    ISAPI-dll *.dll * isapi - File Execute true - -
    AXD-ISAPI-4.0_64bit *.axd page isapi 4.0/64 - - - C-4-64 0
    PageHandlerFactory-ISAPI-4.0_64bit *.aspx page isapi 4.0/64 - - - C-4-64 0
    SimpleHandlerFactory-ISAPI-4.0_64bit *.ashx page isapi 4.0/64 - - - C-4-64 0
    WebServiceHandlerFactory-ISAPI-4.0_64bit *.asmx page isapi 4.0/64 - - - C-4-64 0
    HttpRemotingHandlerFactory-rem-ISAPI-4.0_64bit *.rem page isapi 4.0/64 - - - C-4-64 0
    HttpRemotingHandlerFactory-soap-ISAPI-4.0_64bit *.soap page isapi 4.0/64 - - - C-4-64 0
    aspq-ISAPI-4.0_64bit *.aspq * isapi 4.0/64 - - - C-4-64 0
    cshtm-ISAPI-4.0_64bit *.cshtm page isapi 4.0/64 - - - C-4-64 0
    cshtml-ISAPI-4.0_64bit *.cshtml page isapi 4.0/64 - - - C-4-64 0
    vbhtm-ISAPI-4.0_64bit *.vbhtm page isapi 4.0/64 - - - C-4-64 0
    vbhtml-ISAPI-4.0_64bit *.vbhtml page isapi 4.0/64 - - - C-4-64 0
    TraceHandler-Integrated-4.0 trace.axd page - System.Web.Handlers.TraceHandler - - - I-4 -
    WebAdminHandler-Integrated-4.0 WebAdmin.axd GET,DEBUG - System.Web.Handlers.WebAdminHandler - - - I-4 -
    AssemblyResourceLoader-Integrated-4.0 WebResource.axd GET,DEBUG - System.Web.Handlers.AssemblyResourceLoader - - - I-4 -
    PageHandlerFactory-Integrated-4.0 *.aspx page - System.Web.UI.PageHandlerFactory - - - I-4 -
    SimpleHandlerFactory-Integrated-4.0 *.ashx page - System.Web.UI.SimpleHandlerFactory - - - I-4 -
    WebServiceHandlerFactory-Integrated-4.0 *.asmx page - System.Web.Script.Services.ScriptHandlerFactory - - - I-4 -
    HttpRemotingHandlerFactory-rem-Integrated-4.0 *.rem page - System.Runtime.Remoting.Channels.Http.HttpRemotingHandlerFactory - - - I-4 -
    HttpRemotingHandlerFactory-soap-Integrated-4.0 *.soap page - System.Runtime.Remoting.Channels.Http.HttpRemotingHandlerFactory - - - I-4 -
    aspq-Integrated-4.0 *.aspq page - System.Web.HttpForbiddenHandler - - - I-4 -
    cshtm-Integrated-4.0 *.cshtm page - System.Web.HttpForbiddenHandler - - - I-4 -
    cshtml-Integrated-4.0 *.cshtml page - System.Web.HttpForbiddenHandler - - - I-4 -
    vbhtm-Integrated-4.0 *.vbhtm page - System.Web.HttpForbiddenHandler - - - I-4 -
    vbhtml-Integrated-4.0 *.vbhtml page - System.Web.HttpForbiddenHandler - - - I-4 -
    ScriptHandlerFactoryAppServices-Integrated-4.0 *_AppService.axd * - System.Web.Script.Services.ScriptHandlerFactory - - - I-4 -
    ScriptResourceIntegrated-4.0 *ScriptResource.axd GET,HEAD - System.Web.Handlers.ScriptResourceHandler - - - I-4 -
    AXD-ISAPI-4.0_32bit *.axd page isapi 4.0/32 - - - C-4-32 0
    PageHandlerFactory-ISAPI-4.0_32bit *.aspx page isapi 4.0/32 - - - C-4-32 0
    SimpleHandlerFactory-ISAPI-4.0_32bit *.ashx page isapi 4.0/32 - - - C-4-32 0
    WebServiceHandlerFactory-ISAPI-4.0_32bit *.asmx page isapi 4.0/32 - - - C-4-32 0
    HttpRemotingHandlerFactory-rem-ISAPI-4.0_32bit *.rem page isapi 4.0/32 - - - C-4-32 0
    HttpRemotingHandlerFactory-soap-ISAPI-4.0_32bit *.soap page isapi 4.0/32 - - - C-4-32 0
    aspq-ISAPI-4.0_32bit *.aspq * isapi 4.0/32 - - - C-4-32 0
    cshtm-ISAPI-4.0_32bit *.cshtm page isapi 4.0/32 - - - C-4-32 0
    cshtml-ISAPI-4.0_32bit *.cshtml page isapi 4.0/32 - - - C-4-32 0
    vbhtm-ISAPI-4.0_32bit *.vbhtm page isapi 4.0/32 - - - C-4-32 0
    vbhtml-ISAPI-4.0_32bit *.vbhtml page isapi 4.0/32 - - - C-4-32 0
    TraceHandler-Integrated trace.axd page - System.Web.Handlers.TraceHandler - - - I-2 -
    WebAdminHandler-Integrated WebAdmin.axd GET,DEBUG - System.Web.Handlers.WebAdminHandler - - - I-2 -
    AssemblyResourceLoader-Integrated WebResource.axd GET,DEBUG - System.Web.Handlers.AssemblyResourceLoader - - - I-2 -
    PageHandlerFactory-Integrated *.aspx page - System.Web.UI.PageHandlerFactory - - - I-2 -
    SimpleHandlerFactory-Integrated *.ashx page - System.Web.UI.SimpleHandlerFactory - - - I-2 -
    WebServiceHandlerFactory-Integrated *.asmx page - System.Web.Services.Protocols.WebServiceHandlerFactory - - - I-2 -
    HttpRemotingHandlerFactory-rem-Integrated *.rem page - System.Runtime.Remoting.Channels.Http.HttpRemotingHandlerFactory - - - I-2 -
    HttpRemotingHandlerFactory-soap-Integrated *.soap page - System.Runtime.Remoting.Channels.Http.HttpRemotingHandlerFactory - - - I-2 -
    AXD-ISAPI-2.0 *.axd page isapi 2.0/32 - - - C-2-32 0
    PageHandlerFactory-ISAPI-2.0 *.aspx page isapi 2.0/32 - - - C-2-32 0
    SimpleHandlerFactory-ISAPI-2.0 *.ashx page isapi 2.0/32 - - - C-2-32 0
    WebServiceHandlerFactory-ISAPI-2.0 *.asmx page isapi 2.0/32 - - - C-2-32 0
    HttpRemotingHandlerFactory-rem-ISAPI-2.0 *.rem page isapi 2.0/32 - - - C-2-32 0
    HttpRemotingHandlerFactory-soap-ISAPI-2.0 *.soap page isapi 2.0/32 - - - C-2-32 0
    AXD-ISAPI-2.0-64 *.axd page isapi 2.0/64 - - - C-2-64 0
    PageHandlerFactory-ISAPI-2.0-64 *.aspx page isapi 2.0/64 - - - C-2-64 0
    SimpleHandlerFactory-ISAPI-2.0-64 *.ashx page isapi 2.0/64 - - - C-2-64 0
    WebServiceHandlerFactory-ISAPI-2.0-64 *.asmx page isapi 2.0/64 - - - C-2-64 0
    HttpRemotingHandlerFactory-rem-ISAPI-2.0-64 *.rem page isapi 2.0/64 - - - C-2-64 0
    HttpRemotingHandlerFactory-soap-ISAPI-2.0-64 *.soap page isapi 2.0/64 - - - C-2-64 0
    CGI-exe *.exe * CgiModule - File Execute true - -
    SSINC-stm *.stm form ServerSideIncludeModule - File - - - -
    SSINC-shtm *.shtm form ServerSideIncludeModule - File - - - -
    SSINC-shtml *.shtml form ServerSideIncludeModule - File - - - -
    TRACEVerbHandler * TRACE ProtocolSupportModule - - None - - -
    OPTIONSVerbHandler * OPTIONS ProtocolSupportModule - - None - - -
    rules-64-ISAPI-2.0 *.rules * isapi 2.0/64 - - - C-2-64 -
    rules-ISAPI-2.0 *.rules * isapi 2.0/32 - - - C-2-32 -
    rules-Integrated *.rules * - System.ServiceModel.Activation.HttpHandler - - - I-2 -
    xoml-64-ISAPI-2.0 *.xoml * isapi 2.0/64 - - - C-2-64 -
    xoml-ISAPI-2.0 *.xoml * isapi 2.0/32 - - - C-2-32 -
    xoml-Integrated *.xoml * - System.ServiceModel.Activation.HttpHandler - - - I-2 -
    svc-ISAPI-2.0-64 *.svc * isapi 2.0/64 - - - C-2-64 -
    svc-ISAPI-2.0 *.svc * isapi 2.0/32 - - - C-2-32 -
    svc-Integrated *.svc * - System.ServiceModel.Activation.HttpHandler - - - I-2 -
    ExtensionlessUrlHandler-ISAPI-4.0_32bit *. page isapi 4.0/32 - - - C-4-32 0
    ExtensionlessUrlHandler-ISAPI-4.0_64bit *. page isapi 4.0/64 - - - C-4-64 0
    ExtensionlessUrlHandler-Integrated-4.0 *. page - System.Web.Handlers.TransferRequestHandler - - - I-4 0
    StaticFile * * StaticFileModule,DefaultDocumentModule,DirectoryListingModule - Either Read - - -
    """#

  private static let rows = table.parts("\n").map { $0.parts(" ").map(String.init) }

  /// The row numbers of a preset, from 1, in file order.
  private static func order(_ preset: ServerPreset) -> [ClosedRange<Int>] {
    switch preset {
    case .full: [1...12, 14...92]
    case .static: [78...79, 92...92]
    case .aspnet: [16...42, 43...53, 78...79, 89...92]
    case .express:
      [
        17...22, 10...10, 4...4, 7...7, 1...1, 23...27, 43...48, 11...11, 5...5, 8...8, 2...2, 49...53,
        28...35, 12...12, 6...6, 9...9, 3...3, 36...42, 14...16, 54...79, 89...92,
      ]
    }
  }

  /// The rows of a preset as XML, one a line, without indentation.
  static func xml(_ preset: ServerPreset, with: Set<ServerComponent>, without: Set<ServerComponent>)
    -> [String]
  {
    var numbers = order(preset).flatMap { Array($0) }
    // The row of WebDAV stands first among the native ones.
    if with.contains(.webDAV) { numbers.insert(13, at: numbers.firstIndex { $0 > 12 } ?? 0) }
    return numbers.map { rows[$0 - 1] }.filter { !isRemoved($0, without) }.map(xml)
  }

  private static func isRemoved(_ row: [String], _ without: Set<ServerComponent>) -> Bool {
    let isManaged = row[4].hasPrefix("System.") || row[4].hasPrefix("4.0/") || row[4].hasPrefix("2.0/")
    if without.contains(.aspNet), isManaged { return true }
    if without.contains(.asp), row[4] == "asp" { return true }
    if without.contains(.cgi), row[3] == "CgiModule" { return true }
    if without.contains(.webDAV), row[0] == "WebDAV" { return true }
    return without.contains(.isapi) && row[3] == "isapi"
  }

  private static func xml(_ row: [String]) -> String {
    var text = "<add name=\"\(row[0])\" path=\"\(row[1])\" verb=\"\(verbs(row[2]))\""
    if row[4].hasPrefix("System.") { text += " type=\"\(row[4])\"" }
    if row[3] != "-" { text += " modules=\"\(row[3] == "isapi" ? "IsapiModule" : row[3])\"" }
    if let processor = processor(row[4]) { text += " scriptProcessor=\"\(processor)\"" }
    for (name, value) in zip(["resourceType", "requireAccess", "allowPathInfo"], row[5...7])
    where value != "-" {
      text += " \(name)=\"\(value)\""
    }
    if row[8] != "-" { text += " preCondition=\"\(preCondition(row[8]))\"" }
    if row[9] != "-" { text += " responseBufferLimit=\"\(row[9])\"" }
    return text + "/>"
  }

  private static func verbs(_ text: String) -> String {
    switch text {
    case "page": "GET,HEAD,POST,DEBUG"
    case "form": "GET,HEAD,POST"
    default: text
    }
  }

  private static func processor(_ text: String) -> String? {
    let framework = #"%windir%\Microsoft.NET\Framework"#
    return switch text {
    case "4.0/64": framework + #"64\v4.0.30319\aspnet_isapi.dll"#
    case "4.0/32": framework + #"\v4.0.30319\aspnet_isapi.dll"#
    case "2.0/64": framework + #"64\v2.0.50727\aspnet_isapi.dll"#
    case "2.0/32": framework + #"\v2.0.50727\aspnet_isapi.dll"#
    case "asp": #"%windir%\system32\inetsrv\asp.dll"#
    default: nil
    }
  }

  private static func preCondition(_ text: String) -> String {
    text.parts("-").map { token in
      switch token {
      case "C": "classicMode"
      case "I": "integratedMode"
      case "4": "runtimeVersionv4.0"
      case "2": "runtimeVersionv2.0"
      default: "bitness\(token)"
      }
    }.joined(separator: ",")
  }
}
