/// Merges one written element after the other over an effective element, in the order of the hierarchy.
///
/// A fault does not end the merging: the caller decides whether the first one counts or all are listed.
struct SectionMerger {
  /// The section's path, and below it the names of the elements down to the one that is being merged.
  private var path: [String]
  let release: ServerRelease
  /// At most ``maximumFaults``; what follows is not looked at, since the section is unusable anyway.
  private(set) var faults: [ConfigurationFault] = []
  /// The level whose files are being merged, counted from the outermost.
  var level = 0
  /// Whether the files are web.config files of a site.
  var isDelegated = false
  /// The scope that is being merged: a level's own content, or one of its locations.
  var scope = 0
  /// The number of the next entry that is added.
  var nextEntry: Int32 = 0
  /// Whether error pages named by absolute paths are faults where the merger is.
  private(set) var forbidsAbsolutePaths = false
  /// Whether elements and values keep the story of their making.
  let isRecording: Bool

  /// How many faults are listed, so that a hostile file costs no more than reading it.
  static let maximumFaults = 100

  var isFull: Bool { faults.count >= Self.maximumFaults }

  init(section: String, release: ServerRelease, faults: [ConfigurationFault], isRecording: Bool) {
    self.path = [section]
    self.release = release
    self.faults = faults
    self.isRecording = isRecording
  }

  /// Keeps a fault of the element that is being merged, or of something in it: `@name` for an attribute, a
  /// name for a child element.
  mutating func report(_ fault: ConfigurationFault, of part: String? = nil) {
    var fault = fault
    fault.setting = (path + (part.map { [$0] } ?? [])).joined(separator: "/")
    faults.append(fault)
  }

  /// Does something with a child element: faults reported meanwhile are the child's.
  mutating func inside(_ child: String, _ change: (inout SectionMerger) -> Void) {
    path.append(child)
    change(&self)
    path.removeLast()
  }

  /// Merges the elements that one scope of one level writes for a section; more than one when the level has
  /// several files.
  mutating func merge(_ written: [SourceElement], into section: inout EffectiveElement) {
    merge(written, into: &section, isSection: true)
  }

  mutating func merge(
    _ written: [SourceElement], into target: inout EffectiveElement, isSection: Bool
  ) {
    guard !target.schema.isOpaque else {
      target.position = written.last?.position ?? target.position
      return
    }
    var collection: CollectionMerge?
    for element in written where !isFull {
      if let lock = target.itemLock(below: level) {
        report(.lockViolation("<\(element.name)>", lockedAt: lock.position, at: element.position))
        continue
      }
      mergeAttributes(of: element, into: &target, isSection: isSection)
      if isSection { forbidsAbsolutePaths = forbidsAbsolutePaths(in: target) }
      mergeChildren(of: element, into: &target, &collection)
      if !target.schema.attributes.isEmpty || !element.children.isEmpty || target.position == nil {
        target.position = element.position
      }
    }
    if let collection {
      target.entries = collection.result()
      if isRecording { target.record(dropped: collection.dropped) }
    }
  }

  private mutating func mergeChildren(
    of element: SourceElement, into target: inout EffectiveElement, _ collection: inout CollectionMerge?
  ) {
    let schema = target.schema
    var firsts: [String: SourcePosition] = [:]
    for child in element.children where !isFull {
      let directive = schema.collection?.directive(named: child.name)
      let index = schema.elementIndex(child.name)
      guard directive != nil || index.map({ schema.elements[$0].exists(in: release) }) ?? false else {
        report(.unrecognizedElement(child, in: element.name, hint: hint(child, schema)), of: child.name)
        continue
      }
      if let lock = target.lock(onElement: child.name, below: level) {
        report(.lockViolation("<\(child.name)>", lockedAt: lock.position, at: child.position), of: child.name)
        continue
      }
      if let directive, let schema = schema.collection {
        var merge = collection ?? CollectionMerge(schema: schema, target: target, level: level)
        collection = nil
        inside(child.name) { $0.apply(directive, child, to: &merge) }
        collection = merge
      } else if let index {
        if let first = firsts[child.name] {
          report(.elementWrittenTwice(child, first: first), of: child.name)
        }
        firsts[child.name] = child.position
        inside(child.name) { merger in
          target.withChild(at: index) { merger.merge([child], into: &$0, isSection: false) }
        }
      }
    }
  }

  private func hint(_ child: SourceElement, _ schema: ElementSchema) -> String? {
    if let index = schema.elementIndex(child.name), let since = schema.elements[index].since {
      return "The element exists from IIS \(since.words) on; this server is IIS \(release.words)."
    }
    let names =
      schema.elements.map(\.name)
      + (schema.collection.map { $0.addNames + [$0.removeName, $0.clearName].compactMap { $0 } } ?? [])
    if let match = names.first(where: { $0.lowercased() == child.name.lowercased() }) {
      return "Write <\(match)>: names are case-sensitive."
    }
    return names.isEmpty ? nil : "It has \(names.map { "<\($0)>" }.joined(separator: ", "))."
  }
}
