public import StatusCodes

/// One thing that can be wrong with a configuration, and how to find it.
///
/// A rule's id never changes its meaning: suppressions and CI settings name it.
public struct LintRule: Sendable {
  /// The name in reports and suppressions: `hidden-segment-never-matches`.
  public let id: String
  /// What kind of trouble it is about.
  public let category: Category
  /// The severity of its findings, unless a finding says otherwise.
  public let severity: Severity
  /// The rule as one sentence.
  public let summary: String
  /// How the behaviour behind the rule is known.
  public let evidence: Evidence
  /// A configuration with the trouble.
  public let fires: LintExample
  /// Its nearest neighbour without the trouble.
  public let passes: LintExample
  /// Looks at a site and reports what it finds.
  let check: @Sendable (inout Inspection) -> Void

  /// The kinds of trouble.
  public enum Category: String, Sendable, CaseIterable {
    /// IIS does not accept the configuration, or cannot run with it.
    case fault
    /// A setting that no request ever meets.
    case dead
    /// Settings that undo each other.
    case contradiction
    /// A setting that opens or reveals something.
    case risk
    /// A setting that means something else, or nothing, to another version of IIS.
    case version
    /// A comment that allows findings and does not do so.
    case suppression
  }

  init(
    _ id: String, _ category: Category, _ severity: Severity, _ summary: String,
    evidence: Evidence = .documented, fires: LintExample, passes: LintExample,
    check: @escaping @Sendable (inout Inspection) -> Void
  ) {
    self.id = id
    self.category = category
    self.severity = severity
    self.summary = summary
    self.evidence = evidence
    self.fires = fires
    self.passes = passes
    self.check = check
  }
}
