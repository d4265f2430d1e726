internal import Configuration
public import Lint
internal import Server

extension ServerDescription {
  /// Looks for what is wrong with the configuration of every site, without a request.
  ///
  /// The web.config files count for the site they are said to belong to, or for the server's first.
  ///
  /// ```swift
  /// var server = ServerDescription()
  /// server.webConfigs["/"] = file
  /// for finding in server.lint().findings { print(finding.message) }
  /// ```
  public func lint() -> LintResult {
    var subject = LintSubject(profile: profile, applicationHost: applicationHostFiles)
    if applicationHost == nil { subject.stockFiles = [stock.name] }
    let content = LintSite(webConfigs: webConfigs)
    if let site { subject.sites[site] = content } else { subject.firstSite = content }
    return Linter.lint(subject)
  }
}
