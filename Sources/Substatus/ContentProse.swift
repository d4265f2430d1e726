internal import Server

/// What the rules of handlers and content are told as, and what to do about them.
enum ContentProse {
  static func explanation(_ check: Check, _ finding: Finding, seen: String, value: String) -> String {
    switch check {
    case .preCondition: "the preCondition '\(value)' has a condition IIS does not know"
    case .handlerMapping: "no handler mapping matches the path and the method"
    case .handlerAccess: "the mapping asks for a right that accessPolicy '\(value)' does not give"
    case .handlerResource: "the mapping '\(value)' needs a file or folder, and there is no '\(seen)'"
    case .handlerModule: "the mapping names the module '\(value)', which is not loaded"
    case .isapiRestriction: "isapiCgiRestriction does not let the program run"
    case .globalAsa: "global.asa holds the application's events and is never served"
    case .fastCgiApplication: "no <fastCgi> application is registered for the mapping's scriptProcessor"
    case .managedHandler: "the mapping '\(value)' refuses this type of page"
    case .managedResource: "ASP.NET finds no file '\(seen)'"
    case .handlerEvent: "what was declared happens to the handler"
    case .options: "OPTIONS is answered by the server itself"
    case .trace:
      finding.result == .violated
        ? "TRACE is not enabled in the registry" : "TRACE is answered by the server itself"
    case .staticVerb: "a static file or folder takes GET and HEAD only, not \(seen)"
    case .fileWithSlash: "the URL goes on with a slash behind the name of a file"
    case .fileOpen: "opening the file fails with Win32 error \(finding.seen)"
    case .hiddenFile: "the file has the Hidden attribute"
    case .dynamicContent:
      "the mapping '\(value)' would take the file, but its preCondition does not hold in this pool"
    case .mimeMap: "no MIME type is configured for '\(seen)'"
    case .accept: "the Accept header covers no type the file has"
    case .precondition: "the client's condition '\(seen)' does not hold"
    case .notModified: "the client's copy is current"
    case .range:
      finding.result == .violated
        ? "no part of '\(seen)' lies in the file's \(finding.limit) bytes" : "a part of the file is sent"
    case .staticFile: "the file is served"
    case .directorySlash: "the URL of a folder lacks its slash"
    case .defaultDocument: "the folder has the default document '\(value)'"
    case .integratedModeConfiguration:
      "an integrated pool does not obey this setting, and the application has it validated"
    case .runtimeEnabled: "the application is switched off by <serverRuntime enabled>"
    case .concurrentRequests:
      "\(finding.seen) requests of the application run already, \(finding.limit) are allowed"
    case .requestEntity: "the body is \(finding.seen) bytes, at most \(finding.limit) are allowed"
    case .managedType: "no assembly has the managed type that '\(value)' names"
    case .managedUrlLength:
      "ASP.NET takes a path of \(finding.limit) characters at most, this one has \(finding.seen)"
    case .managedQueryLength:
      "ASP.NET takes a query of \(finding.limit) bytes at most, this one has \(finding.seen)"
    case .managedPathCharacters: "ASP.NET lets no path have the character '\(seen)'"
    case .managedPhysicalPath: "ASP.NET lets no path have '\(seen)', which means something to Windows"
    case .managedException:
      finding.limit > 0
        ? "the body is \(finding.seen) bytes, ASP.NET reads \(finding.limit) at most"
        : "the application's code throws"
    case .customErrors: "ASP.NET gives its error page '\(value)'"
    case .redirection: "every request here is redirected to '\(value)'"
    case .errorPage: "the error page '\(value)' takes the place of the response"
    case .otherPool: "the error page '\(value)' belongs to an application of another pool"
    case .directoryBrowse:
      finding.result == .violated
        ? "the folder has no default document, and browsing is off" : "the folder is listed"
    default: ""
    }
  }

  static func remedy(_ check: Check, _ finding: Finding, seen: String, value: String) -> String? {
    guard finding.result == .violated else { return nil }
    return switch check {
    case .preCondition: "correct the preCondition"
    case .handlerMapping: "add a mapping, or put back <add name=\"StaticFile\" .../>"
    case .handlerAccess: "<handlers accessPolicy=\"Read, Script\">"
    case .handlerResource, .managedResource: "put the file there, or correct the URL"
    case .handlerModule: "add '\(value)' to <modules>, or install its feature"
    case .isapiRestriction:
      "add the program with allowed=\"true\" to <isapiCgiRestriction> in applicationHost.config"
    case .fastCgiApplication: "add an <application> with the same fullPath and arguments to <fastCgi>"
    case .staticVerb: "map the URL to a handler that takes the method"
    case .integratedModeConfiguration:
      "move it to <system.webServer>, or <validation validateIntegratedModeConfiguration=\"false\"/>"
    case .runtimeEnabled: "<serverRuntime enabled=\"true\"/>"
    case .concurrentRequests: "<serverRuntime appConcurrentRequestLimit=\"\(finding.seen)\"/>"
    case .requestEntity: "<serverRuntime maxRequestEntityAllowed=\"\(finding.seen)\"/>"
    case .managedType: "deploy the assembly, or correct the type"
    case .managedUrlLength: "<httpRuntime maxUrlLength=\"\(finding.seen)\"/>"
    case .managedQueryLength: "<httpRuntime maxQueryStringLength=\"\(finding.seen)\"/>"
    case .managedPathCharacters:
      "take '\(seen)' out of <httpRuntime requestPathInvalidCharacters>, if the application can cope"
    case .managedPhysicalPath: "<httpRuntime relaxedUrlToFileSystemMapping=\"true\"/>"
    case .managedException where finding.limit > 0:
      "<httpRuntime maxRequestLength=\"\(finding.seen / 1024 + 1)\"/>"
    case .otherPool: "put both applications into one pool, or name a page of the same application"
    case .hiddenFile: "take the Hidden attribute away"
    case .dynamicContent:
      "put the application into a pool with the runtime, mode and bitness the mapping asks for"
    case .mimeMap:
      "<staticContent><mimeMap fileExtension=\"\(seen.hasPrefix(".") ? seen : ".")\" mimeType=\"...\"/></staticContent>"
    case .directoryBrowse: "add a default document, or <directoryBrowse enabled=\"true\"/>"
    default: nil
    }
  }
}
