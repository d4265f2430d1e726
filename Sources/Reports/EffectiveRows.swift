internal import Configuration

/// One line of the listing of an effective section.
struct EffectiveRow {
  var indent: Int
  var text: String
  /// Where the thing is written, or a word that says that it is nowhere.
  var place: String?
  /// The line tells what happened before to the thing in the line above.
  var isStory = false
}

/// Lists an effective element: attributes, child elements, entries, and what is gone.
struct EffectiveRows {
  let showsDefaults: Bool

  /// The rows of a section's content.
  func rows(of element: EffectiveElement) -> [EffectiveRow] { content(of: element, 0) }

  private func content(of element: EffectiveElement, _ indent: Int) -> [EffectiveRow] {
    var rows: [EffectiveRow] = []
    for attribute in element.attributes
    where showsDefaults || !attribute.value.isDefault || attribute.lock != nil {
      rows += self.rows(of: attribute, indent)
    }
    rows += children(of: element, indent)
    for entry in element.entries { rows += self.rows(of: entry, indent) }
    for entry in element.dropped {
      let end = entry.steps.last
      rows.append(
        EffectiveRow(
          indent: indent, text: "\(end?.action.rawValue ?? "removed"): \(Self.tag(entry, keysOnly: true))",
          place: end.map { "\($0.position)" }))
      rows += story(entry.steps.dropLast(), indent)
    }
    return rows
  }

  /// The child elements, and the directives of the collection that are locked.
  private func children(of element: EffectiveElement, _ indent: Int) -> [EffectiveRow] {
    var rows: [EffectiveRow] = []
    var locks = Dictionary(element.lockedElements.map { ($0.name, $0.lock) }) { first, _ in first }
    func add(_ name: String) {
      rows.append(EffectiveRow(indent: indent, text: "<\(name)>"))
      guard let lock = locks.removeValue(forKey: name) else { return }
      rows.append(
        EffectiveRow(indent: indent + 1, text: "locked for files below", place: "\(lock)", isStory: true))
    }
    for child in element.children where showsDefaults || child.isWritten || locks[child.name] != nil {
      add(child.name)
      rows += content(of: child, indent + 1)
    }
    for (name, _) in element.lockedElements where locks[name] != nil { add(name) }
    return rows
  }

  private func rows(of attribute: EffectiveAttribute, _ indent: Int) -> [EffectiveRow] {
    let value = attribute.value
    var rows = [
      EffectiveRow(
        indent: indent, text: "@\(attribute.name) = \(Self.text(value.text, of: attribute))",
        place: value.source.map { "\($0)" + (isTaken(value) ? ", the defaults element" : "") } ?? "default")
    ]
    for step in value.steps.dropLast().reversed() {
      let text = Self.text(step.text ?? "", of: attribute)
      rows.append(
        EffectiveRow(indent: indent + 1, text: "was \(text)", place: "\(step.position)", isStory: true))
    }
    if let lock = attribute.lock {
      rows.append(
        EffectiveRow(indent: indent + 1, text: "locked for files below", place: "\(lock)", isStory: true))
    }
    return rows
  }

  /// An entry in one line when it has only attributes, otherwise with what it holds below it.
  private func rows(of entry: EffectiveElement, _ indent: Int) -> [EffectiveRow] {
    var rows = [
      EffectiveRow(
        indent: indent, text: Self.tag(entry, keysOnly: false),
        place: entry.position.map { "\($0)" + (entry.itemLock == nil ? "" : ", locked for files below") })
    ]
    rows += story(entry.steps.dropLast(), indent)
    for attribute in entry.attributes
    where attribute.lock != nil || isTaken(attribute.value) {
      rows += self.rows(of: attribute, indent + 1)
    }
    if showsDefaults {
      for attribute in entry.attributes where attribute.value.isDefault {
        rows += self.rows(of: attribute, indent + 1)
      }
    }
    rows += children(of: entry, indent + 1)
    for inner in entry.entries { rows += self.rows(of: inner, indent + 1) }
    return rows
  }

  private func isTaken(_ value: EffectiveValue) -> Bool { value.steps.last?.action == .defaulted }

  /// What happened before, latest first.
  private func story(_ steps: some BidirectionalCollection<MergeStep>, _ indent: Int) -> [EffectiveRow] {
    steps.reversed().map { step in
      EffectiveRow(
        indent: indent + 1, text: "\(step.action.rawValue) before", place: "\(step.position)", isStory: true)
    }
  }

  /// An entry as a start tag.
  static func tag(_ entry: EffectiveElement, keysOnly: Bool) -> String {
    let keys = Set(entry.keyNames)
    let parts = entry.attributes.filter { attribute in
      !attribute.value.isDefault && (!keysOnly || keys.isEmpty || keys.contains(attribute.name))
    }
    return ([entry.name] + parts.map { "\($0.name)=\"\(text($0.value.text, of: $0))\"" }).joined(
      separator: " ")
  }

  /// What stands in a report in place of a secret.
  static let mask = "********"

  /// The text of a value: a secret that is not encrypted is not shown.
  static func text(_ text: String, of attribute: EffectiveAttribute) -> String {
    attribute.isSecret && !text.isEmpty && !text.hasPrefix("[enc:") ? mask : text
  }
}
