internal import Configuration
internal import StatusCodes

/// One rule at work on one site.
struct Inspection {
  let survey: SiteSurvey
  let rule: LintRule
  /// What the rule has reported, in its own order.
  var findings: [LintFinding] { reports.filter { $0.position.map { !alive.contains($0) } ?? true } }
  /// Places that some path of the site needs: reports about them are void. So a rule about dead settings
  /// says of each path what it sees, and what is inherited counts as dead only where every path says so.
  private(set) var alive: Set<SourcePosition> = []

  private var reports: [LintFinding] = []
  /// The places that were reported: what is inherited is seen at many paths and told once.
  private var reported: Set<SourcePosition> = []

  init(survey: SiteSurvey, rule: LintRule) {
    self.survey = survey
    self.rule = rule
  }

  /// Reports something. A place in a file that nobody wrote is no finding, and no place is told twice; only
  /// faults may have none.
  mutating func report(
    _ message: String, remedy: String, at position: SourcePosition?, path: String = "/",
    severity: Severity? = nil, answer: LintFinding.Answer? = nil, evidence: Evidence? = nil,
    related: [LintFinding.Related] = []
  ) {
    if position == nil, rule.category != .fault { return }
    if let position {
      guard survey.isOwn(position), reported.insert(position).inserted else { return }
    }
    reports.append(
      LintFinding(
        rule: rule.id, category: rule.category, severity: severity ?? rule.severity, message: message,
        remedy: remedy, position: position, related: related, site: survey.configuration.siteName,
        path: path, answer: answer, evidence: evidence ?? rule.evidence))
  }

  /// Says that a place has an effect at some path.
  mutating func keepAlive(_ position: SourcePosition?) {
    if let position, survey.isOwn(position) { alive.insert(position) }
  }

  /// Whether a place is known to have an effect.
  func isAlive(_ position: SourcePosition?) -> Bool { position.map(alive.contains) ?? false }

  /// Every reading of a section; see ``SiteSurvey/readings(of:)``.
  func readings(of section: String) -> [PlacedSection] { survey.readings(of: section) }
}
