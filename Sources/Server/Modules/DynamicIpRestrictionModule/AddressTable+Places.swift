/// Where addresses stand in the table.
extension AddressTable {
  /// The entry of an address; a new one when nothing is remembered of it.
  @inline(__always)
  mutating func place(
    of address: UInt128, interval: Int64, _ arrival: Arrival, limit: Int
  ) -> (index: Int, isNew: Bool) {
    let first = firstSlot(of: address)
    for index in first..<first + Self.ways where entries[index].address == address && entries[index].isUsed {
      return (index, false)
    }
    return (newPlace(of: address, interval: interval, arrival, limit: limit), true)
  }

  /// An entry for an address of which nothing is remembered.
  @inline(never)
  private mutating func newPlace(
    of address: UInt128, interval: Int64, _ arrival: Arrival, limit: Int
  ) -> Int {
    while true {
      let first = firstSlot(of: address)
      var oldest = first
      for index in first..<first + Self.ways {
        guard entries[index].isUsed else {
          entries[index] = Entry(address: address, isUsed: true)
          return index
        }
        if entries[index].last < entries[oldest].last { oldest = index }
      }
      if 2 * size <= limit {
        grow()
        continue
      }
      let silent = arrival.time.map { Self.difference($0, entries[oldest].last) } ?? 0
      if silent < interval || entries[oldest].running > 0 { hasForgotten = true }
      entries[oldest] = Entry(address: address, isUsed: true)
      return oldest
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
