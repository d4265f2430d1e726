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
struct SiteScopes: Sendable {
  /// The policy of the site's root.
  var root: Int32
  /// Paths with a policy of their own; the deepest that is a prefix at a segment boundary counts.
  var deeper: ByteTable

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

/// What holds for one scope: the configuration of every module that can decide, ready to run.
struct ScopePolicy: Sendable {
  /// The fault that makes every request of this scope 500.19, or -1.
  var fileFault: Int32
  /// The fault of `<handlers>`, or -1.
  var handlersFault: Int32
  var handlers: HandlerMap
  /// `limits/@maxUrlSegments` of the site; 0 where the version has no such limit.
  var maxUrlSegments: RequestFilteringPolicy.Limit
  /// Whether RequestFilteringModule is in `<modules>`.
  var runsRequestFiltering: Bool
  /// The fault of the requestFiltering section, or -1.
  var requestFilteringFault: Int32
  var requestFiltering: RequestFilteringPolicy
}

/// A policy behind one reference: taking it from a list copies nothing but the reference.
final class SharedPolicy: Sendable {
  let policy: ScopePolicy

  init(_ policy: ScopePolicy) { self.policy = policy }
}
