/// One reading of a section: which placements count, in which order, and what they merge to (configuration
/// 3).
struct SectionReading {
  let section: String
  /// The levels on the way, applicationHost.config before every web.config.
  let levels: [ConfigurationLevel]
  /// The path of the site; `nil` when the server's own level is read.
  let path: VirtualPath?
  let layout: SiteLayout
  let release: ServerRelease
  /// Whether values and entries keep the story of their making.
  var isRecording = false

  /// What one scope of one level writes. Several placements when the level has several files.
  struct Layer {
    let level: Int
    let target: VirtualPath?
    var placements: [SectionPlacement]
    /// The length of the key's part that names what is merged up to this layer, itself included.
    var keyLength = 0
  }

  /// The layers in the order of merging: level by level, each level's own first, then its locations, shorter
  /// paths before longer ones; and what tells the reading apart from one that merges to something else.
  func ordered() -> (layers: [Layer], key: [Int32]) {
    var layers: [Layer] = []
    var key: [Int32] = []
    for index in levels.indices {
      guard let written = levels[index].placements[section] else { continue }
      var counting: [SectionPlacement] = []
      var locking: [Int32] = []
      for placement in written.covering(path) {
        // What is kept from child applications may still lock the files below.
        if isInherited(placement) {
          counting.append(placement)
        } else {
          locking.append(-placement.number - 1)
        }
      }
      for placement in counting {
        key.append(placement.number)
        if let last = layers.last, last.level == index, last.target == placement.target {
          layers[layers.count - 1].placements.append(placement)
        } else {
          layers.append(Layer(level: index, target: placement.target, placements: [placement]))
        }
        layers[layers.count - 1].keyLength = key.count
      }
      key += locking
    }
    return (layers, key)
  }

  /// The layers in the order of merging.
  var layers: [Layer] { ordered().layers }

  /// The targets of the layers with their levels' paths, which tell two readings apart.
  var layerTargets: [VirtualPath?] {
    layers.flatMap { [levels[$0.level].path, $0.target] }
  }

  /// Whether a placement covers the path and is inherited by its application.
  func counts(_ placement: SectionPlacement) -> Bool { placement.covers(path) && isInherited(placement) }

  /// Whether a placement that covers the path is inherited by its application.
  private func isInherited(_ placement: SectionPlacement) -> Bool {
    guard let path, let location = placement.location, !location.isInheritedByChildApplications else {
      return true
    }
    guard let target = placement.target else { return false }
    return layout.application(at: target).virtualPath == layout.application(at: path).virtualPath
  }

  /// The section's faults, outermost first.
  var faults: [ConfigurationFault] {
    var memory = MergedSections()
    guard let merged = merged(remembering: &memory) else { return missing.map { [$0] } ?? [] }
    return merged.faults
  }

  /// The effective section, or the first fault a reader meets.
  func get() throws(ConfigurationFault) -> EffectiveElement {
    var memory = MergedSections()
    return try get(remembering: &memory).element
  }

  /// The same, starting from what is remembered of the layers and remembering the rest.
  func get(remembering memory: inout MergedSections) throws(ConfigurationFault) -> MergedSections.State {
    guard let merged = merged(remembering: &memory) else { throw missing ?? .missingSchema(section) }
    if let fault = merged.faults.first { throw fault }
    return merged
  }

  /// What tells the merged section apart from others, a faulty one included; -1 when there is none.
  func identity(remembering memory: inout MergedSections) -> Int32 {
    merged(remembering: &memory)?.identity ?? -1
  }

  private var declaration: SectionDeclaration? { levels.last?.declared.sections[section] }

  private var missing: ConfigurationFault? {
    if declaration == nil { return .missingDeclaration(section) }
    return SchemaTable.section(section) == nil ? .missingSchema(section) : nil
  }

  private func merged(remembering memory: inout MergedSections) -> MergedSections.State? {
    guard let declaration else { return nil }
    let (layers, numbers) = ordered()
    let nodes = memory.nodes(section, levels.last?.declared.framework ?? .v4, numbers)
    let end = nodes[numbers.count]
    if let known = memory.result(end) { return known }
    guard let schema = SchemaTable.section(section) else { return nil }
    var start = layers.count
    while start > 0, memory[nodes[layers[start - 1].keyLength]] == nil { start -= 1 }
    var state: MergedSections.Merge
    if start > 0, let known = memory[nodes[layers[start - 1].keyLength]] {
      state = known
    } else {
      let name = section.parts("/").last.map(String.init) ?? section
      state = .init(element: EffectiveElement(schema: schema, name: name, release: release), faults: [])
    }
    let lock = SectionLock(levels: levels, declaration: declaration, section: section)
    lazy var applications = Set(layout.applications.map(\.virtualPath))
    for (index, layer) in layers.enumerated().dropFirst(start) {
      var merger = SectionMerger(
        section: section, release: release, faults: state.faults, isRecording: isRecording)
      merger.level = layer.level
      merger.isDelegated = levels[layer.level].path != nil
      merger.scope = index
      merger.nextEntry = memory.nextEntry
      var contents: [SourceElement] = []
      for placement in layer.placements {
        if levels[layer.level].path != nil, !schema.isOpaque,
          let reason = lock.reason(against: layer.level)
            ?? lock.definitionReason(placement, applications: applications)
        {
          merger.report(.sectionLocked(section, because: reason, at: placement.element.position))
        } else if let fault = placement.fault, !schema.isOpaque {
          merger.report(fault)
        } else {
          contents.append(placement.content)
        }
      }
      merger.merge(contents, into: &state.element)
      state.faults = merger.faults
      memory.nextEntry = merger.nextEntry
      memory[nodes[layer.keyLength]] = state
    }
    state.element.inheritDefaults()
    return memory.conclude(state, at: end)
  }
}
