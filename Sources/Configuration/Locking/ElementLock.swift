/// A lock an element carries, which binds the files below the one that set it (configuration 4.3).
struct ElementLock: Sendable {
  /// What is locked.
  enum Subject: Sendable {
    case attributes([String])
    case allAttributesExcept([String])
    case elements([String])
    case allElementsExcept([String])
    /// The entry, or the whole element.
    case item
  }

  let subject: Subject
  /// The level that set it; levels with a greater number are bound.
  let level: Int
  let position: SourcePosition

  /// The names of the attributes that set locks.
  static let attributeNames: Set<String> = [
    "lockAttributes", "lockAllAttributesExcept", "lockElements", "lockAllElementsExcept", "lockItem",
  ]
}

extension EffectiveElement {
  /// The lock of a higher level that covers an attribute.
  func lock(onAttribute name: String, below level: Int) -> ElementLock? {
    locks.first { lock in
      guard lock.level < level else { return false }
      switch lock.subject {
      case .attributes(let names): return names.contains(name) || names.contains("*")
      case .allAttributesExcept(let names): return !names.contains(name)
      case .elements, .allElementsExcept, .item: return false
      }
    }
  }

  /// The lock of a higher level that covers a child element or a directive of the collection.
  func lock(onElement name: String, below level: Int) -> ElementLock? {
    locks.first { lock in
      guard lock.level < level else { return false }
      switch lock.subject {
      case .elements(let names): return names.contains(name) || names.contains("*")
      case .allElementsExcept(let names): return !names.contains(name)
      case .attributes, .allAttributesExcept, .item: return false
      }
    }
  }

  /// The lock of a higher level on the element as a whole.
  func itemLock(below level: Int) -> ElementLock? {
    locks.first { lock in
      guard lock.level < level, case .item = lock.subject else { return false }
      return true
    }
  }
}

extension EffectiveElement {
  /// The lock attributes that together lock what the element's locks lock, in IIS's spelling.
  public var lockAttributes: [(name: String, value: String)] {
    var listed: [String: [String]] = [:]
    func add(_ names: [String], _ attribute: String) {
      listed[attribute, default: []] += names.filter { !(listed[attribute] ?? []).contains($0) }
    }
    func keep(_ names: [String], _ attribute: String) {
      listed[attribute] = listed[attribute].map { $0.filter(names.contains) } ?? names
    }
    for lock in locks {
      switch lock.subject {
      case .attributes(let names): add(names, "lockAttributes")
      case .allAttributesExcept(let names): keep(names, "lockAllAttributesExcept")
      case .elements(let names): add(names, "lockElements")
      case .allElementsExcept(let names): keep(names, "lockAllElementsExcept")
      case .item: listed["lockItem"] = ["true"]
      }
    }
    return listed.sorted { $0.key < $1.key }.map { ($0.key, $0.value.joined(separator: ",")) }
  }
}
