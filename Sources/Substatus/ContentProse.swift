internal import Server
internal import StatusCodes

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
    case .sourceRequest:
      "the client asks WebDAV for the source of a file, and WebDAV does not take the request"
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
    case .remappedRequest: "the application is being started, and '\(value)' takes its place"
    case .applicationOffline:
      "an app_offline.htm lies in the application's folder: the application is offline"
    case .uploadReadAhead:
      "the server must read \(finding.seen) bytes before it can ask for a certificate, and reads \(finding.limit)"
    case .managedRuntimeEnabled: "<httpRuntime enable> switches the application off"
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
    case .otherPool: "what '\(value)' names belongs to an application of another pool"
    case .webDAVAuthoring:
      "WebDAVModule is there, and authoring is off: it refuses \(seen) whatever is mapped"
    case .webDAVSSL: "WebDAV is answered over TLS only"
    case .webDAVUser: "WebDAV asks for a user, and nobody signed in"
    case .webDAVHeader: header(finding)
    case .webDAVBodyLength:
      "the XML body is \(finding.seen) bytes, at most \(finding.limit) are allowed"
    case .webDAVRule: "the authoring rule that fits gives '\(value)' only"
    case .webDAVDepth: "listing a whole tree at once is not allowed"
    case .webDAVLock: lock(finding)
    case .webDAVMimeType: "no MIME type is configured for the file's name"
    case .webDAVPrecondition: "the client's condition '\(seen)' does not hold"
    case .webDAVTarget: target(finding)
    case .webDAVDone: "WebDAV does what it is asked"
    case .coreHosting:
      "another ASP.NET Core application of the pool runs, and one worker process cannot hold both"
    case .webSocketRequest:
      finding.result == .violated
        ? "the opening handshake of a WebSocket is malformed" : "the WebSocket is accepted"
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
    case .sourceRequest: "install WebDAV and <authoring enabled=\"true\"/>, or leave out 'Translate: f'"
    case .integratedModeConfiguration:
      "move it to <system.webServer>, or <validation validateIntegratedModeConfiguration=\"false\"/>"
    case .runtimeEnabled: "<serverRuntime enabled=\"true\"/>"
    case .concurrentRequests: "<serverRuntime appConcurrentRequestLimit=\"\(finding.seen)\"/>"
    case .requestEntity: "<serverRuntime maxRequestEntityAllowed=\"\(finding.seen)\"/>"
    case .applicationOffline: "remove app_offline.htm when the deployment is done"
    case .uploadReadAhead:
      "let the binding ask for the certificate in the handshake, or <serverRuntime uploadReadAheadSize=\"\(finding.seen)\"/>"
    case .managedRuntimeEnabled: "<httpRuntime enable=\"true\"/>"
    case .managedType: "deploy the assembly, or correct the type"
    case .managedUrlLength: "<httpRuntime maxUrlLength=\"\(finding.seen)\"/>"
    case .managedQueryLength: "<httpRuntime maxQueryStringLength=\"\(finding.seen)\"/>"
    case .managedPathCharacters:
      "take '\(seen)' out of <httpRuntime requestPathInvalidCharacters>, if the application can cope"
    case .managedPhysicalPath: "<httpRuntime relaxedUrlToFileSystemMapping=\"true\"/>"
    case .managedException where finding.limit > 0:
      "<httpRuntime maxRequestLength=\"\(finding.seen / 1024 + 1)\"/>"
    case .otherPool: "put both applications into one pool, or name a URL of the same application"
    case .webDAVAuthoring:
      "<modules><remove name=\"WebDAVModule\"/></modules>, and remove the handler WebDAV"
    case .webDAVRule: "add a rule with the right to <authoringRules> in applicationHost.config"
    case .webDAVDepth: "<properties allowInfinitePropfindDepth=\"true\"/>, or ask with Depth: 1"
    case .webDAVMimeType: "add a MIME type, or <authoringRules allowNonMimeMapFiles=\"true\">"
    case .coreHosting: "give each ASP.NET Core application a pool of its own"
    case .hiddenFile: "take the Hidden attribute away"
    case .dynamicContent:
      "put the application into a pool with the runtime, mode and bitness the mapping asks for"
    case .mimeMap:
      "<staticContent><mimeMap fileExtension=\"\(seen.hasPrefix(".") ? seen : ".")\" mimeType=\"...\"/></staticContent>"
    case .directoryBrowse: "add a default document, or <directoryBrowse enabled=\"true\"/>"
    default: nil
    }
  }

  /// What is wrong with a header or the body of WebDAV, by the substatus.
  private static func header(_ finding: Finding) -> String {
    switch finding.status?.substatus {
    case 1: "Destination is missing, or is no absolute URI or path"
    case 2: "the method takes no such Depth"
    case 3: "the If header is malformed"
    case 4: "Overwrite is T or F"
    case 5: "Translate is t or f"
    case 6: "the body is no XML that the method takes"
    case 7: "the length of the body cannot be used"
    case 8: "Timeout is a list of Second-N and Infinite"
    default: "Lock-Token is missing, or is no URI in angle brackets"
    }
  }

  private static func lock(_ finding: Finding) -> String {
    switch (finding.status?.status, finding.status?.substatus) {
    case (423, 2): "another lock stands on the resource"
    case (423, _): "the resource is locked, and the request does not name the lock"
    case (403, _): "writing asks for a lock, and none is named"
    case (405, _): "locks are not enabled"
    default: "no such lock stands on the resource"
    }
  }

  private static func target(_ finding: Finding) -> String {
    switch finding.status?.status {
    case 403: "source and destination are the same"
    case 405: "something of another kind stands there"
    case 409: "the folder that would hold it does not exist"
    case 415: "MKCOL takes no body"
    case 502: "the destination is on another server"
    case 507: "the store is full"
    default: "nothing stands there"
    }
  }
}
