internal import Configuration
public import Lint
internal import Server

extension ServerDescription {
  /// Looks for what is wrong with the configuration of every site, without a request.
  ///
  /// ```swift
  /// let result = ServerDescription(webConfigs: ["/": file]).lint()
  /// for finding in result.findings { print(finding.message) }
  /// ```
  public func lint() -> LintResult {
    let names =
      (try? ApplicationHost(version: profile.version, build: profile.build, files: applicationHostFiles))?
      .siteNames ?? []
    let own = site ?? names.first ?? stock.siteName
    var subjects = [subject(site: own, webConfigs: webConfigs)]
    if applicationHost != nil {
      subjects += names.filter { $0.lowercased() != own.lowercased() }.map {
        subject(site: $0, webConfigs: [:])
      }
    }
    return Linter.lint(subjects)
  }

  private func subject(site: String, webConfigs: [String: ConfigurationFile]) -> LintSubject {
    var subject = LintSubject(profile: profile, applicationHost: applicationHostFiles, siteName: site)
    subject.webConfigs = webConfigs
    if applicationHost == nil { subject.stockFiles = [stock.name] }
    return subject
  }
}
