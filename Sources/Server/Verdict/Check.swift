public import StatusCodes

/// A rule of IIS that can end a request, in the order in which they are met.
public enum Check: UInt8, Sendable, CaseIterable {
  case configurationFile, handlersSection, urlSegments, requestFilteringSection
  case contentLength, headerLimits, verbs, maxUrl, maxQueryString, doubleEscaping, highBitCharacters
  case urlSequences, hiddenSegments, fileExtensions, queryStringSequences, filteringRules
}

extension Check {
  /// IIS's name of the module that answers.
  public var module: String {
    switch self {
    case .configurationFile, .handlersSection, .urlSegments: "IIS Web Core"
    default: "RequestFilteringModule"
    }
  }

  /// IIS's name of the notification in which it answers.
  public var notification: String { "BEGIN_REQUEST" }

  /// The path of the setting the rule reads.
  public var settingPath: String {
    let section = "system.webServer/security/requestFiltering"
    return switch self {
    case .configurationFile: "web.config"
    case .handlersSection: "system.webServer/handlers"
    case .urlSegments: "system.applicationHost/sites/site/limits/@maxUrlSegments"
    case .requestFilteringSection: section
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
    }
  }

  /// The code the rule answers with on a server.
  public func code(_ profile: ServerProfile) -> StatusCode {
    switch self {
    case .configurationFile, .handlersSection, .requestFilteringSection: StatusCode(500, 19)
    case .urlSegments: StatusCode(404, 20)
    case .contentLength: profile.usesNewLimitCodes ? StatusCode(413, 1) : StatusCode(404, 13)
    case .headerLimits: profile.usesNewLimitCodes ? StatusCode(431, 0) : StatusCode(404, 10)
    case .verbs: StatusCode(404, 6)
    case .maxUrl: StatusCode(404, 14)
    case .maxQueryString: StatusCode(404, 15)
    case .doubleEscaping: StatusCode(404, 11)
    case .highBitCharacters: StatusCode(404, 12)
    case .urlSequences: StatusCode(404, 5)
    case .hiddenSegments: StatusCode(404, 8)
    case .fileExtensions: StatusCode(404, 7)
    case .queryStringSequences: StatusCode(404, 18)
    case .filteringRules: StatusCode(404, 19)
    }
  }

  /// How the rule is known. Source: request-filtering 1.2, 3 and 7.
  public var evidence: Evidence {
    switch self {
    case .urlSegments, .filteringRules: .documented
    default: .observed
    }
  }
}

/// A set of checks, one bit each.
public struct CheckSet: OptionSet, Sendable, Hashable {
  /// The bits, `1 << check.rawValue`.
  public let rawValue: UInt32
  /// Creates a set from its bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// Creates a set of one check.
  public init(_ check: Check) { rawValue = 1 << UInt32(check.rawValue) }
  /// Whether the check is in the set.
  @inline(__always)
  public func contains(_ check: Check) -> Bool { rawValue & (1 << UInt32(check.rawValue)) != 0 }
  /// The checks in the order of the pipeline.
  public var checks: [Check] { Check.allCases.filter { contains($0) } }
}
