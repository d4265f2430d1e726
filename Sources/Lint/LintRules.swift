extension LintRule {
  /// Every rule, in the order in which they are listed and documented. A family is one file.
  public static let all: [LintRule] =
    FaultRules.all + RewriteFaultRules.all + RewriteActionRules.all + RewriteReferenceRules.all
    + RewritePatternRules.all + RewriteOrderRules.all + LocationRules.all + PlacementRules.all
    + FilteringEntryRules.all + FilteringSequenceRules.all + FilteringListRules.all
    + FilteringRuleRules.all + FilteringLimitRules.all
    + CertificateRules.all + IPSecurityRules.all + AuthorizationRules.all + AuthenticationRules.all
    + PreConditionRules.all + HandlerRules.all + HandlerModuleRules.all + ModuleRules.all
    + DefaultDocumentRules.all + StaticContentRules.all + ErrorPageRules.all + RedirectRules.all
    + HeaderRules.all + ApplicationRules.all + SiteRules.all + PoolRules.all + SuppressionRules.all

  /// The rule of an id.
  public static func named(_ id: String) -> LintRule? { byID[id] }

  private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
}
