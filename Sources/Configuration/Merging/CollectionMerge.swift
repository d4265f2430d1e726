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
  /// The entries by the key a `remove` names, where that is not the key entries may not share.
  private var removable: [EntryKey: [Slot]] = [:]
  /// What is gone, when stories are recorded.
  private var lost: LostEntries

  /// Where an entry is.
  enum Slot {
    case inherited(Int)
    case added(Int)
  }

  /// Begins with what the element inherited.
  init(schema: CollectionSchema, target: EffectiveElement, level: Int) {
    self.schema = schema
    self.inherited = target.entries
    self.level = level
    self.lost = LostEntries(target.dropped, schema)
    slots.reserveCapacity(inherited.count)
    for (index, entry) in target.entries.enumerated() { note(entry, at: .inherited(index)) }
  }

  /// Makes an entry findable by its keys.
  private mutating func note(_ entry: EffectiveElement, at slot: Slot) {
    if !schema.allowsDuplicates {
      for key in schema.keys(of: entry) { slots[key] = slot }
    }
    if schema.removesByOtherKeys {
      for key in schema.removalKeys(of: entry) { removable[key, default: []].append(slot) }
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

  /// The entries that were there once, when stories are recorded.
  var dropped: [EffectiveElement] { lost.entries }

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

  /// Adds an entry.
  ///
  /// - Parameter step: What to record as its story, behind that of the entry it replaces.
  mutating func add(_ entry: EffectiveElement, recording step: MergeStep? = nil) {
    var entry = entry
    let keys = schema.allowsDuplicates ? [] : schema.keys(of: entry)
    if let step { entry.record(steps: lost.take(keys) + [step]) }
    if let gap = keys.compactMap({ gaps[$0] }).first {
      inherited[gap] = entry
      for key in keys { gaps[key] = nil }
      note(entry, at: .inherited(gap))
      return
    }
    added.append(entry)
    note(entry, at: .added(added.count - 1))
  }

  /// The entries a `remove` with this key means.
  func matches(_ key: EntryKey) -> [Slot] {
    schema.removesByOtherKeys ? removable[key] ?? [] : slots[key].map { [$0] } ?? []
  }

  mutating func remove(_ slot: Slot, recording step: MergeStep? = nil) {
    guard let entry = self[slot] else { return }
    let keys = schema.keys(of: entry)
    for key in keys { slots[key] = nil }
    if schema.removesByOtherKeys {
      for key in schema.removalKeys(of: entry) { removable[key] = nil }
    }
    switch slot {
    case .inherited(let index):
      inherited[index] = nil
      for key in keys { gaps[key] = index }
    case .added(let index):
      added[index] = nil
    }
    if let step { lost.put(entry, keys, step) }
  }

  /// Drops everything, gaps included.
  mutating func clear(recording step: MergeStep? = nil) {
    if let step {
      for entry in entries { lost.put(entry, schema.keys(of: entry), step) }
    }
    inherited = []
    added = []
    slots = [:]
    gaps = [:]
    removable = [:]
  }
}

/// Entries that a collection no longer has.
private struct LostEntries {
  private var list: [EffectiveElement?]
  private var byKey: [EntryKey: Int] = [:]

  init(_ entries: [EffectiveElement], _ schema: CollectionSchema) {
    list = entries
    for (index, entry) in entries.enumerated() {
      for key in schema.keys(of: entry) { byKey[key] = index }
    }
  }

  var entries: [EffectiveElement] { list.compactMap { $0 } }

  /// Keeps an entry with the step that ended it.
  mutating func put(_ entry: EffectiveElement, _ keys: [EntryKey], _ step: MergeStep) {
    var entry = entry
    entry.record(steps: entry.steps + [step])
    list.append(entry)
    for key in keys { byKey[key] = list.count - 1 }
  }

  /// The story of the entry with one of these keys, which is taken out because it goes on with another
  /// entry.
  mutating func take(_ keys: [EntryKey]) -> [MergeStep] {
    for key in keys {
      guard let index = byKey[key], let entry = list[index] else { continue }
      list[index] = nil
      return entry.steps
    }
    return []
  }
}
