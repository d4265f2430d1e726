import Testing

@testable import Server

/// From the connection to the site and the application. Source: http-sys 5.2 to 5.6.
@Suite struct RoutingTests {
  /// Where a request went: the index of a site, or the reason of a refusal.
  enum Goal: Equatable, CustomTestStringConvertible {
    case site(Int)
    case refused(Refusal.Reason)
    case closed(Refusal.Reason)
    case program

    var testDescription: String { "\(self)" }
  }

  struct Server {
    var bindings: [(String, site: Int)] = []
    var states: [SiteState] = [.started, .started, .started]
    var applications: [[String]] = [["/"], ["/"], ["/"]]
    var pool = PoolState.started
    var resets = false
    var programs: [String] = []
    var reservations: [String] = []

    var router: SiteRouter {
      let sites = zip(states, applications).map { state, paths in
        SiteRouter.Site(
          state: state,
          applications: paths.map {
            SiteRouter.Application(path: $0, refusal: pool.refusal, resetsConnection: resets)
          })
      }
      let parsed = bindings.compactMap { text, site in
        Binding(protocol: text.contains("443:") ? "https" : "http", information: text).map { ($0, site) }
      }
      return SiteRouter(
        sites: sites, bindings: parsed, otherRegistrations: programs.compactMap { URLPrefix($0) },
        reservations: reservations.compactMap { URLPrefix($0) })
    }

    func route(_ host: String?, _ path: String = "/", local: String? = nil, tls: Bool = false) -> Goal? {
      let head = "GET \(path) HTTP/1.\(host == nil ? 0 : 1)\r\n\(host.map { "Host: \($0)\r\n" } ?? "")\r\n"
      let wire = Array(head.utf8)
      var fields: [HeaderField] = []
      let parsed = RequestHeadParser.parse(
        wire.span, settings: HTTPSysSettings(), fields: &fields, version: .windows10)
      guard case .success(let head) = parsed else { return nil }
      var connection = ConnectionFacts(isTLS: tls)
      if let local, let colon = local.lastIndex(of: ":") {
        connection.localAddress = String(local[..<colon])
        connection.localPort = Int(local[local.index(after: colon)...])
      }
      let cooked = Array(path.utf8)
      switch router.route(head, wire.span, path: cooked.span, RequestFacts(connection: connection)) {
      case .site(let site, _): return .site(Int(site))
      case .refused(let refusal): return .refused(refusal.reason)
      case .closed(let refusal, _): return .closed(refusal.reason)
      case .program: return .program
      }
    }
  }

  @Test(arguments: [
    ("HS-5.3-1", ["*:80:", "*:80:www.a.com"], "www.A.com:80", "10.0.0.1:80", Goal.site(1)),
    ("HS-5.3-2", ["*:80:", "*:80:www.a.com"], "other", "10.0.0.1:80", .site(0)),
    ("HS-5.3-3", ["10.0.0.1:80:", "*:80:www.a.com"], "www.a.com", "10.0.0.1:80", .site(1)),
    ("HS-5.3-4", ["10.0.0.1:80:", "*:80:"], "x", "10.0.0.1:80", .site(0)),
    ("another address", ["10.0.0.1:80:", "*:80:"], "x", "10.0.0.2:80", .site(1)),
    ("HS-5.3-5", ["*:80:*.a.com", "*:80:www.a.com"], "www.a.com", "10.0.0.1:80", .site(1)),
    ("HS-5.3-6", ["*:80:*.a.com", "*:80:www.a.com"], "b.a.com", "10.0.0.1:80", .site(0)),
    ("two labels", ["*:80:*.a.com", "*:80:www.a.com"], "c.b.a.com", "10.0.0.1:80", .site(0)),
    ("HS-5.3-7", ["*:80:*.a.com", "*:80:www.a.com"], "a.com", "10.0.0.1:80", .refused(.hostname)),
    ("the longer suffix", ["*:80:*.com", "*:80:*.a.com"], "x.a.com", "10.0.0.1:80", .site(1)),
    ("a suffix on the address", ["10.0.0.1:80:*.com", "*:80:*.a.com"], "x.a.com", "10.0.0.1:80", .site(0)),
    ("the host on the address", ["10.0.0.1:80:h", "*:80:h"], "h", "10.0.0.1:80", .site(0)),
    ("the host elsewhere", ["10.0.0.1:80:h", "*:80:h"], "h", "10.0.0.2:80", .site(1)),
    ("HS-12", ["*:80:www.a.com"], "10.0.0.1", "10.0.0.1:80", .refused(.hostname)),
    ("a trailing dot is another host", ["*:80:www.a.com"], "www.a.com.", "10.0.0.1:80", .refused(.hostname)),
    ("IPv6", ["[::1]:80:", "*:80:"], "x", "::1:80", .site(0)),
    ("another port", ["*:80:", "*:81:"], "x", "10.0.0.1:81", .site(1)),
    ("no such port", ["*:80:", "*:81:"], "x", "10.0.0.1:82", .refused(.hostname)),
    ("no HTTP", ["808:*", "*:80:"], "x", "10.0.0.1:80", .site(1)),
  ])
  func precedence(id: String, bindings: [String], host: String, local: String, goal: Goal) {
    let server = Server(bindings: bindings.enumerated().map { ($1, $0) })
    #expect(server.route(host, local: local) == goal)
  }

  @Test(arguments: [
    ("HTTP/1.0 without a host", nil, nil, false, Goal.site(0)),
    ("the default port", "x", nil, false, .site(0)),
    ("the host's port", "x:81", nil, false, .site(1)),
    ("a port nobody has", "x:9999", nil, false, .site(0)),
    ("the host's port is not the connection's", "x:81", "10.0.0.1:80", false, .site(0)),
    ("TLS", "x", nil, true, .site(2)),
    ("TLS at another port", "x:8443", nil, true, .site(2)),
  ])
  func anUnknownEndOfTheConnection(id: String, host: String?, local: String?, tls: Bool, goal: Goal) {
    let server = Server(bindings: [("*:80:", 0), ("*:81:", 1), ("10.0.0.9:443:", 2)])
    #expect(server.route(host, local: local, tls: tls) == goal)
  }

  @Test func anAddressThatIsNotKnownFitsWhenNothingElseDoes() {
    #expect(Server(bindings: [("10.0.0.1:80:", 0)]).route("x") == .site(0))
    #expect(Server(bindings: [("10.0.0.1:80:", 0), ("*:80:", 1)]).route("x") == .site(1))
    #expect(Server(bindings: [("10.0.0.1:80:", 0)]).route("x", local: "10.0.0.2:80") == .refused(.hostname))
  }

  @Test(arguments: [
    ("HS-5.4 root", "/ab", Goal.site(0)), ("HS-5.4 exact", "/a/b", .site(0)),
    ("below", "/A/B/x.aspx", .site(0)),
  ])
  func applications(id: String, path: String, goal: Goal) {
    let server = Server(bindings: [("*:80:", 0)], applications: [["/", "/a", "/a/b"]])
    #expect(server.route("x", path) == goal)
  }

  /// Requests outside every application of a site without a root application belong to nobody. Source:
  /// http-sys 5.4.
  @Test func aSiteWithoutARootApplication() {
    let server = Server(bindings: [("*:80:", 0)], applications: [["/app"]])
    #expect(server.route("x", "/app/x") == .site(0))
    #expect(server.route("x", "/APP") == .site(0))
    #expect(server.route("x", "/application") == .refused(.notFound))
    #expect(server.route("x", "/") == .refused(.notFound))
    let two = Server(bindings: [("*:80:h", 0), ("*:80:", 1)], applications: [["/app"], ["/"]])
    #expect(two.route("h", "/app") == .site(0))
    #expect(two.route("h", "/") == .site(1))
  }

  @Test func stoppedSites() {
    let only = Server(bindings: [("*:80:", 0)], states: [.stopped], applications: [["/"]])
    #expect(only.route("x") == .refused(.notFound))
    let two = Server(bindings: [("*:80:h", 0), ("*:80:", 1)], states: [.stopped, .started])
    #expect(two.route("h") == .site(1))
    let other = Server(bindings: [("*:80:h", 0), ("*:81:", 1)], states: [.stopped, .started])
    #expect(other.route("h") == .refused(.notFound))
    let full = Server(bindings: [("*:80:", 0)], states: [.connectionLimit], applications: [["/"]])
    #expect(full.route("x") == .refused(.connectionLimit))
  }

  @Test(arguments: [
    (PoolState.stopped, false, Goal.refused(.disabled)), (.rapidFail, false, .refused(.appOffline)),
    (.cpuLimit, false, .refused(.appShutdown)), (.queueFull, false, .refused(.queueFull)),
    (.rapidFail, true, .closed(.appOffline)), (.started, true, .site(0)),
  ])
  func pools(state: PoolState, resets: Bool, goal: Goal) {
    #expect(Server(bindings: [("*:80:", 0)], pool: state, resets: resets).route("x") == goal)
  }

  /// A reservation without a program behind it takes what it fits best: 503. Source: http-sys 5.5.
  @Test(arguments: [
    ("HS-13", ["http://*:80/"], "x", "/", Goal.refused(.notAvailable)),
    ("the site's host comes first", ["http://*:80/"], "h", "/", .site(0)),
    ("a strong wildcard comes before every host", ["http://+:80/"], "h", "/", .refused(.notAvailable)),
    ("at its path only", ["http://+:80/Temporary_Listen_Addresses/"], "h", "/", .site(0)),
    (
      "and there", ["http://+:80/Temporary_Listen_Addresses/"], "h", "/temporary_listen_addresses/a",
      .refused(.notAvailable)
    ),
    ("the host with a longer path", ["http://h:80/x/"], "h", "/x/y", .refused(.notAvailable)),
    ("equal paths: who registered", ["http://h:80/"], "h", "/x/y", .site(0)),
    ("another port", ["http://+:81/"], "x", "/", .refused(.hostname)),
    ("another scheme", ["https://+:80/"], "x", "/", .refused(.hostname)),
    ("no prefix", ["+:80"], "x", "/", .refused(.hostname)),
  ])
  func reservations(id: String, reservations: [String], host: String, path: String, goal: Goal) {
    let server = Server(bindings: [("*:80:h", 0)], reservations: reservations)
    #expect(server.route(host, path, local: "10.0.0.1:80") == goal)
  }

  /// Where another program stands for the host, a path that is nobody's is 404 and not 400.
  @Test func otherPrograms() {
    let server = Server(bindings: [("*:80:h", 0)], programs: ["http://+:80/service/", "http://10.0.0.1:81/"])
    #expect(server.route("x", local: "10.0.0.1:80") == .refused(.notFound))
    #expect(server.route("h", local: "10.0.0.1:80") == .site(0))
    #expect(server.route("x", local: "10.0.0.2:81") == .refused(.hostname))
    // What it has registered goes to it, before any site.
    #expect(server.route("h", "/Service/a", local: "10.0.0.1:80") == .program)
    #expect(server.route("x", "/service", local: "10.0.0.1:80") == .program)
    #expect(server.route("x", local: "10.0.0.1:81") == .program)
  }

  @Test func theDeepestPathIsFoundInOnePass() {
    let table = PathTable([
      (1, "/", 0), (1, "/a", 1), (1, "/A/b/", 2), (1, "/a/b", 9), (1, "/\u{E9}t\u{E9}", 3), (2, "/a/b/c", 4),
    ])
    func deepest(_ path: String, _ owner: Int32 = 1) -> [Int]? {
      let bytes = Array(path.utf8)
      let match = table.deepest(bytes.span, of: owner)
      return match.map { [Int($0.value), $0.length] }
    }
    #expect(deepest("/") == [0, 0])
    #expect(deepest("/ab") == [0, 0])
    #expect(deepest("/a") == [1, 2])
    #expect(deepest("/A/") == [1, 2])
    #expect(deepest("/a/B/c/d") == [2, 4])
    #expect(deepest("/\u{C9}T\u{C9}/x") == [3, 6])
    #expect(deepest("/\u{C9}te") == [0, 0])
    #expect(deepest("/a/b/c", 2) == [4, 6])
    #expect(deepest("/a/b", 2) == nil)
    #expect(deepest("/", 3) == nil)
  }
}
