/// A section, or an element of one, with every file merged and every default filled in.
///
/// An element of `sites` or `applicationPools` takes what it does not write from `siteDefaults`,
/// `applicationDefaults`, `virtualDirectoryDefaults` or `applicationPoolDefaults`, the nearest first, and
/// then from the schema.
public struct EffectiveElement: Sendable {
  private let schema: ElementSchema
  /// What files write here; nil if none does.
  private let merged: MergedElement?
  /// The elements that give missing values, nearest first.
  private let fallbacks: [MergedElement]
  /// The `...Defaults` elements seen on the way down, nearest first, by name.
  private let defaults: [String: [MergedElement]]

  init(
    schema: ElementSchema, merged: MergedElement?, fallbacks: [MergedElement] = [],
    defaults: [String: [MergedElement]] = [:]
  ) {
    self.schema = schema
    self.merged = merged
    self.fallbacks = fallbacks
    var defaults = defaults
    for (name, child) in merged?.children ?? [:] where name.hasSuffix("Defaults") {
      defaults[name] = [child] + (defaults[name] ?? [])
    }
    self.defaults = defaults
  }

  /// The element's name, for an entry the name of its `add` directive.
  public var name: String { schema.name }

  /// Where the deepest file writes the element; nil if no file does.
  public var position: SourcePosition? { merged?.position }

  /// The value of an attribute; `.absent` if the version has no such attribute or no value and default.
  public func attribute(_ name: String) -> EffectiveValue {
    if let own = merged?.attributes[name] { return Self.value(own) }
    for fallback in fallbacks {
      if let given = fallback.attributes[name] { return Self.value(given) }
    }
    guard let schema = schema.attribute(name) else {
      return EffectiveValue(text: "", value: .absent, source: nil)
    }
    return EffectiveValue(text: schema.defaultText ?? "", value: schema.defaultValue, source: nil)
  }

  private static func value(_ merged: MergedValue) -> EffectiveValue {
    EffectiveValue(text: merged.text, value: merged.value, source: merged.position)
  }

  /// A `bool`; false if the attribute is absent or of another type.
  public func bool(_ name: String) -> Bool {
    if case .bool(let value) = attribute(name).value { value } else { false }
  }

  /// A `uint`, or the number of an `enum` or `flags`; 0 if the attribute is absent or does not fit.
  public func uint(_ name: String) -> UInt32 {
    UInt32(exactly: int(name)) ?? 0
  }

  /// An `int`, `uint` or `int64`, or the number of an `enum` or `flags`; 0 if it is absent.
  public func int(_ name: String) -> Int64 {
    switch attribute(name).value {
    case .integer(let value): value
    case .enumeration(_, let value), .flags(let value): Int64(value)
    default: 0
    }
  }

  /// A `string`, or the schema's spelling of an `enum`; otherwise the text as written.
  public func string(_ name: String) -> String {
    let found = attribute(name)
    return switch found.value {
    case .string(let text): text
    case .enumeration(let name, _): name
    default: found.text
    }
  }

  /// The joined members of a `flags`; 0 if the attribute is absent or of another type.
  public func flags(_ name: String) -> UInt32 {
    if case .flags(let value) = attribute(name).value { value } else { 0 }
  }

  /// A child element; one that no file writes holds the defaults. A name the schema lacks gives an element
  /// without attributes, children and entries.
  public func element(_ name: String) -> EffectiveElement {
    let child =
      schema.child(name)
      ?? ElementSchema(
        name: name, attributes: [], children: [], collection: nil, isOpen: false, isOpaque: false)
    return EffectiveElement(
      schema: child, merged: merged?.children[name], fallbacks: fallbacks.compactMap { $0.children[name] },
      defaults: defaults)
  }

  /// The collection's entries in the order in which IIS sees them; empty if the element has no collection.
  public var entries: [EffectiveElement] {
    guard let collection = schema.collection, let merged else { return [] }
    let fallbacks = collection.defaultsElement.flatMap { defaults[$0] } ?? []
    return merged.entries.map {
      EffectiveElement(
        schema: collection.entry, merged: $0.element, fallbacks: fallbacks, defaults: defaults)
    }
  }

  /// ``entries`` if `addName` is the name of the collection's `add` directive, otherwise nothing.
  public func collection(_ addName: String) -> [EffectiveElement] {
    schema.collection?.addName == addName ? entries : []
  }
}
