internal import StatusCodes

/// The rules of handlers and content.
extension Check {
  /// The path of the setting the rule reads.
  var contentSettingPath: String {
    switch self {
    case .preCondition, .handlerMapping, .handlerResource, .handlerModule, .managedHandler,
      .managedResource, .handlerEvent, .globalAsa, .options, .trace, .staticVerb, .dynamicContent:
      "system.webServer/handlers"
    case .handlerAccess: "system.webServer/handlers/@accessPolicy"
    case .isapiRestriction: "system.webServer/security/isapiCgiRestriction"
    case .fastCgiApplication: "system.webServer/fastCgi"
    case .mimeMap: "system.webServer/staticContent"
    case .directorySlash, .defaultDocument: "system.webServer/defaultDocument"
    case .directoryBrowse: "system.webServer/directoryBrowse/@enabled"
    default: "system.webServer/staticContent"
    }
  }

  /// How the rule is known. Source: content-and-errors 2 to 4.
  var contentEvidence: Evidence {
    switch self {
    case .preCondition, .handlerMapping, .handlerAccess, .handlerResource, .handlerModule, .managedResource,
      .options, .trace, .staticVerb, .fileWithSlash, .dynamicContent, .mimeMap, .accept, .notModified,
      .range, .staticFile, .directorySlash, .defaultDocument, .directoryBrowse:
      .observed
    case .isapiRestriction, .managedHandler, .hiddenFile, .precondition, .handlerEvent: .documented
    default: .inferred
    }
  }
}
