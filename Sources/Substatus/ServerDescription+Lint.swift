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
    let own = subject(site: siteName, webConfigs: webConfigs)
    guard applicationHost != nil, let others = otherSites(than: own) else { return Linter.lint([own]) }
    return Linter.lint([own] + others.map { subject(site: $0, webConfigs: [:]) })
  }

  private func subject(site: String, webConfigs: [String: ConfigurationFile]) -> LintSubject {
    var subject = LintSubject(profile: profile, applicationHost: applicationHostFiles, siteName: site)
    subject.webConfigs = webConfigs
    if applicationHost == nil { subject.stockFiles = [stock.name] }
    return subject
  }

  /// The names of the server's other sites; `nil` when its file cannot be read.
  private func otherSites(than own: LintSubject) -> [String]? {
    let configuration = try? ServerConfiguration(
      version: profile.version, siteName: own.siteName, applicationHost: own.applicationHost, webConfigs: [:])
    let sites = try? configuration?.effectiveAtServer("system.applicationHost/sites").entries
    return sites?.map { $0.string("name") }.filter { $0.lowercased() != own.siteName.lowercased() }
  }
}
