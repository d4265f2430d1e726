extension EffectiveElement {
  /// Lets entries of collections with a defaults element (`siteDefaults`, `applicationDefaults`,
  /// `virtualDirectoryDefaults`, `applicationPoolDefaults`) take from it what they leave out, attribute by
  /// attribute (configuration 1.2).
  mutating func inheritDefaults() {
    guard schema.hasDefaults else { return }
    inheritDefaults(outer: [:])
  }

  /// - Parameter outer: The defaults elements of the elements around this one, innermost of each name.
  private mutating func inheritDefaults(outer: [String: [EffectiveElement]]) {
    var known = outer
    for (index, schema) in schema.elements.enumerated() where schema.name.hasSuffix("Defaults") {
      known[schema.name, default: []].insert(child(at: index), at: 0)
    }
    guard let collection = schema.collection else { return }
    let defaults = collection.defaultElement.flatMap { known[$0] } ?? []
    for index in entries.indices {
      for element in defaults { entries[index].takeMissing(from: element) }
      entries[index].inheritDefaults(outer: known)
    }
  }

  /// Takes every written value of the other element that this one does not write.
  private mutating func takeMissing(from other: EffectiveElement) {
    for (index, attribute) in other.schema.attributes.enumerated() {
      guard let value = other.written(at: index), let own = schema.attributeIndex(attribute.name),
        written(at: own) == nil
      else { continue }
      set(value.asDefault, at: own)
    }
    for (index, element) in other.schema.elements.enumerated() {
      guard !other.elements.isEmpty, let inherited = other.elements[index],
        let own = schema.elementIndex(element.name)
      else { continue }
      withChild(at: own) { child in
        child.takeMissing(from: inherited)
        if child.position == nil { child.position = inherited.position }
        if child.entries.isEmpty { child.entries = inherited.entries }
      }
    }
  }
}

extension EffectiveValue {
  /// The value as the element around takes it from its defaults element.
  fileprivate var asDefault: EffectiveValue {
    guard let last = steps.last else { return self }
    let step = MergeStep(.defaulted, at: last.position, text: last.text)
    return EffectiveValue(text: text, value: value, source: source, steps: steps.dropLast() + [step])
  }
}
