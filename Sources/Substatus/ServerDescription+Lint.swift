internal import Configuration
public import Lint

extension ServerDescription {
  /// Looks for what is wrong with the configuration of every site, without a request.
  ///
  /// ```swift
  /// var server = ServerDescription()
  /// server.webConfigs["/"] = file
  /// for finding in server.lint().findings { print(finding.message) }
  /// ```
  public func lint() -> LintResult {
    var subject = LintSubject(profile: profile, applicationHost: applicationHostFiles)
    if applicationHost == nil { subject.stockFiles = [stock.name] }
    do throws(ConfigurationFault) {
      let files = try ServerFiles(self)
      for (name, site) in files.sites {
        subject.sites[name] = LintSite(
          webConfigs: site.webConfigs, configSources: site.configSources, unreadable: site.unreadable,
          knowsFolders: !site.isOverlayOnly)
      }
      var result = Linter.lint(subject, on: files.host)
      result.notices = files.notices
      return result
    } catch {
      return Linter.refusal(of: subject, because: error)
    }
  }
}
