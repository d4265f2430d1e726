internal import Patterns
internal import StatusCodes

/// The effective `system.webServer/security/requestFiltering` of one scope, ready to run.
final class RequestFilteringPolicy: Sendable {
  /// The checks that can fire under this configuration.
  let active: CheckSet
  /// The same by their places in the module.
  let filters: RequestFilteringModule.Checks
  let options: UndeterminedBehavior
  let isWebDAVEnabled: Bool

  let allowDoubleEscaping: Int32
  let allowHighBitCharacters: Int32
  let maxAllowedContentLength: Limit
  let maxUrl: Limit
  let maxQueryString: Limit
  let headerLimits: [HeaderLimit]
  /// The names of those headers: most requests have none of them.
  let limitedHeaders: HeaderNames
  let verbs: AllowList
  /// Whether GET is denied, which most requests are.
  let deniesGet: Bool
  let fileExtensions: AllowList
  /// The setting that denies paths without an extension, for which `.` stands in the list; `nil` when they are allowed.
  let extensionlessDenial: Int32?
  let hiddenSegments: ByteTable
  let unescapeQueryString: Bool
  let urlSequences: SequenceList
  let queryStringSequences: SequenceList
  let alwaysAllowedUrls: ByteTable
  let alwaysAllowedQueryStrings: ByteTable
  let rules: LentObjects<FilteringRule>
  /// The checks that WebDAV requests are exempt from.
  let webDAVExempt: CheckSet

  init(
    active: CheckSet,
    options: UndeterminedBehavior,
    isWebDAVEnabled: Bool,
    allowDoubleEscaping: Int32,
    allowHighBitCharacters: Int32,
    maxAllowedContentLength: Limit,
    maxUrl: Limit,
    maxQueryString: Limit,
    headerLimits: [HeaderLimit],
    verbs: AllowList,
    fileExtensions: AllowList,
    hiddenSegments: ByteTable,
    unescapeQueryString: Bool,
    urlSequences: SequenceList,
    queryStringSequences: SequenceList,
    alwaysAllowedUrls: ByteTable,
    alwaysAllowedQueryStrings: ByteTable,
    rules: [FilteringRule],
    webDAVExempt: CheckSet
  ) {
    self.active = active
    filters = RequestFilteringModule.Checks(active)
    self.options = options
    self.isWebDAVEnabled = isWebDAVEnabled
    self.allowDoubleEscaping = allowDoubleEscaping
    self.allowHighBitCharacters = allowHighBitCharacters
    self.maxAllowedContentLength = maxAllowedContentLength
    self.maxUrl = maxUrl
    self.maxQueryString = maxQueryString
    self.headerLimits = headerLimits
    limitedHeaders = HeaderNames(headerLimits.map(\.name))
    self.verbs = verbs
    deniesGet = verbs.denial(Array("GET".utf8).span) != nil
    self.fileExtensions = fileExtensions
    extensionlessDenial = fileExtensions.denial([UInt8(ascii: ".")].span)
    self.hiddenSegments = hiddenSegments
    self.unescapeQueryString = unescapeQueryString
    self.urlSequences = urlSequences
    self.queryStringSequences = queryStringSequences
    self.alwaysAllowedUrls = alwaysAllowedUrls
    self.alwaysAllowedQueryStrings = alwaysAllowedQueryStrings
    self.rules = LentObjects(rules)
    self.webDAVExempt = webDAVExempt
  }

  /// A limit and the setting it comes from.
  struct Limit: Sendable {
    var value: UInt64
    var setting: Int32
  }

  /// An entry of `headerLimits`: the name in lower case.
  struct HeaderLimit: Sendable {
    var name: [UInt8]
    var limit: Limit
  }

  /// A list whose entries are allowed or denied, and what holds for the rest.
  struct AllowList: Sendable {
    /// The setting index of each entry; allowed entries have bit 30 set.
    var entries: ByteTable
    var allowUnlisted: Bool
    var allowUnlistedSetting: Int32

    /// The setting that denies the key, or `nil` when it is allowed.
    @inline(__always)
    func denial(_ key: Span<UInt8>) -> Int32? {
      guard let entry = entries[key] else { return allowUnlisted ? nil : allowUnlistedSetting }
      return entry < 1 << 30 ? entry : nil
    }

    /// The value of an entry in `entries`.
    static func entry(_ setting: Int32, isAllowed: Bool) -> Int32 { isAllowed ? setting | 1 << 30 : setting }
  }

  /// Literal sequences and, for each literal, its setting.
  struct SequenceList: Sendable {
    var literals: LiteralSet
    var settings: [Int32]
  }

  /// The checks that do not apply to a request: URLs and query strings that are always allowed, and WebDAV.
  /// Source: request-filtering 1.3, 3.10, 3.12.
  func bypass(_ request: borrowing RequestView) -> CheckSet {
    var exempt: CheckSet = []
    if !alwaysAllowedUrls.isEmpty, alwaysAllowedUrls[request.path] != nil {
      exempt.formUnion(options.alwaysAllowedBypass == .wide ? Self.urlChecks : CheckSet(.urlSequences))
    }
    if !alwaysAllowedQueryStrings.isEmpty, request.head.flags.contains(.hasQuery),
      alwaysAllowedQueryStrings[request.query] != nil
    {
      exempt.formUnion(
        options.alwaysAllowedBypass == .wide ? Self.queryChecks : CheckSet(.queryStringSequences))
    }
    if isWebDAVEnabled, webDAVExempt.rawValue != 0, Self.isWebDAV(request) { exempt.formUnion(webDAVExempt) }
    return exempt
  }

  static let urlChecks: CheckSet = [
    CheckSet(.maxUrl), CheckSet(.doubleEscaping), CheckSet(.highBitCharacters), CheckSet(.urlSequences),
    CheckSet(.hiddenSegments), CheckSet(.fileExtensions),
  ]
  static let queryChecks: CheckSet = [CheckSet(.maxQueryString), CheckSet(.queryStringSequences)]

  /// A method of the WebDAV handler, or GET and HEAD with `Translate: f`.
  private static func isWebDAV(_ request: borrowing RequestView) -> Bool {
    let method = request.method
    switch method.count {
    case 3:
      if method.equals("PUT") { return true }
      return method.equals("GET") && request.head.flags.contains(.translateF)
    case 4:
      if method.equals("COPY") || method.equals("MOVE") || method.equals("LOCK") { return true }
      return method.equals("HEAD") && request.head.flags.contains(.translateF)
    case 5: return method.equals("MKCOL")
    case 6: return method.equals("DELETE") || method.equals("UNLOCK")
    case 8: return method.equals("PROPFIND")
    case 9: return method.equals("PROPPATCH")
    default: return false
    }
  }
}

/// An entry of `filteringRules`. Source: request-filtering 3.11.
final class FilteringRule: Sendable {
  let setting: Int32
  let scanUrl: Bool
  let scanQueryString: Bool
  let scanAllRaw: Bool
  let denyUnescapedPercent: Bool
  /// The names of the headers it scans, in lower case.
  let headers: [[UInt8]]
  /// The same names as a set.
  let headerNames: HeaderNames
  /// The extensions it applies to; empty means all requests.
  let appliesTo: ByteTable
  let denyStrings: LiteralSet

  init(
    setting: Int32, scanUrl: Bool, scanQueryString: Bool, scanAllRaw: Bool, denyUnescapedPercent: Bool,
    headers: [[UInt8]], appliesTo: ByteTable, denyStrings: LiteralSet
  ) {
    self.setting = setting
    self.scanUrl = scanUrl
    self.scanQueryString = scanQueryString
    self.scanAllRaw = scanAllRaw
    self.denyUnescapedPercent = denyUnescapedPercent
    self.headers = headers
    headerNames = HeaderNames(headers)
    self.appliesTo = appliesTo
    self.denyStrings = denyStrings
  }
}
