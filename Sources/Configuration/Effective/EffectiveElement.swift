/// A section, an element of one or an entry of a collection as it is in force at a path.
public struct EffectiveElement: Sendable {
  /// The element's name; of a section the last part of its path, of an entry the name it was added with.
  public internal(set) var name: String
  /// Where the element is written, innermost file last to speak; `nil` when it is nowhere written.
  public internal(set) var position: SourcePosition?
  /// The entries of the element's collection, in effective order.
  public internal(set) var entries: [EffectiveElement] = []

  /// Tells an entry of a collection apart: of the entries one ``SectionReader`` reads, two have the same
  /// number only if they are the same entry. An entry that replaces another has a number of its own; what is no
  /// entry has -1.
  public internal(set) var number: Int32 = -1

  let schema: ElementSchema
  let release: ServerRelease
  /// By index of the schema's attributes; empty as long as none is written.
  var values: [EffectiveValue?] = []
  /// By index of the schema's elements; empty as long as none is written.
  var elements: [EffectiveElement?] = []
  /// The locks that bind the files below those that set them.
  var locks: [ElementLock] = []
  /// The scope that wrote the entry, counted in the order of merging.
  var origin = 0
  /// The story of the element, when it is recorded.
  var trail: ElementTrail?

  init(schema: ElementSchema, name: String, release: ServerRelease) {
    self.schema = schema
    self.name = name
    self.release = release
  }
}

extension EffectiveElement {
  /// The value of an attribute, the schema's default when it is nowhere written.
  ///
  /// - Precondition: The schema of some version names the attribute.
  public func attribute(_ name: String) -> EffectiveValue {
    guard let index = schema.attributeIndex(name) else {
      preconditionFailure("The schema of <\(schema.name)> has no attribute '\(name)'.")
    }
    return value(at: index)
  }

  /// Whether the schema of the version names an attribute.
  public func hasAttribute(_ name: String) -> Bool {
    schema.attributeIndex(name).map { schema.attributes[$0].exists(in: release) } ?? false
  }

  /// Whether some file sets the attribute.
  public func isWritten(_ name: String) -> Bool {
    schema.attributeIndex(name).flatMap { written(at: $0) } != nil
  }

  /// The names of the attributes the version's schema has, in the schema's order.
  public var attributeNames: [String] {
    schema.attributes.filter { $0.exists(in: release) }.map(\.name)
  }

  /// The names of the child elements the version's schema has, in the schema's order; no entries.
  public var elementNames: [String] {
    schema.elements.filter { $0.exists(in: release) }.map(\.name)
  }

  /// A child element, with defaults when it is nowhere written.
  ///
  /// - Precondition: The schema of some version names the element.
  public func element(_ name: String) -> EffectiveElement {
    guard let index = schema.elementIndex(name) else {
      preconditionFailure("The schema of <\(schema.name)> has no element <\(name)>.")
    }
    return child(at: index)
  }

  /// ``entries`` when `addName` adds entries to the element's collection, otherwise nothing.
  public func collection(_ addName: String) -> [EffectiveElement] {
    schema.collection?.addNames.contains(addName) ?? false ? entries : []
  }

  func written(at index: Int) -> EffectiveValue? {
    values.isEmpty ? nil : values[index]
  }

  func value(at index: Int) -> EffectiveValue {
    if let written = written(at: index) { return written }
    let (text, value) = schema.attributes[index].defaultValue(in: release)
    return EffectiveValue(text: text, value: value, source: nil, steps: [])
  }

  func child(at index: Int) -> EffectiveElement {
    if !elements.isEmpty, let written = elements[index] { return written }
    let schema = schema.elements[index]
    return EffectiveElement(schema: schema, name: schema.name, release: release)
  }

  mutating func set(_ value: EffectiveValue, at index: Int) {
    if values.isEmpty { values = Array(repeating: nil, count: schema.attributes.count) }
    values[index] = value
  }

  /// Changes a child element in place, creating it when it is nowhere written.
  mutating func withChild(at index: Int, _ change: (inout EffectiveElement) -> Void) {
    if elements.isEmpty { elements = Array(repeating: nil, count: schema.elements.count) }
    var child = child(at: index)
    elements[index] = nil
    change(&child)
    elements[index] = child
  }
}
