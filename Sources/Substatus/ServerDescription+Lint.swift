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
    guard let files = try? ServerFiles(self), !files.sites.isEmpty else {
      return Linter.lint([subject(site: site ?? stock.siteName)])
    }
    return Linter.lint(
      files.sites.map { name, files in
        var subject = subject(site: name)
        subject.webConfigs = files.webConfigs
        subject.configSources = files.configSources
        subject.unreadable = files.unreadable.mapValues(\.reason)
        return subject
      })
  }

  private func subject(site: String) -> LintSubject {
    var subject = LintSubject(profile: profile, applicationHost: applicationHostFiles, siteName: site)
    if applicationHost == nil { subject.stockFiles = [stock.name] }
    return subject
  }
}
