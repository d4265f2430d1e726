extension LintRule {
  /// Every rule, in the order in which they are listed and documented. A family is one file.
  public static let all: [LintRule] =
    FaultRules.all + FilteringEntryRules.all + FilteringSequenceRules.all + FilteringListRules.all
    + FilteringRuleRules.all + FilteringLimitRules.all
    + CertificateRules.all + IPSecurityRules.all + AuthorizationRules.all + AuthenticationRules.all

  /// The rule of an id.
  public static func named(_ id: String) -> LintRule? { byID[id] }

  private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
}
