/// What is remembered of the addresses that send requests to one site.
///
/// A table of sets of eight addresses each. It doubles while it may; after that an address takes the place of the one
/// of its set that was silent longest.
struct AddressTable {
  let site: Int32
  let capacity: Capacity
  private var entries: [Entry] = []
  /// The recent arrivals of each entry, `capacity.ring` each.
  private var arrivals: [Int64] = []
  /// When the running requests of each entry end, `capacity.running` each.
  private var ends: [Int64] = []
  /// Whether an address was given up that could still have mattered.
  private var hasForgotten = false

  private static let ways = 8

  private struct Entry {
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

  private mutating func resize(to count: Int) {
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
    let time = max(arrival.time ?? entries[index].last, entries[index].last)
    entries[index].last = time
    if let maximum = policy.concurrency?.value {
      counts.concurrency = running(index, time, arrival, maximum: maximum)
    }
    if let maximum = policy.rate?.value {
      counts.rate =
        policy.window == .fixed
        ? countInWindow(index, time, arrival, policy.interval, maximum)
        : countBackwards(index, time, arrival, policy.interval, maximum)
    }
    // A request that is refused ends at once.
    let isRefused = (counts.concurrency.isExceeded || counts.rate.isExceeded) && !policy.isLoggingOnly
    if policy.concurrency != nil, arrival.duration > 0, !isRefused {
      keepRunning(index, until: Self.sum(time, arrival.duration))
    }
    return counts
  }
}

extension AddressTable {
  /// The running requests of an address, this one included.
  private mutating func running(
    _ index: Int, _ time: Int64, _ arrival: Arrival, maximum: UInt64
  ) -> Counts.Finding {
    let start = index * capacity.running
    var kept = 0
    var certain: UInt64 = 0
    for slot in 0..<Int(entries[index].running) {
      let end = ends[start + slot]
      guard Self.sum(end, arrival.precision) > time else { continue }
      ends[start + kept] = end
      kept += 1
      if end > time, end >= Self.sum(time, arrival.precision) { certain += 1 }
    }
    entries[index].running = Int32(kept)
    let others = min(arrival.otherRunning, UInt64(UInt32.max))
    var finding = Counts.Finding(seen: certain + others + 1)
    finding.isExceeded = finding.seen > maximum
    let isFull = kept == capacity.running && maximum > Capacity.most
    finding.mayBeExceeded = isFull || UInt64(kept) + others + 1 > maximum
    return finding
  }

  /// Remembers when a request ends; of more requests than count those that end last.
  private mutating func keepRunning(_ index: Int, until end: Int64) {
    let start = index * capacity.running
    guard Int(entries[index].running) == capacity.running else {
      ends[start + Int(entries[index].running)] = end
      entries[index].running += 1
      return
    }
    var first = start
    for slot in start..<start + capacity.running where ends[slot] < ends[first] { first = slot }
    if ends[first] < end { ends[first] = end }
  }

  /// The requests of the window that is open. One opens with the first request behind the end of the last.
  private mutating func countInWindow(
    _ index: Int, _ time: Int64, _ arrival: Arrival, _ interval: Int64, _ maximum: UInt64
  ) -> Counts.Finding {
    let last = Self.difference(time, arrivals[index * capacity.ring])
    if entries[index].count == 0 || last >= interval {
      arrivals[index * capacity.ring] = time
      entries[index].count = 0
    }
    let (count, overflows) = entries[index].count.addingReportingOverflow(1)
    entries[index].count = overflows ? .max : count
    var finding = Counts.Finding(seen: Self.sum(entries[index].count, arrival.otherRecent))
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
  private mutating func countBackwards(
    _ index: Int, _ time: Int64, _ arrival: Arrival, _ interval: Int64, _ maximum: UInt64
  ) -> Counts.Finding {
    let start = index * capacity.ring
    var finding = Counts.Finding()
    let group = capacity.group
    let inPresent = entries[index].count
    if arrival.otherRecent >= maximum {
      (finding.isExceeded, finding.mayBeExceeded) = (true, true)
    } else {
      // The place, counted from the newest request backwards, and the group it is in: 0 for the present one.
      let place = maximum - arrival.otherRecent
      let back = place > inPresent ? (place - inPresent + group - 1) / group : 0
      let present: UInt64 = inPresent > 0 && group > 1 ? 1 : 0
      let slot = back + present
      if slot >= 1, slot <= UInt64(entries[index].kept) {
        let first = arrivals[start + self.slot(Int(slot), of: index)]
        let next =
          group == 1 ? first : slot > 1 ? arrivals[start + self.slot(Int(slot) - 1, of: index)] : time
        finding.isExceeded = Self.isCertainly(Self.difference(time, first), within: interval, arrival)
        finding.mayBeExceeded =
          Self.difference(Self.difference(time, next), arrival.precision) < interval
      }
    }
    if finding.isExceeded || arrival.isCounted { finding.seen = seen(index, time, interval, arrival) }
    // The arrival of the first request of each group is kept.
    if inPresent == 0 || group == 1 {
      arrivals[start + Int(entries[index].next)] = time
      let next = entries[index].next + 1
      entries[index].next = next < Int32(capacity.ring) ? next : 0
      entries[index].kept = min(entries[index].kept + 1, Int32(capacity.ring))
    }
    if group > 1 { entries[index].count = (inPresent + 1) % group }
    return finding
  }

  /// The slot of an arrival counted backwards from the newest, which is 1.
  private func slot(_ back: Int, of index: Int) -> Int {
    // Neither counts more than the ring has slots.
    let slot = Int(entries[index].next) - back
    return slot < 0 ? slot + capacity.ring : slot
  }

  /// The requests that are kept and lie in the interval, this one included: times fall from the newest backwards.
  private func seen(_ index: Int, _ time: Int64, _ interval: Int64, _ arrival: Arrival) -> UInt64 {
    var inside = 0
    var outside = Int(entries[index].kept) + 1
    while outside - inside > 1 {
      let middle = (inside + outside) / 2
      let arrived = arrivals[index * capacity.ring + slot(middle, of: index)]
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
  private static func difference(_ later: Int64, _ earlier: Int64) -> Int64 {
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

extension AddressTable {
  /// The entry of an address; a new one when nothing is remembered of it.
  private mutating func place(
    of address: UInt128, interval: Int64, _ arrival: Arrival, limit: Int
  ) -> (index: Int, isNew: Bool) {
    while true {
      let first = firstSlot(of: address)
      var oldest = first
      for index in first..<first + Self.ways {
        guard entries[index].isUsed else {
          entries[index] = Entry(address: address, isUsed: true)
          return (index, true)
        }
        if entries[index].address == address { return (index, false) }
        if entries[index].last < entries[oldest].last { oldest = index }
      }
      if 2 * size <= limit {
        grow()
        continue
      }
      let silent = arrival.time.map { Self.difference($0, entries[oldest].last) } ?? 0
      if silent < interval || entries[oldest].running > 0 { hasForgotten = true }
      entries[oldest] = Entry(address: address, isUsed: true)
      return (oldest, true)
    }
  }

  private func firstSlot(of address: UInt128) -> Int {
    let folded =
      UInt64(truncatingIfNeeded: address)
      ^ (UInt64(truncatingIfNeeded: address >> 64) &* 0x9E37_79B9_7F4A_7C15)
    let mixed = (folded ^ folded >> 32) &* 0xD6E8_FEB8_6659_FD93
    let set = Int(truncatingIfNeeded: mixed >> 33) & (entries.count / Self.ways - 1)
    return set * Self.ways
  }

  /// Doubles the table. Addresses of one set go to two, so each finds room.
  private mutating func grow() {
    let old = self
    resize(to: 2 * old.entries.count)
    for index in old.entries.indices where old.entries[index].isUsed {
      var place = firstSlot(of: old.entries[index].address)
      while entries[place].isUsed { place += 1 }
      entries[place] = old.entries[index]
      for slot in 0..<capacity.ring {
        arrivals[place * capacity.ring + slot] = old.arrivals[index * capacity.ring + slot]
      }
      for slot in 0..<capacity.running {
        ends[place * capacity.running + slot] = old.ends[index * capacity.running + slot]
      }
    }
  }
}
