/// What is remembered of the addresses that send requests to one site.
///
/// A table of sets of eight addresses each. It doubles while it may; after that an address takes the place of the one
/// of its set that was silent longest.
struct AddressTable {
  let site: Int32
  let capacity: Capacity
  var entries: [Entry] = []
  /// The recent arrivals of each entry, `capacity.ring` each.
  var arrivals: [Int64] = []
  /// When the running requests of each entry end, `capacity.running` each.
  var ends: [Int64] = []
  /// Whether an address was given up that could still have mattered.
  var hasForgotten = false

  static let ways = 8

  struct Entry {
    var address: UInt128 = 0
    /// The last arrival.
    var last: Int64 = .min
    /// The requests in the window that is open, where windows are fixed; otherwise those of the present group.
    var count: UInt64 = 0
    /// The number of arrivals that are kept.
    var kept: Int32 = 0
    /// Where the next one is put.
    var next: Int32 = 0
    /// The number of running requests that are kept.
    var running: Int32 = 0
    var isUsed = false
  }

  init(site: Int32, _ capacity: Capacity) {
    self.site = site
    self.capacity = capacity
    resize(to: Self.ways)
  }

  /// The memory it takes, in bytes.
  var size: Int { entries.count * entrySize }

  private var entrySize: Int {
    MemoryLayout<Entry>.stride + 8 * (capacity.ring + capacity.running)
  }

  mutating func removeAll() {
    for index in entries.indices { entries[index] = Entry() }
    hasForgotten = false
  }

  mutating func resize(to count: Int) {
    entries = [Entry](repeating: Entry(), count: count)
    arrivals = [Int64](repeating: 0, count: count * capacity.ring)
    ends = [Int64](repeating: 0, count: count * capacity.running)
  }

  /// Counts a request and tells how many requests of its address count with it.
  ///
  /// - Parameter limit: the size up to which the table may grow, in bytes.
  mutating func arrive(
    _ address: IPAddress, _ policy: DynamicIpRestrictionPolicy, _ arrival: Arrival, limit: Int
  ) -> Counts {
    let (index, isNew) = place(of: address.bits, interval: policy.interval, arrival, limit: limit)
    var counts = Counts()
    counts.isForgetful = isNew && hasForgotten
    // The entry is changed outside of the table and put back: each look at it there is two tests.
    var entry = entries[index]
    let time = max(arrival.time ?? entry.last, entry.last)
    entry.last = time
    if let maximum = policy.concurrency?.value {
      counts.concurrency = running(&entry, index, time, arrival, maximum: maximum)
    }
    if let maximum = policy.rate?.value {
      counts.rate =
        policy.window == .fixed
        ? countInWindow(&entry, index, time, arrival, policy.interval, maximum)
        : countBackwards(&entry, index, time, arrival, policy.interval, maximum)
    }
    // A request that is refused ends at once.
    let isRefused = (counts.concurrency.isExceeded || counts.rate.isExceeded) && !policy.isLoggingOnly
    if policy.concurrency != nil, arrival.duration > 0, !isRefused {
      keepRunning(&entry, index, until: Self.sum(time, arrival.duration))
    }
    entries[index] = entry
    return counts
  }
}

extension AddressTable {
  /// The running requests of an address, this one included.
  @inline(__always)
  private mutating func running(
    _ entry: inout Entry, _ index: Int, _ time: Int64, _ arrival: Arrival, maximum: UInt64
  ) -> Counts.Finding {
    let start = index * capacity.running
    var kept = 0
    var certain: UInt64 = 0
    for slot in start..<start + Int(entry.running) {
      let end = ends[slot]
      guard Self.sum(end, arrival.precision) > time else { continue }
      if start + kept < slot { ends[start + kept] = end }
      kept += 1
      if end > time, end >= Self.sum(time, arrival.precision) { certain += 1 }
    }
    entry.running = Int32(kept)
    let others = min(arrival.otherRunning, UInt64(UInt32.max))
    var finding = Counts.Finding(seen: certain + others + 1)
    finding.isExceeded = finding.seen > maximum
    let isFull = kept == capacity.running && maximum > Capacity.most
    finding.mayBeExceeded = isFull || UInt64(kept) + others + 1 > maximum
    return finding
  }

  /// Remembers when a request ends; of more requests than count those that end last.
  @inline(__always)
  private mutating func keepRunning(_ entry: inout Entry, _ index: Int, until end: Int64) {
    let start = index * capacity.running
    var place = start + Int(entry.running)
    if Int(entry.running) < capacity.running {
      entry.running += 1
    } else {
      place = start
      for slot in start..<start + capacity.running where ends[slot] < ends[place] { place = slot }
      if ends[place] >= end { return }
    }
    ends[place] = end
  }

  /// The requests of the window that is open. One opens with the first request behind the end of the last.
  private mutating func countInWindow(
    _ entry: inout Entry, _ index: Int, _ time: Int64, _ arrival: Arrival, _ interval: Int64,
    _ maximum: UInt64
  ) -> Counts.Finding {
    let last = Self.difference(time, arrivals[index * capacity.ring])
    if entry.count == 0 || last >= interval {
      arrivals[index * capacity.ring] = time
      entry.count = 0
    }
    let (count, overflows) = entry.count.addingReportingOverflow(1)
    entry.count = overflows ? .max : count
    var finding = Counts.Finding(seen: Self.sum(entry.count, arrival.otherRecent))
    finding.mayBeExceeded = finding.seen > maximum
    let opened = arrivals[index * capacity.ring]
    finding.isExceeded =
      finding.mayBeExceeded && Self.isCertainly(Self.difference(time, opened), within: interval, arrival)
    return finding
  }

  /// The requests of the interval that ends with this one.
  ///
  /// More than `maximum` have come in it if the one `maximum` places before this one has. Where arrivals stand for
  /// groups of requests, that one came between the first of its group and the first of the next.
  @inline(__always)
  private mutating func countBackwards(
    _ entry: inout Entry, _ index: Int, _ time: Int64, _ arrival: Arrival, _ interval: Int64,
    _ maximum: UInt64
  ) -> Counts.Finding {
    let start = index * capacity.ring
    var finding = Counts.Finding()
    if arrival.otherRecent >= maximum {
      (finding.isExceeded, finding.mayBeExceeded) = (true, true)
    } else {
      let slot = slot(of: maximum - arrival.otherRecent, entry)
      if slot >= 1, slot <= UInt64(entry.kept) {
        let first = arrivals[start + place(Int(slot), entry)]
        let next =
          capacity.group == 1
          ? first : slot > 1 ? arrivals[start + place(Int(slot) - 1, entry)] : time
        finding.isExceeded = Self.isCertainly(Self.difference(time, first), within: interval, arrival)
        finding.mayBeExceeded =
          Self.difference(Self.difference(time, next), arrival.precision) < interval
      }
    }
    if finding.isExceeded || arrival.isCounted { finding.seen = seen(entry, index, time, interval, arrival) }
    // The arrival of the first request of each group is kept.
    let inPresent = entry.count
    if inPresent == 0 || capacity.group == 1 {
      arrivals[start + Int(entry.next)] = time
      entry.next = entry.next + 1 < Int32(capacity.ring) ? entry.next + 1 : 0
      entry.kept = min(entry.kept + 1, Int32(capacity.ring))
    }
    if capacity.group > 1 { entry.count = (inPresent + 1) % capacity.group }
    return finding
  }

  /// The slot that a request is in which came so many places before the present one, counted backwards from the
  /// newest slot, which is 1; 0 when it is in the present group, of which nothing is kept.
  @inline(__always)
  private func slot(of place: UInt64, _ entry: Entry) -> UInt64 {
    if capacity.group == 1 { return place }
    let inPresent = entry.count
    let back = place > inPresent ? (place - inPresent + capacity.group - 1) / capacity.group : 0
    return back + (inPresent > 0 ? 1 : 0)
  }

  /// The index in the ring of a slot, counted backwards from the newest, which is 1.
  @inline(__always)
  private func place(_ back: Int, _ entry: Entry) -> Int {
    // Neither counts more than the ring has slots.
    let place = Int(entry.next) - back
    return place < 0 ? place + capacity.ring : place
  }

  /// The requests that are kept and lie in the interval, this one included: times fall from the newest backwards.
  @inline(never)
  private func seen(
    _ entry: Entry, _ index: Int, _ time: Int64, _ interval: Int64, _ arrival: Arrival
  ) -> UInt64 {
    var inside = 0
    var outside = Int(entry.kept) + 1
    while outside - inside > 1 {
      let middle = (inside + outside) / 2
      let arrived = arrivals[index * capacity.ring + place(middle, entry)]
      if Self.difference(time, arrived) < interval { inside = middle } else { outside = middle }
    }
    return Self.sum(UInt64(inside) * capacity.group + 1, arrival.otherRecent)
  }

  /// Whether a difference lies within an interval, which it no longer does when it is as long; where both times may
  /// be later than they are told, by less than the precision, however much later they are.
  private static func isCertainly(_ difference: Int64, within interval: Int64, _ arrival: Arrival) -> Bool {
    arrival.precision == 0 ? difference < interval : sum(difference, arrival.precision) <= interval
  }

  /// The difference, as far as an Int64 goes.
  static func difference(_ later: Int64, _ earlier: Int64) -> Int64 {
    let (difference, overflows) = later.subtractingReportingOverflow(earlier)
    return overflows ? (later > earlier ? .max : .min) : difference
  }

  private static func sum(_ time: Int64, _ duration: Int64) -> Int64 {
    let (sum, overflows) = time.addingReportingOverflow(duration)
    return overflows ? (duration > 0 ? .max : .min) : sum
  }

  private static func sum(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (sum, overflows) = left.addingReportingOverflow(right)
    return overflows ? .max : sum
  }
}
