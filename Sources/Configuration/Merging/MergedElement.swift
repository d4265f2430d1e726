/// What `lock...` attributes of one file forbid to lower files (configuration 4.3).
struct ElementLock: Sendable {
  /// The depth of the file that wrote it; deeper files are bound.
  let depth: Int
  /// The names; `*` is every name.
  let names: Set<String>
  /// The names are those left open, all others are locked.
  let isExcept: Bool

  func locks(_ name: String, at depth: Int) -> Bool {
    guard depth > self.depth else { return false }
    return isExcept ? !names.contains(name) : names.contains(name) || names.contains("*")
  }
}

/// A value as a file wrote it.
struct MergedValue: Sendable {
  let text: String
  let value: ConfigurationValue
  let position: SourcePosition
}

/// An element after merging: what files wrote explicitly. Defaults are added by ``EffectiveElement``.
struct MergedElement: Sendable {
  let schema: ElementSchema
  var position: SourcePosition?
  var attributes: [String: MergedValue] = [:]
  var children: [String: MergedElement] = [:]
  var entries: [MergedEntry] = []
  var attributeLocks: [ElementLock] = []
  var elementLocks: [ElementLock] = []
  /// The depth of the first file that wrote `lockItem="true"`.
  var lockDepth: Int?

  init(schema: ElementSchema) { self.schema = schema }
}

/// An entry of a collection with its keys, one for each key of the schema.
struct MergedEntry: Sendable {
  var element: MergedElement
  let keys: [EntryKey]
  /// The depth of the level that added it.
  let depth: Int
}

/// A key value, compared byte by byte after the schema's case rule.
struct EntryKey: Sendable, Hashable {
  private let bytes: [UInt8]

  init(_ parts: [String], of attributes: [AttributeSchema]) {
    var bytes: [UInt8] = []
    for (part, attribute) in zip(parts, attributes) {
      bytes += attribute.isCaseSensitive ? Array(part.utf8) : Array(part.lowercased().utf8)
      bytes.append(0)
    }
    self.bytes = bytes
  }
}
