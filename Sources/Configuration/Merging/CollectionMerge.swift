/// The entries of one collection while the directives of one scope are applied (configuration 3).
struct CollectionMerge {
  let schema: CollectionSchema
  /// The level the directives belong to.
  let level: Int
  /// What was inherited. A removed entry leaves a gap, which an entry added again with its key fills.
  private var inherited: [EffectiveElement?]
  /// What this scope added.
  private var added: [EffectiveElement?] = []
  private var slots: [EntryKey: Slot] = [:]
  private var gaps: [EntryKey: Int] = [:]

  /// Where an entry is.
  enum Slot {
    case inherited(Int)
    case added(Int)
  }

  init(schema: CollectionSchema, inherited: [EffectiveElement], level: Int) {
    self.schema = schema
    self.inherited = inherited
    self.level = level
    guard !schema.allowsDuplicates else { return }
    slots.reserveCapacity(inherited.count)
    for (index, entry) in inherited.enumerated() {
      for key in schema.keys(of: entry) { slots[key] = .inherited(index) }
    }
  }

  /// The entries in effective order.
  func result() -> [EffectiveElement] {
    let old = inherited.compactMap { $0 }
    let new = added.compactMap { $0 }
    return schema.prepends ? new + old : old + new
  }

  /// The entries that are there now.
  var entries: [EffectiveElement] { result() }

  subscript(slot: Slot) -> EffectiveElement? {
    switch slot {
    case .inherited(let index): inherited[index]
    case .added(let index): added[index]
    }
  }

  /// The entry that an entry to be added collides with, and the key they share.
  func duplicate(of entry: EffectiveElement) -> (key: EntryKey, entry: EffectiveElement)? {
    guard !schema.allowsDuplicates else { return nil }
    for key in schema.keys(of: entry) {
      if let slot = slots[key], let existing = self[slot] { return (key, existing) }
    }
    return nil
  }

  mutating func add(_ entry: EffectiveElement) {
    let keys = schema.allowsDuplicates ? [] : schema.keys(of: entry)
    if let gap = keys.compactMap({ gaps[$0] }).first {
      inherited[gap] = entry
      for key in keys {
        slots[key] = .inherited(gap)
        gaps[key] = nil
      }
      return
    }
    added.append(entry)
    for key in keys { slots[key] = .added(added.count - 1) }
  }

  /// The entries a `remove` with this key means.
  func matches(_ key: EntryKey) -> [Slot] {
    if schema.keySplits.isEmpty && !schema.allowsDuplicates {
      return slots[key].map { [$0] } ?? []
    }
    let old = inherited.indices.filter { index in
      inherited[index].map { schema.removalKeys(of: $0).contains(key) } ?? false
    }
    let new = added.indices.filter { index in
      added[index].map { schema.removalKeys(of: $0).contains(key) } ?? false
    }
    return old.map { .inherited($0) } + new.map { .added($0) }
  }

  mutating func remove(_ slot: Slot) {
    guard let entry = self[slot] else { return }
    let keys = schema.keys(of: entry)
    for key in keys { slots[key] = nil }
    switch slot {
    case .inherited(let index):
      inherited[index] = nil
      for key in keys { gaps[key] = index }
    case .added(let index):
      added[index] = nil
    }
  }

  /// Drops everything, gaps included.
  mutating func clear() {
    inherited = []
    added = []
    slots = [:]
    gaps = [:]
  }
}
