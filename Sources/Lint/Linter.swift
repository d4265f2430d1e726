internal import Configuration
internal import Server
internal import StatusCodes

/// Finds what is wrong with a configuration, without a request.
public enum Linter {
  /// Looks at the sites of one server: every finding by file and place.
  ///
  /// Findings that a comment allows are there, with the reason. A server whose applicationHost.config cannot
  /// be read has that one finding: no site of it starts.
  ///
  /// - Parameter sites: at least one; all on the same server.
  public static func lint(_ sites: [LintSubject]) -> LintResult {
    var tally = FindingTally()
    for site in sites {
      let configuration: ServerConfiguration
      do throws(ConfigurationFault) {
        configuration = try ServerConfiguration(
          version: site.profile.version, siteName: site.siteName, applicationHost: site.applicationHost,
          webConfigs: site.webConfigs, configSources: site.configSources, unreadable: site.unreadable)
      } catch {
        tally.add(FaultRules.serverFailure(error, site: site.siteName))
        break
      }
      let survey = SiteSurvey(configuration, profile: site.profile, stockFiles: site.stockFiles)
      for rule in LintRule.all {
        var inspection = Inspection(survey: survey, rule: rule)
        rule.check(&inspection)
        tally.add(inspection)
      }
    }
    let files = writtenFiles(of: sites)
    return LintResult(
      findings: tally.findings.sorted(by: isBefore), files: files,
      version: sites.first?.profile.version ?? .v10_0)
  }

  /// The files of all sites, each once.
  private static func writtenFiles(of sites: [LintSubject]) -> [ConfigurationFile] {
    var seen: Set<String> = []
    return sites.flatMap { site in site.files.filter { !site.stockFiles.contains($0.name) } }
      .filter { seen.insert($0.name).inserted }
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
