/// Applies the directives of one level to a collection, in file order (configuration 3 and 3.1).
struct CollectionMerger {
  private let schema: CollectionSchema
  private let depth: Int
  /// Inherited places. A removed entry leaves its place, which an entry of the same key takes again.
  private var places: [Place]
  private var own: [MergedEntry?] = []
  /// Where each live or vacated key is found, one table for each key of the schema.
  private var tables: [[EntryKey: Slot]]

  private struct Place {
    var entry: MergedEntry?
  }

  private enum Slot {
    case inherited(Int)
    case own(Int)
  }

  init(schema: CollectionSchema, inherited: [MergedEntry], depth: Int) {
    self.schema = schema
    self.depth = depth
    places = inherited.map { Place(entry: $0) }
    tables = Array(repeating: [:], count: schema.keys.count)
    for (index, entry) in inherited.enumerated() {
      for (table, key) in entry.keys.enumerated() { tables[table][key] = .inherited(index) }
    }
  }

  /// The entries after this level.
  var result: [MergedEntry] {
    let inherited = places.compactMap(\.entry)
    let own = own.compactMap { $0 }
    return schema.prepends ? own + inherited : inherited + own
  }

  /// Applies one child element; false if it is no directive of the collection.
  mutating func apply(_ child: SourceElement, _ merger: ElementMerger) throws(ConfigurationFault) -> Bool {
    switch child.name {
    case schema.addName: try add(child, merger)
    case "remove" where schema.hasRemove: try remove(child)
    case "clear" where schema.hasClear: try clear(child)
    default: return false
    }
    return true
  }

  private func entry(at slot: Slot) -> MergedEntry? {
    switch slot {
    case .inherited(let index): places[index].entry
    case .own(let index): own[index]
    }
  }

  private mutating func add(_ child: SourceElement, _ merger: ElementMerger) throws(ConfigurationFault) {
    var element = MergedElement(schema: schema.entry)
    try merger.merge([child], into: &element, isEntry: true)
    let keys = schema.keys.map { attributes in
      EntryKey(attributes.map { Self.keyText(element.attributes[$0.name]?.value, $0) }, of: attributes)
    }
    let entry = MergedEntry(element: element, keys: keys, depth: depth)
    var vacated: Int?
    for (table, key) in keys.enumerated() {
      guard let slot = tables[table][key] else { continue }
      if let other = self.entry(at: slot) {
        if schema.allowsDuplicates { continue }
        let attributes = schema.keys[table]
        throw .duplicateEntry(
          element: child.name, attributes: attributes.map(\.name),
          values: attributes.map { element.attributes[$0.name]?.text ?? $0.defaultText ?? "" },
          same: other.depth == depth, other: other.element.position, at: child.position)
      }
      if case .inherited(let index) = slot { vacated = index }
    }
    let slot: Slot
    if let vacated {
      places[vacated].entry = entry
      slot = .inherited(vacated)
    } else {
      own.append(entry)
      slot = .own(own.count - 1)
    }
    for (table, key) in keys.enumerated() { tables[table][key] = slot }
  }

  private mutating func remove(_ child: SourceElement) throws(ConfigurationFault) {
    for attribute in child.attributes where !Self.isUniversal(attribute) {
      if schema.entry.attribute(attribute.name) == nil && !schema.entry.isOpen {
        throw .unrecognizedAttribute(attribute.name, on: child.name, at: attribute.position)
      }
    }
    guard let attributes = schema.keys.first, !attributes.isEmpty else { return }
    var parts: [String] = []
    for schema in attributes {
      guard let written = child.attribute(schema.name) else {
        if schema.isRequired { throw .missingAttribute(schema.name, on: child.name, at: child.position) }
        parts.append(Self.keyText(nil, schema))
        continue
      }
      switch ValueParser.parse(written.value, as: schema.type, validation: schema.validation) {
      case .success(let value): parts.append(Self.keyText(value, schema))
      case .failure(let rule):
        throw .invalidValue(schema.name, value: written.value, rule: rule, at: written.position)
      }
    }
    guard let slot = tables[0][EntryKey(parts, of: attributes)], let entry = entry(at: slot) else { return }
    if let locked = entry.element.lockDepth, depth > locked {
      throw .lockViolation("The entry", at: child.position)
    }
    switch slot {
    case .inherited(let index): places[index].entry = nil
    case .own(let index): own[index] = nil
    }
  }

  private mutating func clear(_ child: SourceElement) throws(ConfigurationFault) {
    for attribute in child.attributes where !Self.isUniversal(attribute) {
      throw .unrecognizedAttribute(attribute.name, on: child.name, at: attribute.position)
    }
    for place in places {
      if let locked = place.entry?.element.lockDepth, depth > locked {
        throw .lockViolation("An entry of the collection", at: child.position)
      }
    }
    places = []
    own = []
    tables = Array(repeating: [:], count: schema.keys.count)
  }

  /// The text a key is compared by: values that read alike are alike, a missing one is its default.
  private static func keyText(_ value: ConfigurationValue?, _ schema: AttributeSchema) -> String {
    switch value ?? schema.defaultValue {
    case .absent: ""
    case .bool(let value): value ? "true" : "false"
    case .integer(let value), .timeSpan(let value): String(value)
    case .string(let text): text
    case .enumeration(let name, _): name
    case .flags(let value): String(value)
    }
  }

  /// Attributes that are legal on every element.
  private static func isUniversal(_ attribute: SourceAttribute) -> Bool {
    attribute.isNamespaceDeclaration
      || ["lockItem", "lockAttributes", "lockAllAttributesExcept", "lockElements", "lockAllElementsExcept"]
        .contains(attribute.name)
  }
}
