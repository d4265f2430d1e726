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
  /// Where no host is a wildcard, what searches come to: the categories that have registrations, of one group after
  /// the other and, last, of hosts without one.
  private var categories: [Range<Int>] = []
  /// Where those of each group stand.
  private var courses: [Range<Int>] = []

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
    guard !hasSuffixes else { return }
    let (first, last) = ([self.strong.unbound], [weak.bound, weak.unbound])
    for ranges in groups.map({ first + [$0.bound, $0.unbound] + last }) + [first + last] {
      let start = categories.count
      categories += ranges.filter { !$0.isEmpty }
      courses.append(start..<categories.count)
    }
  }

  /// The places of the categories that a search for a host comes to, one after the other; `nil` where hosts are
  /// wildcards, so that it must be made.
  @inline(__always)
  func course(for host: Span<UInt8>) -> Range<Int>? {
    guard !hasSuffixes else { return nil }
    if groups.isEmpty { return courses[0] }
    return courses[(host.count > 0 ? hosts[host] : nil).map { Int($0) } ?? groups.count]
  }

  /// The registrations of a category.
  @inline(__always)
  func category(_ place: Int) -> Range<Int> { categories[place] }

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

  /// Where a search among wildcard hosts stands: the categories are asked for one after the other. Without wildcards
  /// `course` has the answer.
  struct Search {
    fileprivate var category = Category.strong
    /// The index in `groups` of the host, or -1.
    fileprivate var group: Int32 = -1
    /// The offset of the suffix that is tried next.
    fileprivate var offset = 1

    fileprivate enum Category: UInt8 {
      case strong, boundHost, host, boundSuffixes, suffixes, bound, rest, end
    }
  }

  /// The registrations of the next category that has some for a host, in the order of the search; `nil` behind the
  /// last.
  func next(_ search: inout Search, host: Span<UInt8>) -> Range<Int>? {
    while true {
      let members: Range<Int>
      switch search.category {
      case .strong:
        members = strong.unbound
        search.group = host.count > 0 ? hosts[host] ?? -1 : -1
        search.category = search.group >= 0 ? .boundHost : .boundSuffixes
      case .boundHost:
        members = groups[Int(search.group)].bound
        search.category = .host
      case .host:
        members = groups[Int(search.group)].unbound
        search.category = .boundSuffixes
      case .boundSuffixes, .suffixes:
        members = nextSuffix(&search, host)
      case .bound:
        members = weak.bound
        search.category = .rest
      case .rest:
        members = weak.unbound
        search.category = .end
      case .end: return nil
      }
      if !members.isEmpty { return members }
    }
  }

  /// `*.a.com` stands for `x.a.com` and `y.x.a.com`, never for `a.com`.
  private func nextSuffix(_ search: inout Search, _ host: Span<UInt8>) -> Range<Int> {
    let isBound = search.category == .boundSuffixes
    while search.offset < host.count {
      let start = search.offset
      search.offset += 1
      guard host[start] == UInt8(ascii: "."), let group = suffixes[host.extracting(start..<host.count)] else {
        continue
      }
      let members = isBound ? groups[Int(group)].bound : groups[Int(group)].unbound
      if !members.isEmpty { return members }
    }
    search.category = isBound ? .suffixes : .bound
    search.offset = 1
    return 0..<0
  }
}
