/// Finds the site and the application of a request, or what HTTP.sys answers when there is none.
///
/// Source: http-sys 5.2 to 5.6.
final class SiteRouter: Sendable {
  private let registrations: Registrations
  private let states: [SiteState]
  /// The applications of all sites.
  private let applications: [Application]
  /// The applications' indices by site and path.
  private let paths: PathTable
  private let hasTLSBinding: Bool
  private let certificates: TLSEndpoints
  private let dependsOnEndpoint: Bool
  /// Whether a registration is limited to a local address.
  let dependsOnLocalAddress: Bool

  /// A site as routing knows it.
  struct Site: Sendable {
    var state: SiteState
    var applications: [Application]
  }

  /// An application and what its pool does to requests.
  struct Application: Sendable {
    var path: String
    /// Why no request is taken; `nil` where the pool runs.
    var refusal: Refusal.Reason?
    /// `loadBalancerCapabilities="TcpLevel"`: a stopped pool resets the connection.
    var resetsConnection: Bool
  }

  init(
    sites: [Site], bindings: [(binding: Binding, site: Int)], otherRegistrations: [URLPrefix],
    reservations: [URLPrefix]
  ) {
    registrations = Registrations(
      bindings: bindings.map { ($0.binding, Int32($0.site)) }, programs: otherRegistrations,
      reservations: reservations)
    states = sites.map(\.state)
    applications = sites.flatMap(\.applications)
    var paths: [(owner: Int32, path: String, value: Int32)] = []
    for (index, site) in sites.enumerated() {
      for application in site.applications {
        paths.append((Int32(index), application.path, Int32(paths.count)))
      }
    }
    self.paths = PathTable(paths)
    hasTLSBinding = registrations.hasTLSBinding
    certificates = TLSEndpoints(bindings.map(\.binding), programs: otherRegistrations)
    dependsOnEndpoint = registrations.dependsOnEndpoint
    dependsOnLocalAddress = registrations.contains { $0.address != nil }
  }

  /// Whether a site is bound to the port.
  func isBound(port: Int) -> Bool {
    registrations.contains { registration in
      guard case .site = registration.holder else { return false }
      return registration.port == port
    }
  }

  /// Where a request goes.
  enum Route {
    case site(Int32, Assumptions)
    /// Another program has registered what fits the request best: what it answers is its own affair.
    case program
    case refused(Refusal)
    /// The same without an answer.
    case closed(Refusal, Assumptions)
  }

  /// Routes by the host of the head and the cooked path.
  ///
  /// What is not known of the connection's local end is first taken from the host's port and the default of
  /// the scheme; if nothing stands there, any port and any address fits.
  func route(
    _ head: RequestHead, _ wire: Span<UInt8>, path: Span<UInt8>, _ facts: borrowing RequestFacts
  ) -> Route {
    let host = head.hostName
    var assumptions: Assumptions = []
    let isTLS = facts.connection.isTLS
    let address = dependsOnLocalAddress ? facts.connection.localAddress : nil
    if isTLS, !hasTLSBinding { assumptions.insert(.tlsBinding) }
    var end = LocalEnd(isTLS: isTLS && hasTLSBinding)
    end.port = facts.connection.localPort ?? head.hostPort.map { Int($0) } ?? (end.isTLS ? 443 : 80)
    if end.isTLS, certificates.canFail, let reset = reset(end, wire, host, facts, &assumptions, head) {
      return .closed(reset, assumptions)
    }
    let isPartlyUnknown = facts.connection.localPort == nil || facts.connection.localAddress == nil
    if isPartlyUnknown, dependsOnEndpoint { assumptions.insert(.localEndpoint) }
    var found = find(wire.bytes(host), path, end, address)
    if isPartlyUnknown, found.registration < 0, !found.knowsHost {
      if facts.connection.localPort == nil { end.port = nil }
      end.takesAnyAddress = facts.connection.localAddress == nil
      found = find(wire.bytes(host), path, end, address)
      if found.registration >= 0 { assumptions.insert(.localEndpoint) }
    }
    guard found.registration >= 0 else {
      guard found.knowsHost else {
        return .refused(Refusal(.hostname, at: Int(host.start), count: host.count))
      }
      return .refused(refusal(.notFound, head))
    }
    let site = registrations.end(of: found.registration).site
    if site >= 0 { return route(head, to: site, Int(found.application), assumptions) }
    if case .reservation = registrations[found.registration].holder {
      return .refused(refusal(.notAvailable, head))
    }
    return .program
  }

  /// Why the handshake of a TLS connection fails; `nil` when it does not. A client whose server name is not
  /// known is taken to send the host.
  private func reset(
    _ end: borrowing LocalEnd, _ wire: Span<UInt8>, _ host: ByteRange, _ facts: borrowing RequestFacts,
    _ assumptions: inout Assumptions, _ head: RequestHead
  ) -> Refusal? {
    var local = TLSEndpoints.LocalEnd(
      port: end.port, address: facts.connection.localAddress,
      takesAnyAddress: facts.connection.localAddress == nil)
    // What is not known of the local end speaks for the connection.
    if facts.connection.localPort == nil, !isBound(port: end.port ?? 443) { local.port = nil }
    if certificates.haveCertificateForEveryName(local) { return nil }
    if let name = facts.connection.serverName {
      return certificates.haveCertificate(for: name.span, local)
        ? nil : Refusal(.tlsHandshake, at: Int(head.target.start), count: 0)
    }
    assumptions.insert(.serverName)
    return certificates.haveCertificate(for: wire.bytes(host), local)
      ? nil : Refusal(.tlsHandshake, at: Int(host.start), count: host.count)
  }

  private func route(
    _ head: RequestHead, to site: Int32, _ application: Int, _ assumptions: Assumptions
  ) -> Route {
    if states[Int(site)] == .connectionLimit { return .refused(refusal(.connectionLimit, head)) }
    guard let reason = applications[application].refusal else { return .site(site, assumptions) }
    let refusal = refusal(reason, head)
    return applications[application].resetsConnection ? .closed(refusal, assumptions) : .refused(refusal)
  }

  private func refusal(_ reason: Refusal.Reason, _ head: RequestHead) -> Refusal {
    Refusal(reason, at: Int(head.target.start), count: head.target.count)
  }

  /// The local end of a connection, as far as it is known.
  private struct LocalEnd {
    var isTLS: Bool
    /// `nil`: any port.
    var port: Int?
    var takesAnyAddress = false
  }

  /// What the search came to.
  private struct Found {
    /// The registration the request belongs to, or -1.
    var registration = -1
    var application: Int32 = -1
    /// Whether somebody who is or was registered stands for the host, if not for the path.
    var knowsHost = false
  }

  /// The registration with the longest path in the first category that has one for the path.
  private func find(
    _ host: Span<UInt8>, _ path: Span<UInt8>, _ end: LocalEnd, _ localAddress: String?
  ) -> Found {
    var found = Found()
    if let course = registrations.course(for: host) {
      for place in course where take(registrations.category(place), path, end, localAddress, &found) { break }
      return found
    }
    var search = Registrations.Search()
    while let category = registrations.next(&search, host: host) {
      if take(category, path, end, localAddress, &found) { break }
    }
    return found
  }

  /// Looks for the path in one category.
  ///
  /// - Returns: whether it has one for it.
  private func take(
    _ category: Range<Int>, _ path: Span<UInt8>, _ end: LocalEnd, _ localAddress: String?,
    _ found: inout Found
  ) -> Bool {
    var longest = -1
    for index in category where fits(index, end, localAddress) {
      let site = registrations.end(of: index).site
      if site >= 0 {
        found.knowsHost = true
        guard states[Int(site)] != .stopped else { continue }
      }
      let match = site >= 0 ? paths.deepest(path, of: site) : match(index, path, &found)
      guard let match, match.length > longest else { continue }
      longest = match.length
      found.registration = index
      found.application = match.value
    }
    return longest >= 0
  }

  private func fits(_ index: Int, _ end: LocalEnd, _ localAddress: String?) -> Bool {
    let own = registrations.end(of: index)
    guard own.isTLS == end.isTLS, end.port == nil || end.port == own.port else { return false }
    return !own.hasAddress || end.takesAnyAddress || registrations[index].address == localAddress
  }

  /// How a path fits what is no site's.
  private func match(_ index: Int, _ path: Span<UInt8>, _ found: inout Found) -> PathTable.Match? {
    switch registrations[index].holder {
    case .site: return nil
    case .program(let prefix):
      found.knowsHost = true
      return Self.match(prefix, path)
    case .reservation(let prefix): return Self.match(prefix, path)
    }
  }

  private static func match(_ prefix: [UInt8], _ path: Span<UInt8>) -> PathTable.Match? {
    guard path.count >= prefix.count, path.extracting(0..<prefix.count).equalsCaseless(prefix),
      path.count == prefix.count || path[prefix.count] == UInt8(ascii: "/")
    else { return nil }
    return PathTable.Match(value: -1, length: prefix.count)
  }
}
