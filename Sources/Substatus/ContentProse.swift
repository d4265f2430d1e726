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
