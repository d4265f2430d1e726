public import Configuration
internal import Server
internal import StatusCodes

/// Finds what is wrong with a configuration, without a request.
public enum Linter {
  /// Reads a server's files and looks at every site: all findings by file and place.
  ///
  /// Findings that a comment allows are there, with the reason. A server whose applicationHost.config cannot
  /// be read has that one finding: no site of it starts.
  public static func lint(_ subject: LintSubject) -> LintResult {
    do throws(ConfigurationFault) {
      let host = try ApplicationHost(
        version: subject.profile.version, build: subject.profile.build, files: subject.applicationHost)
      return lint(subject, on: host)
    } catch {
      return refusal(of: subject, because: error)
    }
  }

  /// Looks at every site of a server that is read already, from the files that the subject names.
  public static func lint(_ subject: LintSubject, on host: ApplicationHost) -> LintResult {
    var tally = FindingTally()
    let server = OwnDocument.server(of: subject)
    for (index, name) in siteNames(of: host, subject).enumerated() {
      let site = subject.site(named: name)
      let configuration = ServerConfiguration(host: host, siteName: name, documents: site.documents)
      let survey = SiteSurvey(
        configuration, subject, site, serverDocuments: index == 0 ? server : [], isFirst: index == 0)
      for rule in LintRule.all {
        var inspection = Inspection(survey: survey, rule: rule)
        rule.check(&inspection)
        tally.add(inspection)
      }
    }
    return result(subject, tally.findings)
  }

  /// What there is to say of a server whose applicationHost.config IIS cannot read.
  public static func refusal(of subject: LintSubject, because fault: ConfigurationFault) -> LintResult {
    result(subject, [FaultRules.serverFailure(fault)])
  }

  private static func result(_ subject: LintSubject, _ findings: [LintFinding]) -> LintResult {
    let files = subject.ownFiles
    let judged = SuppressionRules.apply(to: findings, files: files)
    return LintResult(
      findings: judged.sorted(by: isBefore), files: files, version: subject.profile.version)
  }

  /// The sites of the server, and those of which only content is known.
  private static func siteNames(of host: ApplicationHost, _ subject: LintSubject) -> [String] {
    let known = Set(host.siteNames.map { $0.lowercased() })
    let names = host.siteNames + subject.sites.keys.sorted().filter { !known.contains($0.lowercased()) }
    return names.isEmpty ? ["Default Web Site"] : names
  }

  /// Files as the alphabet has them, places as the file has them; what has no place comes first.
  private static func isBefore(_ left: LintFinding, _ right: LintFinding) -> Bool {
    func key(_ finding: LintFinding) -> (String, Int, Int, String) {
      let position = finding.position
      return (position?.file ?? "", position?.line ?? 0, position?.column ?? 0, finding.rule)
    }
    return key(left) < key(right)
  }
}

/// The findings of several sites: what they share is told once, and what one of them needs is not dead.
private struct FindingTally {
  private var found: [LintFinding] = []
  private var seen: Set<Key> = []
  private var alive: Set<Key> = []

  private struct Key: Hashable {
    let rule: String
    let position: SourcePosition
  }

  mutating func add(_ finding: LintFinding) {
    if let position = finding.position,
      !seen.insert(Key(rule: finding.rule, position: position)).inserted
    {
      return
    }
    found.append(finding)
  }

  mutating func add(_ inspection: Inspection) {
    for finding in inspection.findings { add(finding) }
    for position in inspection.alive { alive.insert(Key(rule: inspection.rule.id, position: position)) }
  }

  var findings: [LintFinding] {
    found.filter { finding in
      finding.position.map { !alive.contains(Key(rule: finding.rule, position: $0)) } ?? true
    }
  }
}
