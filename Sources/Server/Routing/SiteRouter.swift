/// Finds the site and the application pool of a request, or what HTTP.sys answers when there is none.
///
/// Source: http-sys 5.2 to 5.6.
struct SiteRouter: Sendable {
  private let bindings: [Entry]
  private let sites: [Site]
  private let otherRegistrations: [Binding]
  private let reservations: [Binding]
  private let hasTLSBinding: Bool

  /// A site as routing knows it.
  struct Site: Sendable {
    var name: String
    var state: SiteState
    var applications: [Application]
  }

  /// An application: its path without trailing slash, in lower case, and the state of its pool.
  struct Application: Sendable {
    var path: [UInt8]
    var pool: PoolState
    /// `loadBalancerCapabilities="TcpLevel"`: a stopped pool resets the connection.
    var resetsConnection: Bool
  }

  private struct Entry: Sendable {
    var binding: Binding
    var site: Int32
  }

  init(
    sites: [Site], bindings: [(binding: Binding, site: Int)], otherRegistrations: [Binding],
    reservations: [Binding]
  ) {
    self.sites = sites
    self.bindings = bindings.map { Entry(binding: $0.binding, site: Int32($0.site)) }
      .sorted { $0.binding.rank < $1.binding.rank }
    self.otherRegistrations = otherRegistrations
    self.reservations = reservations
    hasTLSBinding = bindings.contains { $0.binding.isTLS }
  }

  /// Where a request goes.
  enum Route {
    case site(Int32, Assumptions)
    case refused(Refusal)
    /// The same without an answer.
    case closed(Refusal)
  }

  /// Routes by the host of the head and the cooked path.
  func route(
    _ head: RequestHead, _ wire: Span<UInt8>, path: Span<UInt8>, connection: borrowing ConnectionFacts
  ) -> Route {
    let host = HostRules.host(head, bytes: wire)
    let endpoint = Endpoint(
      isTLS: connection.isTLS && hasTLSBinding, port: connection.localPort, address: connection.localAddress)
    var assumptions: Assumptions = []
    if connection.isTLS, !hasTLSBinding { assumptions.insert(.tlsBinding) }
    if connection.localPort == nil, bindings.count > 1 { assumptions.insert(.localEndpoint) }
    var stopped = false
    for entry in bindings where entry.binding.matches(host: wire.bytes(host), endpoint) {
      let site = sites[Int(entry.site)]
      guard site.state != .stopped else {
        stopped = true
        continue
      }
      if site.state == .connectionLimit { return .refused(missing(.connectionLimit, head)) }
      return poolRoute(site, entry.site, head, path, assumptions)
    }
    func fits(_ binding: Binding) -> Bool { binding.matches(host: wire.bytes(host), endpoint) }
    if reservations.contains(where: fits) { return .refused(missing(.notAvailable, head)) }
    if stopped || otherRegistrations.contains(where: fits) { return .refused(missing(.notFound, head)) }
    return .refused(Refusal(.hostname, at: Int(host.start), count: host.count))
  }

  private func poolRoute(
    _ site: Site, _ index: Int32, _ head: RequestHead, _ path: Span<UInt8>, _ assumptions: Assumptions
  ) -> Route {
    guard let application = site.application(for: path) else {
      return .refused(missing(.notFound, head))
    }
    guard let reason = application.pool.refusal else { return .site(index, assumptions) }
    return application.resetsConnection ? .closed(missing(reason, head)) : .refused(missing(reason, head))
  }

  private func missing(_ reason: Refusal.Reason, _ head: RequestHead) -> Refusal {
    Refusal(reason, at: Int(head.target.start), count: head.target.count)
  }
}

extension SiteRouter.Site {
  /// The application with the longest path that is a prefix at a segment boundary, without case.
  func application(for path: Span<UInt8>) -> SiteRouter.Application? {
    var best: SiteRouter.Application?
    for application in applications where application.path.count >= best?.path.count ?? 0 {
      let length = application.path.count
      guard path.count >= length, path.extracting(0..<length).equalsCaseless(application.path),
        path.count == length || path[length] == UInt8(ascii: "/")
      else { continue }
      best = application
    }
    return best
  }
}
