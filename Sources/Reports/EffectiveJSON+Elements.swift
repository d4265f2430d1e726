internal import Configuration

extension EffectiveJSON {
  /// A section, an element or an entry.
  struct Element: Encodable {
    let name: String
    let source: Source?
    let attributes: [Attribute]
    let elements: [Element]
    let entries: [Element]
    let removed: [Element]
    let chain: [Step]
    let lockedAt: Source?
    let lockedElements: [LockedElement]

    init(_ element: EffectiveElement) {
      name = element.name
      source = element.position.map { Source($0) }
      attributes = element.attributes.map { Attribute($0) }
      elements = element.children.map { Element($0) }
      entries = element.entries.map { Element($0) }
      removed = element.dropped.map { Element($0) }
      chain = element.steps.map { Step($0, nil) }
      lockedAt = element.itemLock.map { Source($0) }
      lockedElements = element.lockedElements.map { LockedElement(name: $0.name, lockedAt: Source($0.lock)) }
    }

    /// An attribute of the object is left out where it would be an empty list.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      try container.encode(source, forKey: .source)
      try container.encode(attributes, forKey: .attributes)
      if !elements.isEmpty { try container.encode(elements, forKey: .elements) }
      if !entries.isEmpty { try container.encode(entries, forKey: .entries) }
      if !removed.isEmpty { try container.encode(removed, forKey: .removed) }
      if !chain.isEmpty { try container.encode(chain, forKey: .chain) }
      try container.encodeIfPresent(lockedAt, forKey: .lockedAt)
      if !lockedElements.isEmpty { try container.encode(lockedElements, forKey: .lockedElements) }
    }

    enum CodingKeys: CodingKey {
      case name, source, attributes, elements, entries, removed, chain, lockedAt, lockedElements
    }
  }

  /// A child element, or a directive of the collection, that files below may not use.
  struct LockedElement: Encodable {
    let name: String
    let lockedAt: Source
  }

  /// An attribute; its source is null where the schema's default holds.
  struct Attribute: Encodable {
    let name: String
    let value: String
    let source: Source?
    let chain: [Step]
    let lockedAt: Source?

    init(_ attribute: EffectiveAttribute) {
      name = attribute.name
      value = EffectiveRows.text(attribute.value.text, of: attribute)
      source = attribute.value.source.map { Source($0) }
      chain = attribute.value.steps.map { Step($0, attribute) }
      lockedAt = attribute.lock.map { Source($0) }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      try container.encode(value, forKey: .value)
      try container.encode(source, forKey: .source)
      if !chain.isEmpty { try container.encode(chain, forKey: .chain) }
      try container.encodeIfPresent(lockedAt, forKey: .lockedAt)
    }

    enum CodingKeys: CodingKey {
      case name, value, source, chain, lockedAt
    }
  }

  struct Step: Encodable {
    let action: String
    let value: String?
    let source: Source

    init(_ step: MergeStep, _ attribute: EffectiveAttribute?) {
      action = step.action.rawValue
      value = attribute.flatMap { attribute in step.text.map { EffectiveRows.text($0, of: attribute) } }
      source = Source(step.position)
    }
  }
}
