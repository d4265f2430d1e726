/// What stands at a port of the server, in the order HTTP.sys searches it: sites by their bindings, prefixes of
/// other programs, reservations.
///
/// The order is: strong wildcards, host names, wildcard host names (the longer suffix first), addresses,
/// everything else; a binding for one address comes before one for all. Source: http-sys 5.3; finer than the
/// documented order where it speaks of addresses and wildcard hosts.
///
/// It cannot be copied, so that a search counts no references.
struct Registrations: ~Copyable, Sendable {
  /// Who stands there.
  enum Holder: Sendable, Hashable {
    /// The site of this index: its applications are its paths.
    case site(Int32)
    /// A program that is running, at a path in lower case.
    case program([UInt8])
    /// Nobody: the path is reserved only.
    case reservation([UInt8])
  }

  struct Registration: Sendable {
    var isTLS: Bool
    var port: Int
    /// The local address it is limited to.
    var address: String?
    var holder: Holder
  }

  private var list: [Registration] = []
  /// What the search looks at first of each registration.
  private var ends: [End] = []
  private var strong = Group()
  private var weak = Group()
  private var groups: [Group] = []
  private var hosts = ByteTable([])
  /// The suffixes of wildcard hosts, with the dot: `.contoso.com`.
  private var suffixes = ByteTable([])
  private var hasSuffixes = false

  /// The local end of a registration and the site there, without anything that counts references.
  struct End: Sendable {
    var isTLS: Bool
    var hasAddress: Bool
    var port: Int
    /// The index of the site, or -1 for other holders.
    var site: Int32

    init(_ registration: Registration) {
      isTLS = registration.isTLS
      hasAddress = registration.address != nil
      port = registration.port
      site = if case .site(let site) = registration.holder { site } else { -1 }
    }
  }

  /// Registrations for one host: those limited to an address, then the others.
  private struct Group: Sendable {
    var bound = 0..<0
    var unbound = 0..<0
  }

  init(bindings: [(binding: Binding, site: Int32)], programs: [URLPrefix], reservations: [URLPrefix]) {
    var byHost: [String: [Registration]] = [:]
    var strong: [Registration] = []
    for (binding, site) in bindings {
      byHost[binding.host, default: []].append(
        Registration(
          isTLS: binding.isTLS, port: binding.port, address: binding.address, holder: .site(site)))
    }
    func add(_ prefix: URLPrefix, _ holder: Holder) {
      var entry = Registration(isTLS: prefix.isTLS, port: prefix.port, address: nil, holder: holder)
      switch prefix.category {
      case .strongWildcard: strong.append(entry)
      case .explicit(let host): byHost[host, default: []].append(entry)
      case .address(let address):
        entry.address = address
        byHost["", default: []].append(entry)
      case .weakWildcard: byHost["", default: []].append(entry)
      }
    }
    // Where two are equal in every respect, whoever registered comes before whoever reserved.
    for prefix in programs { add(prefix, .program(Array(prefix.path.utf8))) }
    for prefix in reservations { add(prefix, .reservation(Array(prefix.path.utf8))) }
    self.strong = append(strong)
    weak = append(byHost.removeValue(forKey: "") ?? [])
    var exact: [(key: String, value: Int32)] = []
    var wild: [(key: String, value: Int32)] = []
    for (host, members) in byHost.sorted(by: { $0.key < $1.key }) {
      groups.append(append(members))
      let index = Int32(groups.count - 1)
      if host.hasPrefix("*.") {
        wild.append((String(host.dropFirst()), index))
      } else {
        exact.append((host, index))
      }
    }
    hosts = ByteTable(exact)
    suffixes = ByteTable(wild)
    hasSuffixes = !wild.isEmpty
    ends = list.map(End.init)
  }

  /// Whether any registration is of the kind.
  func contains(where isOne: (Registration) -> Bool) -> Bool { list.contains(where: isOne) }

  private mutating func append(_ members: [Registration]) -> Group {
    let start = list.count
    list += members.filter { $0.address != nil }
    let middle = list.count
    list += members.filter { $0.address == nil }
    return Group(bound: start..<middle, unbound: middle..<list.count)
  }

  /// Whether some site has a binding for TLS.
  var hasTLSBinding: Bool {
    list.contains { registration in
      guard case .site = registration.holder else { return false }
      return registration.isTLS
    }
  }

  /// Whether the sites' bindings tell local ports or addresses apart.
  var dependsOnEndpoint: Bool {
    let bindings = list.filter { registration in
      guard case .site = registration.holder else { return false }
      return true
    }
    return bindings.contains { $0.address != nil || $0.port != bindings[0].port }
  }

  subscript(_ index: Int) -> Registration {
    _read { yield list[index] }
  }

  /// The local end of a registration.
  @inline(__always)
  func end(of index: Int) -> End { ends[index] }

  /// Shows the registrations for a host, category by category in the order of the search, until the visitor
  /// has found what it looks for.
  ///
  /// - Parameter visit: looks at the registrations of one category; `true` ends the search.
  func search(host: Span<UInt8>, visit: (Range<Int>) -> Bool) {
    if !strong.unbound.isEmpty, visit(strong.unbound) { return }
    if host.count > 0 {
      if let group = hosts[host] {
        let group = groups[Int(group)]
        if !group.bound.isEmpty, visit(group.bound) { return }
        if visit(group.unbound) { return }
      }
      if hasSuffixes {
        if searchSuffixes(host, bound: true, visit) { return }
        if searchSuffixes(host, bound: false, visit) { return }
      }
    }
    if !weak.bound.isEmpty, visit(weak.bound) { return }
    _ = visit(weak.unbound)
  }

  /// `*.a.com` stands for `x.a.com` and `y.x.a.com`, never for `a.com`.
  private func searchSuffixes(_ host: Span<UInt8>, bound: Bool, _ visit: (Range<Int>) -> Bool) -> Bool {
    for index in host.indices where index > 0 && host[index] == UInt8(ascii: ".") {
      guard let group = suffixes[host.extracting(index..<host.count)] else { continue }
      let members = bound ? groups[Int(group)].bound : groups[Int(group)].unbound
      if !members.isEmpty, visit(members) { return true }
    }
    return false
  }
}
