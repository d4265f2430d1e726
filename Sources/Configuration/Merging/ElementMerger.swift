/// Merges what one level writes over what its parents wrote (configuration 3).
///
/// `sources` are the elements of one level that apply as if they were one element.
struct ElementMerger {
  /// The depth of the level: 0 is applicationHost.config.
  let depth: Int

  /// Merges a section, a child element, or the body of a new entry.
  func merge(
    _ sources: [SourceElement], into target: inout MergedElement, isSection: Bool = false,
    isEntry: Bool = false
  ) throws(ConfigurationFault) {
    if target.schema.isOpaque { return }
    var nested: [(name: String, sources: [SourceElement])] = []
    var directives = target.schema.collection.map {
      CollectionMerger(schema: $0, inherited: target.entries, depth: depth)
    }
    for source in sources {
      target.position = source.position
      try mergeAttributes(of: source, into: &target, isSection: isSection)
      if isEntry { try checkRequired(source, target) }
      var seen: Set<String> = []
      for child in source.children {
        if target.elementLocks.contains(where: { $0.locks(child.name, at: depth) }) {
          throw .lockViolation("<\(child.name)> of <\(source.name)>", at: child.position)
        }
        if try directives?.apply(child, self) == true { continue }
        guard target.schema.child(child.name) != nil else {
          if target.schema.isOpen { continue }
          throw .unrecognizedElement(child.name, in: source.name, at: child.position)
        }
        guard seen.insert(child.name).inserted else {
          throw .elementTwice(child.name, in: source.name, at: child.position)
        }
        if let index = nested.firstIndex(where: { $0.name == child.name }) {
          nested[index].sources.append(child)
        } else {
          nested.append((child.name, [child]))
        }
      }
    }
    if let directives { target.entries = directives.result }
    for (name, sources) in nested {
      guard let schema = target.schema.child(name) else { continue }
      var child = target.children[name] ?? MergedElement(schema: schema)
      if let locked = child.lockDepth, depth > locked, let source = sources.first {
        throw .lockViolation("<\(name)>", at: source.position)
      }
      try merge(sources, into: &child)
      target.children[name] = child
    }
  }

  private func mergeAttributes(
    of source: SourceElement, into target: inout MergedElement, isSection: Bool
  ) throws(ConfigurationFault) {
    for attribute in source.attributes where !attribute.isNamespaceDeclaration {
      let name = attribute.name
      if try mergeLock(attribute, into: &target) { continue }
      if isSection && name == "configProtectionProvider" { throw .encrypted(at: attribute.position) }
      if isSection && name == "configSource" {
        throw .externalSource(attribute.value, at: attribute.position)
      }
      guard let schema = target.schema.attribute(name) else {
        if target.schema.isOpen { continue }
        throw .unrecognizedAttribute(name, on: source.name, at: attribute.position)
      }
      if target.attributeLocks.contains(where: { $0.locks(name, at: depth) }) {
        throw .lockViolation("The attribute '\(name)'", at: attribute.position)
      }
      target.attributes[name] = MergedValue(
        text: attribute.value, value: try value(of: attribute, schema), position: attribute.position)
    }
  }

  private func value(
    of attribute: SourceAttribute, _ schema: AttributeSchema
  ) throws(ConfigurationFault) -> ConfigurationValue {
    switch ValueParser.parse(attribute.value, as: schema.type, validation: schema.validation) {
    case .success(let value): return value
    case .failure(let rule):
      throw .invalidValue(attribute.name, value: attribute.value, rule: rule, at: attribute.position)
    }
  }

  /// Whether the attribute was one of the five that are legal everywhere.
  private func mergeLock(
    _ attribute: SourceAttribute, into target: inout MergedElement
  ) throws(ConfigurationFault) -> Bool {
    switch attribute.name {
    case "lockItem":
      let schema = ValueParser.parse(attribute.value, as: .bool, validation: .none)
      switch schema {
      case .success(let value):
        if value == .bool(true), target.lockDepth == nil { target.lockDepth = depth }
      case .failure(let rule):
        throw .invalidValue(attribute.name, value: attribute.value, rule: rule, at: attribute.position)
      }
    case "lockAttributes", "lockAllAttributesExcept":
      let names = names(of: attribute)
      for name in names where name != "*" && target.schema.attribute(name) == nil {
        throw .unknownLockName(attribute.name, name, at: attribute.position)
      }
      target.attributeLocks.append(
        ElementLock(depth: depth, names: names, isExcept: attribute.name == "lockAllAttributesExcept"))
    case "lockElements", "lockAllElementsExcept":
      target.elementLocks.append(
        ElementLock(
          depth: depth, names: names(of: attribute), isExcept: attribute.name == "lockAllElementsExcept"))
    default:
      return false
    }
    return true
  }

  private func names(of attribute: SourceAttribute) -> Set<String> {
    Set(attribute.value.split(separator: ",").map { String($0.trimmingBlanks()) }.filter { !$0.isEmpty })
  }

  private func checkRequired(_ source: SourceElement, _ target: MergedElement) throws(ConfigurationFault) {
    for schema in target.schema.attributes where schema.isRequired {
      if target.attributes[schema.name] == nil {
        throw .missingAttribute(schema.name, on: source.name, at: source.position)
      }
    }
  }
}
