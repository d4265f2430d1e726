internal import Patterns

extension RequestFilteringModule {
  /// Checks of this module, by their places in `order`.
  struct Checks: OptionSet, Sendable {
    let rawValue: UInt16

    static let contentLength = Checks(rawValue: 1)
    static let headerLimits = Checks(rawValue: 2)
    static let verbs = Checks(rawValue: 4)
    static let maxUrl = Checks(rawValue: 8)
    static let maxQueryString = Checks(rawValue: 16)
    static let doubleEscaping = Checks(rawValue: 32)
    static let highBitCharacters = Checks(rawValue: 64)
    static let urlSequences = Checks(rawValue: 128)
    static let hiddenSegments = Checks(rawValue: 256)
    static let fileExtensions = Checks(rawValue: 512)
    static let queryStringSequences = Checks(rawValue: 1024)
    static let filteringRules = Checks(rawValue: 2048)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    init(_ checks: CheckSet) {
      var bits: UInt16 = 0
      for place in order.indices where checks.contains(order[place]) { bits |= 1 << UInt16(place) }
      rawValue = bits
    }

    /// Every check.
    static let all = Checks(rawValue: (1 << UInt16(order.count)) - 1)
  }

  /// The checks that a request could violate. Most requests could violate few, which one look each rules out; what
  /// is left is evaluated.
  @inline(__always)
  static func suspects(_ request: borrowing RequestView, _ policy: RequestFilteringPolicy) -> Checks {
    var found: Checks = [.filteringRules]
    let head = request.head
    if head.contentLength > policy.maxAllowedContentLength.value { found.insert(.contentLength) }
    if !policy.limitedHeaders.isDisjoint(with: head.names) { found.insert(.headerLimits) }
    let isDenied = request.isGet ? policy.deniesGet : policy.verbs.denial(request.method) != nil
    if isDenied { found.insert(.verbs) }
    if UInt64(max(request.scriptLength, head.rawPath.count)) > policy.maxUrl.value { found.insert(.maxUrl) }
    if UInt64(head.query.count) > policy.maxQueryString.value { found.insert(.maxQueryString) }
    if !request.shape.isDisjoint(with: [.plus, .percent]) { found.insert(.doubleEscaping) }
    if request.shape.contains(.highBit) { found.insert(.highBitCharacters) }
    if policy.urlSequences.literals.mayMatch(request.path) { found.insert(.urlSequences) }
    if isHidden(request, policy) { found.insert(.hiddenSegments) }
    if extensionDenial(request, policy) != nil { found.insert(.fileExtensions) }
    if !head.query.isEmpty { found.insert(.queryStringSequences) }
    return found.intersection(policy.filters)
  }

  private static func isHidden(_ request: borrowing RequestView, _ policy: RequestFilteringPolicy) -> Bool {
    hiddenSegments(request, policy).result == .violated
  }
}
