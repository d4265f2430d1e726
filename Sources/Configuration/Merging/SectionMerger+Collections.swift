extension SectionMerger {
  /// Applies one directive of a collection.
  mutating func apply(
    _ directive: CollectionSchema.Directive, _ element: SourceElement, to merge: inout CollectionMerge
  ) {
    switch directive {
    case .add: add(element, to: &merge)
    case .remove: remove(element, from: &merge)
    case .clear: clear(element, &merge)
    }
  }

  private mutating func add(_ element: SourceElement, to merge: inout CollectionMerge) {
    let schema = merge.schema
    var entry = EffectiveElement(schema: schema.entry, name: element.name, release: release)
    entry.origin = scope
    entry.number = nextEntry
    nextEntry += 1
    let faultsBefore = faults.count
    self.merge([element], into: &entry, isSection: false)
    if forbidsAbsolutePaths { checkPaths(of: element, entry) }
    let keysAreBroken = faults.count > faultsBefore && !hasKeys(element, schema)
    guard !keysAreBroken, let (key, existing) = merge.duplicate(of: entry) else {
      if !keysAreBroken { merge.add(entry, recording: step(.added, element)) }
      return
    }
    let indices = key.attribute >= 0 ? [key.attribute] : schema.combinedKeys
    report(
      .duplicateEntry(
        element, keys: indices.map { (schema.entry.attributes[$0].name, entry.value(at: $0).text) },
        isCombined: key.attribute < 0, isInherited: existing.origin != scope, first: existing.position),
      of: indices.first.map { "@\(schema.entry.attributes[$0].name)" })
  }

  /// The step to record for a directive; `nil` when no stories are recorded.
  private func step(_ action: MergeStep.Action, _ element: SourceElement) -> MergeStep? {
    isRecording ? MergeStep(action, at: element.position) : nil
  }

  /// Whether the element writes every key attribute it must write.
  private func hasKeys(_ element: SourceElement, _ schema: CollectionSchema) -> Bool {
    (schema.uniqueKeys + schema.combinedKeys).allSatisfy { index in
      let attribute = schema.entry.attributes[index]
      return !attribute.isRequired || element.attribute(attribute.name) != nil
    }
  }

  private mutating func remove(_ element: SourceElement, from merge: inout CollectionMerge) {
    let schema = merge.schema
    var key = EffectiveElement(schema: schema.entry, name: element.name, release: release)
    for attribute in element.attributes {
      guard !isReserved(attribute, isSection: false), !ElementLock.attributeNames.contains(attribute.name)
      else {
        continue
      }
      guard let index = schema.entry.attributeIndex(attribute.name),
        schema.entry.attributes[index].exists(in: release)
      else {
        if !schema.entry.allowsUnrecognizedAttributes {
          report(
            .unrecognizedAttribute(attribute, of: element.name, hint: hint(attribute, schema.entry)),
            of: "@\(attribute.name)")
          return
        }
        continue
      }
      guard (schema.uniqueKeys + schema.combinedKeys).contains(index) else { continue }
      do {
        let value = try schema.entry.attributes[index].value(of: attribute.value, in: release)
        key.set(
          EffectiveValue(text: attribute.value, value: value, source: attribute.position, steps: []),
          at: index)
      } catch {
        report(.invalidValue(attribute, error), of: "@\(attribute.name)")
        return
      }
    }
    guard noChildren(of: element) else { return }
    let needed = schema.uniqueKeys.isEmpty ? schema.combinedKeys : Array(schema.uniqueKeys.prefix(1))
    for index in needed where schema.entry.attributes[index].isRequired || !schema.uniqueKeys.isEmpty {
      guard key.written(at: index) != nil else {
        let name = schema.entry.attributes[index].name
        report(.missingRequiredAttribute(name, of: element), of: "@\(name)")
        return
      }
    }
    guard let wanted = schema.removalKeys(of: key).first else { return }
    for slot in merge.matches(wanted) {
      if let entry = merge[slot], let lock = entry.itemLock(below: level) {
        report(
          .lockViolation(
            "The entry '\(wanted.text)'", lockedAt: lock.position,
            at: element.keyPosition(needed.map { schema.entry.attributes[$0].name })))
        return
      }
      merge.remove(slot, recording: step(.removed, element))
    }
  }

  private mutating func clear(_ element: SourceElement, _ merge: inout CollectionMerge) {
    if let attribute = element.attributes.first(where: { !$0.isNamespaceDeclaration }) {
      report(
        .unrecognizedAttribute(attribute, of: element.name, hint: "<\(element.name)> takes no attributes."),
        of: "@\(attribute.name)")
      return
    }
    guard noChildren(of: element) else { return }
    if let lock = merge.entries.compactMap({ $0.itemLock(below: level) }).first {
      report(
        .lockViolation("An inherited entry", lockedAt: lock.position, at: element.position))
      return
    }
    merge.clear(recording: step(.cleared, element))
  }

  private mutating func noChildren(of element: SourceElement) -> Bool {
    guard let child = element.children.first else { return true }
    report(
      .unrecognizedElement(child, in: element.name, hint: "<\(element.name)> holds no elements."),
      of: child.name)
    return false
  }
}
