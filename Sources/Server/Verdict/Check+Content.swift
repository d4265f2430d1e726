public import StatusCodes

/// The rules of handlers and content.
extension Check {
  /// The path of the setting the rule reads.
  var contentSettingPath: String {
    switch self {
    case .preCondition, .handlerMapping, .handlerResource, .handlerModule, .managedHandler,
      .managedResource, .handlerEvent, .globalAsa, .options, .trace, .staticVerb, .dynamicContent:
      "system.webServer/handlers"
    case .handlerAccess: "system.webServer/handlers/@accessPolicy"
    case .sourceRequest, .webDAVAuthoring, .webDAVSSL, .webDAVUser, .webDAVHeader, .webDAVBodyLength,
      .webDAVDepth,
      .webDAVLock, .webDAVPrecondition, .webDAVTarget, .webDAVDone:
      "system.webServer/webdav/authoring"
    case .webDAVRule, .webDAVMimeType: "system.webServer/webdav/authoringRules"
    case .coreHosting: "system.webServer/aspNetCore/@hostingModel"
    case .webSocketRequest: "system.webServer/webSocket"
    case .integratedModeConfiguration: "system.webServer/validation/@validateIntegratedModeConfiguration"
    case .runtimeEnabled, .concurrentRequests, .requestEntity, .uploadReadAhead:
      "system.webServer/serverRuntime"
    case .remappedRequest: "system.webServer/applicationInitialization/@remapManagedRequestsTo"
    case .applicationOffline: "app_offline.htm"
    case .managedRuntimeEnabled: "system.web/httpRuntime/@enable"
    case .managedUrlLength, .managedQueryLength, .managedPathCharacters, .managedPhysicalPath,
      .managedException:
      "system.web/httpRuntime"
    case .managedType: "system.webServer/modules"
    case .customErrors: "system.web/customErrors"
    case .redirection: "system.webServer/httpRedirect"
    case .errorPage, .otherPool: "system.webServer/httpErrors"
    case .isapiRestriction: "system.webServer/security/isapiCgiRestriction"
    case .fastCgiApplication: "system.webServer/fastCgi"
    case .mimeMap: "system.webServer/staticContent"
    case .directorySlash, .defaultDocument: "system.webServer/defaultDocument"
    case .directoryBrowse: "system.webServer/directoryBrowse/@enabled"
    default: "system.webServer/staticContent"
    }
  }

  /// The Win32 error behind the rule's answer, as `sc-win32-status` has it; `nil` where none is known.
  ///
  /// Source: content-and-errors 1.3, 2.5 to 2.8 and 4.1; url-rewrite 2.9.
  public func win32Error(_ status: StatusCode) -> UInt16? {
    switch self {
    case .handlerMapping, .handlerResource: 2
    case .handlerAccess, .allowedServerVariables: 5
    case .foreignRewrite: 123
    case .preCondition, .handlerModule: 13
    case .staticVerb: 1
    case .fileWithSlash: status.status == 404 ? 2 : 267
    case .mimeMap, .dynamicContent: 50
    case .isapiRestriction: 1260
    case .integratedModeConfiguration: 50
    case .accept, .notModified, .range, .staticFile, .directorySlash, .directoryBrowse, .managedResource: 0
    case .rewriteRule: 0
    default: nil
    }
  }

  /// Whether ASP.NET itself gives the rule's answer, so that `<customErrors>` sees it.
  var isManagedError: Bool {
    switch self {
    case .managedType, .managedUrlLength, .managedQueryLength, .managedPathCharacters, .managedPhysicalPath,
      .managedException, .managedHandler, .managedResource:
      true
    default: false
    }
  }

  /// How the rule is known. Source: content-and-errors 2 to 4.
  var contentEvidence: Evidence {
    switch self {
    case .preCondition, .handlerMapping, .handlerAccess, .handlerResource, .handlerModule, .managedResource,
      .options, .trace, .staticVerb, .fileWithSlash, .dynamicContent, .mimeMap, .accept, .notModified,
      .range, .staticFile, .directorySlash, .defaultDocument, .directoryBrowse,
      .integratedModeConfiguration, .managedType, .managedUrlLength, .managedPhysicalPath,
      .managedPathCharacters, .managedException, .customErrors, .errorPage, .concurrentRequests:
      .observed
    case .webDAVAuthoring: .observed
    case .redirection, .otherPool, .managedQueryLength, .webDAVDepth, .webDAVMimeType, .webSocketRequest:
      .documented
    case .isapiRestriction, .managedHandler, .hiddenFile, .precondition, .handlerEvent, .uploadReadAhead:
      .documented
    default: .inferred
    }
  }
}
