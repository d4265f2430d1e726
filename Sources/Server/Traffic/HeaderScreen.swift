/// Tells whether the value of a header is one that no rule of any scope objects to.
///
/// Filtering rules that scan headers, and header limits, look at the value of one header and at nothing else. A value
/// that none of them objects to leads to the same verdict as any other such value, so requests that differ in
/// nothing else need not be told apart.
public struct HeaderScreen: ~Copyable {
  private let policies: [RequestFilteringPolicy]
  private var scratch = Scratch()

  /// Collects the rules of every scope.
  public init(_ snapshot: Snapshot) {
    policies = snapshot.policies.map(\.policy.requestFiltering).filter { policy in
      !policy.headerLimits.isEmpty || policy.rules.contains { !$0.headers.isEmpty }
    }
  }

  /// Whether a header line `Name: value` can be taken for any other line that passes.
  ///
  /// - Parameter nameLength: the length of the name; a colon and one blank follow it.
  public mutating func passes(_ line: Span<UInt8>, nameLength: Int) -> Bool {
    let field = HeaderField(
      name: ByteRange(0, nameLength), value: ByteRange(min(nameLength + 2, line.count), line.count))
    let fields: InlineArray<1, HeaderField> = [field]
    for policy in policies {
      if RequestFilteringModule.headerLimits(line, fields.span, policy).result == .violated { return false }
      for rule in policy.rules where rule.headers.contains(where: { line.bytes(field.name).equalsCaseless($0) }) {
        if RequestFilteringModule.headerViolation(of: rule, line, field, &scratch) != nil { return false }
      }
    }
    return true
  }
}
