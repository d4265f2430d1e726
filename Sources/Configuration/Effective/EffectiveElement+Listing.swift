/// An attribute of an effective element, for those who list them all.
public struct EffectiveAttribute: Sendable {
  /// The attribute's name.
  public let name: String
  /// What holds, and who set it.
  public let value: EffectiveValue
  /// The value is a secret by the schema (a password): it is not for reports that many people see.
  public let isSecret: Bool
  /// The lock attribute of a file above that keeps files below from setting it; `nil` when there is none.
  public let lock: SourcePosition?
}

extension EffectiveElement {
  /// Every attribute the version's schema has, in the schema's order, behind them those that are written
  /// although the schema does not name them, where it accepts any.
  public var attributes: [EffectiveAttribute] {
    var list: [EffectiveAttribute] = []
    for (index, attribute) in schema.attributes.enumerated() where attribute.exists(in: release) {
      list.append(
        EffectiveAttribute(
          name: attribute.name, value: value(at: index), isSecret: attribute.isEncrypted,
          lock: lock(onAttribute: attribute.name, below: .max)?.position))
    }
    for (name, value) in trail?.others ?? [] {
      list.append(
        EffectiveAttribute(
          name: name, value: value, isSecret: false, lock: lock(onAttribute: name, below: .max)?.position))
    }
    return list
  }

  /// The child elements the version's schema has, in the schema's order; no entries.
  public var children: [EffectiveElement] {
    schema.elements.indices.filter { schema.elements[$0].exists(in: release) }.map { child(at: $0) }
  }

  /// The attributes that tell an entry of a collection from the others, in the schema's order.
  public var keyNames: [String] { schema.attributes.filter { $0.key != .none }.map(\.name) }

  /// What happened to an entry, oldest first; the last step is the one that put it where it is, or took it
  /// away. Empty unless the section was read by ``ServerConfiguration/section(_:at:)``.
  public var steps: [MergeStep] { trail?.steps ?? [] }

  /// The entries that some file added and a file below removed. Empty unless the section was read by
  /// ``ServerConfiguration/section(_:at:)``.
  public var dropped: [EffectiveElement] { trail?.dropped ?? [] }

  /// The lock attribute that keeps files below from changing the element or removing the entry; `nil` when
  /// there is none.
  public var itemLock: SourcePosition? { itemLock(below: .max)?.position }

  /// The child elements and the directives of the collection that files below may not use, in the schema's order,
  /// each with the lock attribute that forbids it.
  public var lockedElements: [(name: String, lock: SourcePosition)] {
    let elements = schema.elements.filter { $0.exists(in: release) }.map(\.name)
    let directives =
      schema.collection.map { $0.addNames + [$0.removeName, $0.clearName].compactMap { $0 } } ?? []
    return (elements + directives).compactMap { name in
      lock(onElement: name, below: .max).map { (name, $0.position) }
    }
  }

  /// The name of the directive that empties the element's collection; `nil` when it has none.
  public var clearName: String? { schema.collection?.clearName }

  /// Whether IIS never looks at what the element holds.
  public var isOpaque: Bool { schema.isOpaque }

  /// Whether any file writes something for the element or below it.
  public var isWritten: Bool { position != nil }
}
