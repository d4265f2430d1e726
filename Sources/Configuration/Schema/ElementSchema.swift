/// What IIS knows about one element: its attributes, its child elements and its collection.
final class ElementSchema: Sendable {
  let name: String
  /// In schema order.
  let attributes: [AttributeSchema]
  let children: [ElementSchema]
  let collection: CollectionSchema?
  /// Unknown attributes are accepted.
  let isOpen: Bool
  /// No HTTP component reads it, so nothing below it is checked.
  let isOpaque: Bool
  private let index: [String: Int]

  init(
    name: String, attributes: [AttributeSchema], children: [ElementSchema], collection: CollectionSchema?,
    isOpen: Bool, isOpaque: Bool
  ) {
    self.name = name
    self.attributes = attributes
    self.children = children
    self.collection = collection
    self.isOpen = isOpen
    self.isOpaque = isOpaque
    index = Dictionary(
      attributes.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func attribute(_ name: String) -> AttributeSchema? { index[name].map { attributes[$0] } }
  func child(_ name: String) -> ElementSchema? { children.first { $0.name == name } }
}

/// A collection: the names of its directives and the shape of its entries.
struct CollectionSchema: Sendable {
  let addName: String
  let hasRemove: Bool
  let hasClear: Bool
  /// `mergeAppend="false"`: own entries stand before inherited ones.
  let prepends: Bool
  let allowsDuplicates: Bool
  /// The sibling element (of this or an outer element) that gives the entries' defaults.
  let defaultsElement: String?
  let entry: ElementSchema
  /// The attributes of each key: one list per unique attribute, or one list of all combined attributes.
  let keys: [[AttributeSchema]]
}

/// One attribute of an element.
struct AttributeSchema: Sendable {
  let name: String
  let type: AttributeType
  let isRequired: Bool
  let isCaseSensitive: Bool
  let validation: Validation
  let defaultText: String?
  let defaultValue: ConfigurationValue
}

/// The type of an attribute. Members of enums and flags keep the schema's order.
enum AttributeType: Sendable {
  case bool, int, uint, int64, string, timeSpan
  case enumeration([Member])
  case flags([Member])

  struct Member: Sendable {
    let name: String
    let value: UInt32
  }
}

/// A validator of the schema, applied after the type.
enum Validation: Sendable {
  case none
  case nonEmptyString
  case integers(Int64, Int64, exclude: Bool)
  /// Bounds and step in seconds.
  case seconds(Int64, Int64, step: Int64)
  case siteName, applicationPoolName, applicationPath, virtualDirectoryPath
}
