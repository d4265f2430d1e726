public import Configuration
public import StatusCodes

/// What linting gave.
public struct LintResult: Sendable {
  /// The findings by file and place; those that a comment allows are among them.
  public let findings: [LintFinding]
  /// Every file that was looked at and that somebody wrote.
  public let files: [ConfigurationFile]
  /// What whoever gave the files should know, one sentence each.
  public var notices: [String] = []
  /// The version of IIS that decided what exists.
  public let version: IISVersion

  /// Joins what was found in several servers.
  public init(_ results: [LintResult], version: IISVersion) {
    findings = results.flatMap(\.findings)
    files = results.flatMap(\.files)
    var seen: Set<String> = []
    notices = results.flatMap(\.notices).filter { seen.insert($0).inserted }
    self.version = version
  }

  init(findings: [LintFinding], files: [ConfigurationFile], version: IISVersion) {
    self.findings = findings
    self.files = files
    self.version = version
  }

  /// The file of a name.
  public func file(named name: String) -> ConfigurationFile? { files.first { $0.name == name } }

  /// How many findings of a severity no comment allows.
  public func count(of severity: Severity) -> Int {
    findings.count { $0.severity == severity && $0.allowedBecause == nil }
  }

  /// Whether some finding is at least as severe and not allowed.
  public func hasFindings(atLeast severity: Severity) -> Bool {
    findings.contains { $0.severity >= severity && $0.allowedBecause == nil }
  }
}
