extension SectionMerger {
  /// Sets the attributes of a written element, records its locks and checks what is required.
  mutating func mergeAttributes(
    of element: SourceElement, into target: inout EffectiveElement, isSection: Bool
  ) {
    var others: [(name: String, value: EffectiveValue)] = []
    for attribute in element.attributes where !isFull {
      guard let index = target.schema.attributeIndex(attribute.name),
        target.schema.attributes[index].exists(in: release)
      else {
        if ElementLock.attributeNames.contains(attribute.name) {
          addLock(attribute, to: &target)
        } else if isReserved(attribute, isSection: isSection) {
          continue
        } else if !target.schema.allowsUnrecognizedAttributes {
          report(
            .unrecognizedAttribute(attribute, of: element.name, hint: hint(attribute, target.schema)),
            of: "@\(attribute.name)")
        } else if isRecording {
          others.append((attribute.name, value(attribute, .string(attribute.value), over: nil)))
        }
        continue
      }
      if let lock = target.lock(onAttribute: attribute.name, below: level) {
        report(
          .lockViolation(
            "The attribute '\(attribute.name)'", lockedAt: lock.position, at: attribute.position),
          of: "@\(attribute.name)")
        continue
      }
      do {
        let parsed = try target.schema.attributes[index].value(of: attribute.value, in: release)
        target.set(value(attribute, parsed, over: target.written(at: index)), at: index)
      } catch {
        report(.invalidValue(attribute, error), of: "@\(attribute.name)")
      }
    }
    if !others.isEmpty { target.record(others) }
    for (index, attribute) in target.schema.attributes.enumerated()
    where attribute.isRequired && target.written(at: index) == nil && attribute.exists(in: release) {
      // An attribute that stands there with a bad value has its own fault already.
      if element.attribute(attribute.name) == nil {
        report(.missingRequiredAttribute(attribute.name, of: element), of: "@\(attribute.name)")
      }
    }
  }

  /// A written value, with the story of the one it replaces when stories are recorded.
  private func value(
    _ attribute: SourceAttribute, _ parsed: ConfigurationValue, over old: EffectiveValue?
  ) -> EffectiveValue {
    let step = MergeStep(.set, at: attribute.position, text: attribute.value)
    return EffectiveValue(
      text: attribute.value, value: parsed, source: attribute.position,
      steps: isRecording ? (old?.steps ?? []) + [step] : [])
  }

  /// Attributes the configuration system itself understands (configuration 4.1).
  func isReserved(_ attribute: SourceAttribute, isSection: Bool) -> Bool {
    attribute.isNamespaceDeclaration
      || isSection && (attribute.name == "configSource" || attribute.name == "configProtectionProvider")
  }

  /// Records what a lock attribute locks; unknown names are faults of the element that carries it.
  private mutating func addLock(_ attribute: SourceAttribute, to target: inout EffectiveElement) {
    let names = attribute.value.split { $0 == "," || $0 == " " }.map(String.init)
    let subject: ElementLock.Subject
    switch attribute.name {
    case "lockAttributes", "lockAllAttributesExcept":
      if let unknown = names.first(where: { $0 != "*" && target.schema.attributeIndex($0) == nil }) {
        report(.unknownLockName(attribute, name: unknown, kind: "attribute"), of: "@\(attribute.name)")
        return
      }
      subject = attribute.name == "lockAttributes" ? .attributes(names) : .allAttributesExcept(names)
    case "lockElements", "lockAllElementsExcept":
      if let unknown = names.first(where: { $0 != "*" && !target.schema.hasChild(named: $0) }) {
        report(.unknownLockName(attribute, name: unknown, kind: "element"), of: "@\(attribute.name)")
        return
      }
      subject = attribute.name == "lockElements" ? .elements(names) : .allElementsExcept(names)
    default:
      switch attribute.value.lowercased() {
      case "true": subject = .item
      case "false": return
      default:
        report(
          .invalidValue(
            attribute,
            AttributeValueFailure(
              text: "Boolean must be either 'true' or 'false'", remedy: "Write true or false.")),
          of: "@\(attribute.name)")
        return
      }
    }
    target.locks.append(ElementLock(subject: subject, level: level, position: attribute.position))
  }

  func hint(_ attribute: SourceAttribute, _ schema: ElementSchema) -> String? {
    if let index = schema.attributeIndex(attribute.name), let since = schema.attributes[index].since {
      return "The attribute exists from IIS \(since.words) on; this server is IIS \(release.words)."
    }
    let folded = attribute.name.lowercased()
    if let match = schema.attributes.first(where: { $0.name.lowercased() == folded }) {
      return "Write '\(match.name)': names are case-sensitive."
    }
    let names = schema.attributes.filter { $0.exists(in: release) }.map(\.name)
    return names.isEmpty ? "It has no attributes." : "It has \(names.joined(separator: ", "))."
  }
}

extension ElementSchema {
  /// Whether a child element or a directive of the collection has this name.
  func hasChild(named name: String) -> Bool {
    elementIndex(name) != nil || collection?.directive(named: name) != nil
  }
}
