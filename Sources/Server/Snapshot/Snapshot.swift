public import Configuration

/// A server, compiled: flat, immutable and shared by any number of workers.
public struct Snapshot: Sendable {
  /// The server that was compiled.
  public let profile: ServerProfile
  /// The settings that verdicts name by index.
  public let settings: [Setting]
  /// The configuration faults that verdicts name by index.
  public let faults: [ConfigurationFault]
  /// The names of the sites that verdicts name by index.
  public let siteNames: [String]
  let router: SiteRouter
  let sites: [SiteScopes]
  let policies: [SharedPolicy]

  /// The name of a handler row that a verdict names.
  public func handlerName(_ verdict: Verdict) -> String? {
    guard verdict.policy >= 0, verdict.handler >= 0 else { return nil }
    return policies[Int(verdict.policy)].policy.handlers.rows[Int(verdict.handler)].name
  }
}

/// Which policy holds for which path of a site.
final class SiteScopes: Sendable {
  /// The policy of the site's root.
  let root: Int32
  /// Paths with a policy of their own; the deepest that is a prefix at a segment boundary counts.
  let deeper: ByteTable

  /// The content below the site's root.
  let content: ContentTree
  /// What was declared of the results of handlers.
  let results: CompiledHandlerResults
  /// Whether ASP.NET Web Pages serve `.cshtml` and `.vbhtml`.
  let runsWebPages: Bool

  init(root: Int32, deeper: ByteTable, facts: SiteFacts) {
    self.root = root
    self.deeper = deeper
    content = facts.content
    results = facts.handlers.compiled()
    runsWebPages = facts.runsWebPages
  }

  /// The policy for a cooked path.
  func policy(for path: Span<UInt8>) -> Int32 {
    guard !deeper.isEmpty else { return root }
    var found = root
    for end in 1...max(1, path.count)
    where end <= path.count && (end == path.count || path[end] == UInt8(ascii: "/")) {
      if let policy = deeper[path.extracting(0..<end)] { found = policy }
    }
    return found
  }
}
