/// Tells whether the value of a header, or a query, is one that no rule of any scope objects to.
///
/// Request filtering's limits, sequences and rules look at such a value by itself. One that none of them objects
/// to leads to the same verdict as any other such value, so requests that differ in nothing else need not be told
/// apart. The questions are put to the functions that decide requests.
public struct RequestScreen: ~Copyable {
  private let headerPolicies: [RequestFilteringPolicy]
  private let queryPolicies: [RequestFilteringPolicy]
  private var scratch = Scratch()
  /// Whether so many scopes differ that deciding is not slower than asking.
  public let hasTooManyQueryRules: Bool

  /// The longest query that is looked at, in bytes.
  public static let maximumQuery = 1024
  private static let maximumPolicies = 16

  /// Collects the rules of every scope.
  public init(_ snapshot: Snapshot) {
    var policies: [ObjectIdentifier: RequestFilteringPolicy] = [:]
    for shared in snapshot.policies {
      policies[ObjectIdentifier(shared.policy.requestFiltering)] = shared.policy.requestFiltering
    }
    headerPolicies = policies.values.filter { policy in
      !policy.headerLimits.isEmpty || policy.rules.contains { !$0.headers.isEmpty }
    }
    let queryPolicies = policies.values.filter(\.looksAtQuery)
    hasTooManyQueryRules = queryPolicies.count > Self.maximumPolicies
    self.queryPolicies = queryPolicies
  }

  /// Whether a header line `Name: value` can be taken for any other line that passes.
  ///
  /// - Parameter nameLength: the length of the name; a colon and one blank follow it.
  public mutating func passes(header line: Span<UInt8>, nameLength: Int) -> Bool {
    let field = HeaderField(
      name: ByteRange(0, nameLength), value: ByteRange(min(nameLength + 2, line.count), line.count))
    let fields: InlineArray<1, HeaderField> = [field]
    for policy in headerPolicies {
      if RequestFilteringModule.headerLimits(line, fields.span, policy).result == .violated { return false }
      for rule in policy.rules
      where rule.headers.contains(where: { line.bytes(field.name).equalsCaseless($0) }) {
        if RequestFilteringModule.headerViolation(of: rule, line, field, &scratch) != nil { return false }
      }
    }
    return true
  }

  /// Whether a query, as it is sent, without `?` and not empty, can be taken for any other query that passes.
  public mutating func passes(query: Span<UInt8>) -> Bool {
    guard !hasTooManyQueryRules, query.count <= Self.maximumQuery else { return false }
    // Bytes that HTTP.sys may refuse, or that end the target, make the request one of its own.
    for index in query.indices where query[index] <= 0x20 || query[index] >= 0x7F { return false }
    let whole = ByteRange(0, query.count)
    scratch.hasDecodedQuery = false
    for policy in queryPolicies {
      if policy.maxQueryString.value < UInt64(query.count) { return false }
      if !policy.alwaysAllowedQueryStrings.isEmpty, policy.alwaysAllowedQueryStrings[query] != nil {
        return false
      }
      let finding = RequestFilteringModule.queryStringSequences(query, whole, policy, &scratch)
      if finding.result == .violated { return false }
      for rule in policy.rules where rule.scanQueryString {
        if RequestFilteringModule.queryViolation(of: rule, query, whole, policy, &scratch) != nil {
          return false
        }
      }
    }
    return true
  }
}

extension RequestFilteringPolicy {
  fileprivate var looksAtQuery: Bool {
    active.contains(.maxQueryString) || active.contains(.queryStringSequences)
      || !alwaysAllowedQueryStrings.isEmpty || rules.contains { $0.scanQueryString }
  }
}
