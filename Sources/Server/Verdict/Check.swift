public import StatusCodes

/// A rule of IIS that can end a request, in the order in which they are met in a full installation.
public enum Check: UInt8, Sendable, CaseIterable {
  case configurationFault, urlSegments
  case sslRequired, cipherStrength, clientCertificate
  case certificateRevocation, certificateTime, certificateTrust
  case ipAddress, hostName, forwardedFor, addressConcurrency, addressRate, secureRedirect
  case filterAuthentication, logon, handshake, malformedCredentials, anonymousAccount, mappedAccount,
    deniedMapping, requiredUser
  case fileAccess, urlAuthorization, managedAuthorization, fileAuthorization, loginRedirect
  case contentLength, headerLimits, verbs, maxUrl, maxQueryString, doubleEscaping, highBitCharacters
  case urlSequences, hiddenSegments, fileExtensions, queryStringSequences, filteringRules
  case preCondition
  case handlerMapping, handlerAccess, handlerResource, handlerModule
  case isapiRestriction, globalAsa, fastCgiApplication, managedHandler, managedResource, handlerEvent
  case options, trace
  case staticVerb, sourceRequest
  case fileWithSlash, fileOpen, hiddenFile, dynamicContent, mimeMap, accept, precondition
  case notModified, range, staticFile, directorySlash, defaultDocument, directoryBrowse
  case rewriteRule, rewritePattern, rewriteFunction, allowedServerVariables, rewriteMatch, rewriteStatusCode
  case rewrittenURLLength, foreignRewrite
  case integratedModeConfiguration, runtimeEnabled, concurrentRequests, requestEntity, uploadReadAhead
  case remappedRequest, applicationOffline, managedRuntimeEnabled
  case managedType, managedUrlLength, managedQueryLength, managedPathCharacters, managedPhysicalPath
  case managedException, customErrors, redirection, errorPage, otherPool
  case webDAVAuthoring, webDAVSSL, webDAVUser, webDAVHeader, webDAVBodyLength, webDAVRule, webDAVDepth
  case webDAVLock, webDAVMimeType, webDAVPrecondition, webDAVTarget, webDAVDone
  case coreHosting, webSocketRequest
  case outboundRule
}

extension Check {
  /// The path of the setting the rule reads.
  public var settingPath: String {
    let section = "system.webServer/security/requestFiltering"
    return switch self {
    case .configurationFault: "web.config"
    case .urlSegments: "system.applicationHost/sites/site/limits/@maxUrlSegments"
    case .contentLength: section + "/requestLimits/@maxAllowedContentLength"
    case .headerLimits: section + "/requestLimits/headerLimits"
    case .verbs: section + "/verbs"
    case .maxUrl: section + "/requestLimits/@maxUrl"
    case .maxQueryString: section + "/requestLimits/@maxQueryString"
    case .doubleEscaping: section + "/@allowDoubleEscaping"
    case .highBitCharacters: section + "/@allowHighBitCharacters"
    case .urlSequences: section + "/denyUrlSequences"
    case .hiddenSegments: section + "/hiddenSegments"
    case .fileExtensions: section + "/fileExtensions"
    case .queryStringSequences: section + "/denyQueryStringSequences"
    case .filteringRules: section + "/filteringRules"
    case .allowedServerVariables: "system.webServer/rewrite/allowedServerVariables"
    case .outboundRule: "system.webServer/rewrite/outboundRules"
    case .rewriteRule, .rewritePattern, .rewriteFunction, .rewriteMatch, .rewriteStatusCode,
      .rewrittenURLLength, .foreignRewrite:
      "system.webServer/rewrite/rules"
    default: accessSettingPath ?? contentSettingPath
    }
  }

  /// How the rule is known. Source: request-filtering 1.2, 3 and 7.
  public var evidence: Evidence {
    switch self {
    case .urlSegments, .filteringRules: .documented
    case .configurationFault, .contentLength, .headerLimits, .verbs, .maxUrl, .maxQueryString,
      .doubleEscaping, .highBitCharacters, .urlSequences, .hiddenSegments, .fileExtensions,
      .queryStringSequences:
      .observed
    case .rewritePattern, .rewriteFunction, .rewriteMatch, .rewriteStatusCode, .rewrittenURLLength: .inferred
    case .rewriteRule, .allowedServerVariables, .foreignRewrite: .observed
    case .outboundRule: .documented
    default: accessEvidence ?? contentEvidence
    }
  }
}

/// A set of checks, one bit each.
public struct CheckSet: OptionSet, Sendable, Hashable {
  /// The bits, `1 << check.rawValue`.
  public let rawValue: UInt128
  /// Creates a set from its bits.
  public init(rawValue: UInt128) { self.rawValue = rawValue }
  /// Creates a set of one check.
  @inline(__always)
  public init(_ check: Check) { rawValue = 1 &<< UInt128(check.rawValue) }
  /// Whether the check is in the set.
  @inline(__always)
  public func contains(_ check: Check) -> Bool { rawValue & (1 &<< UInt128(check.rawValue)) != 0 }
  /// The checks in the order of the pipeline.
  public var checks: [Check] { Check.allCases.filter { contains($0) } }
}
