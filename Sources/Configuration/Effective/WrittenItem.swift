/// Something a file writes that makes a difference: an attribute whose value is not the schema's default, or
/// an entry of a collection.
public struct WrittenItem: Sendable, Hashable {
  /// The path of the section.
  public let section: String
  /// The path of the setting: `.../requestLimits/@maxUrl`, `.../hiddenSegments/add[@segment='private']`.
  public let path: String
  /// The place of the attribute's name, or of the entry's `<`.
  public let position: SourcePosition
  /// Whether it is an entry of a collection.
  public let isEntry: Bool
}

extension ServerConfiguration {
  /// Everything that files of the server and of the site write and that makes a difference, by level and in
  /// document order, whatever path it is for. Sections that IIS has no schema for are left out.
  public var writtenItems: [WrittenItem] {
    uses.flatMap { use -> [WrittenItem] in
      guard let schema = SchemaTable.section(use.section) else { return [] }
      var items: [WrittenItem] = []
      collect(use.content, schema, section: use.section, path: use.section, &items)
      return items
    }
  }

  private func collect(
    _ element: SourceElement, _ schema: ElementSchema, section: String, path: String,
    _ items: inout [WrittenItem]
  ) {
    guard !schema.isOpaque else { return }
    for attribute in element.attributes {
      guard let index = schema.attributeIndex(attribute.name) else { continue }
      let known = schema.attributes[index]
      // What cannot be parsed is a fault, and certainly no default.
      if let value = try? known.value(of: attribute.value, in: release),
        value == known.defaultValue(in: release).value
      {
        continue
      }
      items.append(
        WrittenItem(
          section: section, path: "\(path)/@\(attribute.name)", position: attribute.position, isEntry: false))
    }
    collectChildren(element, schema, section: section, path: path, &items)
  }

  private func collectChildren(
    _ element: SourceElement, _ schema: ElementSchema, section: String, path: String,
    _ items: inout [WrittenItem]
  ) {
    for child in element.children {
      if let collection = schema.collection, collection.addNames.contains(child.name) {
        let path = "\(path)/\(child.name)\(key(of: child, collection.entry))"
        items.append(WrittenItem(section: section, path: path, position: child.position, isEntry: true))
        // The attributes of an entry go with it; a list inside has entries of its own.
        collectChildren(child, collection.entry, section: section, path: path, &items)
      } else if let index = schema.elementIndex(child.name) {
        collect(child, schema.elements[index], section: section, path: "\(path)/\(child.name)", &items)
      }
    }
  }

  private func key(of element: SourceElement, _ schema: ElementSchema) -> String {
    let keys = schema.attributes.filter { $0.key != .none }.compactMap { element.attribute($0.name) }
    return keys.map { "[@\($0.name)='\($0.value)']" }.joined()
  }
}

extension EffectiveElement {
  /// The places of everything that is in force: of attributes, and of entries. What a file writes and another
  /// one replaces, removes or clears is not among them.
  public var positionsInForce: Set<SourcePosition> {
    var positions: Set<SourcePosition> = []
    gather(&positions)
    return positions
  }

  private func gather(_ positions: inout Set<SourcePosition>) {
    for value in values {
      if let source = value?.source { positions.insert(source) }
    }
    for element in elements { element?.gather(&positions) }
    for entry in entries {
      if let position = entry.position { positions.insert(position) }
      entry.gather(&positions)
    }
  }
}
