import Configuration
import Substatus
import Testing

@testable import Server

/// Paths at which the same settings are in force share one policy; where they differ in some sections, what was
/// compiled of the others is shared.
@Suite struct SharedPolicyTests {
  /// A site whose folders say nothing, the same, or something of their own.
  private static func snapshot() throws -> Snapshot {
    var server = ServerDescription()
    let files = [
      "/": "<location path=\"quiet\"><appSettings/></location>",
      "/filter": "<security><requestFiltering><requestLimits maxUrl=\"100\"/></requestFiltering></security>",
      "/handlers": "<handlers><add name=\"Own\" path=\"*.own\" verb=\"*\" type=\"T\"/></handlers>",
      "/again": "<handlers><remove name=\"StaticFile\"/><add name=\"StaticFile\" path=\"*\" verb=\"GET\" "
        + "modules=\"StaticFileModule\" resourceType=\"Either\" requireAccess=\"Read\"/></handlers>",
      "/foreign": "",
    ]
    for (path, content) in files {
      let text =
        path == "/"
        ? "<configuration>\(content)</configuration>"
        : path == "/foreign"
          ? "<configuration><appSettings><add key=\"a\" value=\"b\"/></appSettings></configuration>"
          : "<configuration><system.webServer>\(content)</system.webServer></configuration>"
      server.webConfigs[path] = ConfigurationFile(name: path + "/web.config", bytes: Array(text.utf8))
    }
    return try Simulation(server).snapshot
  }

  private static func index(_ path: String, _ snapshot: Snapshot) -> Int {
    Int(snapshot.sites[0].place(of: Array(path.utf8).span).policy)
  }

  private static func shared(_ path: String, _ snapshot: Snapshot) -> SharedPolicy {
    snapshot.policies[index(path, snapshot)]
  }

  @Test(arguments: ["/x.htm", "/quiet/x.htm", "/foreign/x.htm", "/Foreign/deep/x.htm"])
  func pathsWithTheSameConfigurationShareOnePolicy(path: String) throws {
    let snapshot = try Self.snapshot()
    #expect(Self.index(path, snapshot) == Self.index("/", snapshot))
  }

  @Test(arguments: ["/filter/x.htm", "/handlers/x.htm", "/again/x.htm"])
  func pathsWithAnotherConfigurationHaveTheirOwn(path: String) throws {
    let snapshot = try Self.snapshot()
    #expect(Self.index(path, snapshot) != Self.index("/", snapshot))
  }

  @Test func whatDiffersInOneSectionSharesTheOthers() throws {
    let snapshot = try Self.snapshot()
    let root = Self.shared("/", snapshot)
    let filter = Self.shared("/filter/x", snapshot)
    let handlers = Self.shared("/handlers/x", snapshot)
    #expect(filter.policy.requestFiltering !== root.policy.requestFiltering)
    #expect(filter.policy.handlers === root.policy.handlers)
    #expect(filter.policy.staticContent === root.policy.staticContent)
    #expect(filter.policy.authentication === root.policy.authentication)
    #expect(handlers.policy.handlers !== root.policy.handlers)
    #expect(handlers.policy.requestFiltering === root.policy.requestFiltering)
    #expect(handlers.policy.customErrorPages === root.policy.customErrorPages)
  }

  /// A list with one mapping more shares the inherited ones; a mapping that is written again is another one.
  @Test func inheritedMappingsAreCompiledOnce() throws {
    let snapshot = try Self.snapshot()
    func rows(_ path: String) -> [String: HandlerMap.Row] {
      Dictionary(
        Self.shared(path, snapshot).policy.handlers.rows.map { ($0.name, $0) },
        uniquingKeysWith: { a, _ in a })
    }
    let root = rows("/")
    let own = rows("/handlers/x")
    let again = rows("/again/x")
    #expect(own["Own"] != nil && root["Own"] == nil)
    #expect(root["StaticFile"] != nil && root["StaticFile"] === own["StaticFile"])
    #expect(again["StaticFile"] != nil && root["StaticFile"] !== again["StaticFile"])
    #expect(again["StaticFile"]?.verbs.isEmpty == false)
    #expect(root["TRACEVerbHandler"] != nil && root["TRACEVerbHandler"] === again["TRACEVerbHandler"])
  }
}
