/// The requests that came before, as DynamicIpRestrictionModule remembers them: what one worker process of IIS
/// knows of the addresses that sent it requests.
///
/// Decisions that share a history are decided as one server decides them, in the order in which they are made; each
/// tells when its request arrives by `RequestFacts.arrival` and how long it takes by `RequestFacts.duration`. Of one
/// address times must not fall; one that does counts as the time of the request before it. Requests of
/// different addresses may come in any order.
///
/// A history holds ``maximumSize`` bytes at most. It forgets the address that was silent longest when it needs
/// more, and an answer that may depend on what was forgotten says so. Once it has met the addresses of its
/// traffic it allocates nothing.
///
/// Source: access-control 4.3; that counters belong to a worker process is inferred.
public struct RequestHistory: ~Copyable {
  /// The memory that is used at most, in bytes.
  public static let maximumSize = 16 << 20

  private var tables: [AddressTable] = []
  /// Whether requests are remembered at all; without that each request is the first of its address.
  let isKept: Bool
  /// Whether the tables of sites were dropped because there were too many of them.
  private var hasDroppedTables = false

  /// A history in which no request has come yet.
  public init() { isKept = true }

  init(isKept: Bool) { self.isKept = isKept }

  /// Forgets every request and keeps the memory.
  public mutating func removeAll() {
    for index in tables.indices { tables[index].removeAll() }
    hasDroppedTables = false
  }

  /// Counts a request of an address that arrives at a site, by the site's limits.
  mutating func arrive(
    _ address: IPAddress, site: Int32, _ policy: DynamicIpRestrictionPolicy, _ arrival: AddressTable.Arrival
  ) -> AddressTable.Counts {
    let index = table(of: site, policy.capacity)
    var counts = tables[index].arrive(address, policy, arrival, limit: room(beside: index))
    if hasDroppedTables { counts.isForgetful = true }
    return counts
  }

  /// How large the table of a site may become.
  private func room(beside index: Int) -> Int {
    var others = 0
    for other in tables.indices where other != index { others += tables[other].size }
    return max(0, Self.maximumSize - others)
  }

  private mutating func table(of site: Int32, _ capacity: AddressTable.Capacity) -> Int {
    for index in tables.indices where tables[index].site == site {
      if tables[index].capacity != capacity { tables[index] = AddressTable(site: site, capacity) }
      return index
    }
    let table = AddressTable(site: site, capacity)
    if !tables.isEmpty, room(beside: -1) < table.size {
      tables.removeAll(keepingCapacity: true)
      hasDroppedTables = true
    }
    tables.append(table)
    return tables.count - 1
  }
}
