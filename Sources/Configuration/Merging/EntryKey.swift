/// What makes an entry of a collection the same as another.
struct EntryKey: Hashable, Sendable {
  /// The index of the attribute that identifies alone; -1 for combined keys.
  let attribute: Int
  /// The values, each folded as its attribute compares, joined by a NUL, which XML cannot hold.
  let text: String
}

extension CollectionSchema {
  /// A directive of the collection.
  enum Directive {
    case add, remove, clear
  }

  /// The directive an element name stands for.
  func directive(named name: String) -> Directive? {
    if addNames.contains(name) { return .add }
    if name == removeName { return .remove }
    return name == clearName ? .clear : nil
  }

  /// The keys that no other entry may share: one for each unique attribute, or the combined one. A missing
  /// attribute counts as its default.
  func keys(of entry: EffectiveElement) -> [EntryKey] {
    if !uniqueKeys.isEmpty {
      return uniqueKeys.map { key(of: entry, [$0], attribute: $0) }
    }
    return combinedKeys.isEmpty ? [] : [key(of: entry, combinedKeys + keySplits, attribute: -1)]
  }

  /// The keys by which a `remove` finds the entry.
  func removalKeys(of entry: EffectiveElement) -> [EntryKey] {
    uniqueKeys.isEmpty && !combinedKeys.isEmpty
      ? [key(of: entry, combinedKeys, attribute: -1)] : keys(of: entry)
  }

  private func key(of entry: EffectiveElement, _ indices: [Int], attribute: Int) -> EntryKey {
    let parts = indices.map { index in
      let text = entry.value(at: index).value.canonicalText
      return self.entry.attributes[index].isCaseSensitive ? text : text.lowercased()
    }
    return EntryKey(attribute: attribute, text: parts.joined(separator: "\0"))
  }
}
