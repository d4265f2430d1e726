/// What the schema says about an element: a section, an element inside one, or an entry of a collection.
final class ElementSchema: Sendable {
  /// The element's name; for a section its path, for an entry the first of its add names.
  let name: String
  let attributes: [AttributeSchema]
  let elements: [ElementSchema]
  let collection: CollectionSchema?
  /// Attributes the schema does not name are accepted.
  let allowsUnrecognizedAttributes: Bool
  /// The content is never looked at by IIS.
  let isOpaque: Bool
  /// The first version that knows the element; `nil` when every version does.
  let since: ServerRelease?
  /// Some collection in the element has a defaults element.
  let hasDefaults: Bool

  init(
    name: String, attributes: [AttributeSchema], elements: [ElementSchema], collection: CollectionSchema?,
    allowsUnrecognizedAttributes: Bool, isOpaque: Bool, since: ServerRelease?
  ) {
    self.name = name
    self.attributes = attributes
    self.elements = elements
    self.collection = collection
    self.allowsUnrecognizedAttributes = allowsUnrecognizedAttributes
    self.isOpaque = isOpaque
    self.since = since
    self.hasDefaults =
      collection.map { $0.defaultElement != nil || $0.entry.hasDefaults } ?? false
      || elements.contains { $0.hasDefaults }
  }

  /// The index of an attribute whatever the version.
  func attributeIndex(_ name: String) -> Int? {
    attributes.firstIndex { $0.name == name }
  }

  /// The index of a child element whatever the version.
  func elementIndex(_ name: String) -> Int? {
    elements.firstIndex { $0.name == name }
  }

  /// Whether a version's schema has the element.
  func exists(in release: ServerRelease) -> Bool {
    since.map { release >= $0 } ?? true
  }
}

/// What the schema says about the collection of an element.
final class CollectionSchema: Sendable {
  /// The elements that add an entry: `add`, `rule`, `allow` and `deny`.
  let addNames: [String]
  /// The element that removes an entry; `nil` when the collection has none.
  let removeName: String?
  /// The element that drops all entries; `nil` when the collection has none.
  let clearName: String?
  /// A file's entries come before those it inherits (`mergeAppend="false"`).
  let prepends: Bool
  let allowsDuplicates: Bool
  /// The sibling element whose values stand in for what an entry leaves out.
  let defaultElement: String?
  /// The schema of one entry.
  let entry: ElementSchema

  /// The entry's attributes that identify it alone, by index.
  let uniqueKeys: [Int]
  /// The entry's attributes that identify it together, by index.
  let combinedKeys: [Int]
  /// The entry's attributes that keep entries of one key apart, by index.
  let keySplits: [Int]

  init(
    addNames: [String], removeName: String?, clearName: String?, prepends: Bool, allowsDuplicates: Bool,
    defaultElement: String?, entry: ElementSchema
  ) {
    self.addNames = addNames
    self.removeName = removeName
    self.clearName = clearName
    self.prepends = prepends
    self.allowsDuplicates = allowsDuplicates
    self.defaultElement = defaultElement
    self.entry = entry
    let attributes = entry.attributes
    self.uniqueKeys = attributes.indices.filter { attributes[$0].key == .unique }
    self.combinedKeys = attributes.indices.filter { attributes[$0].key == .combined }
    self.keySplits = attributes.indices.filter { attributes[$0].splitsKey }
  }
}
