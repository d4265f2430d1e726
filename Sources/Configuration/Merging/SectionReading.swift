/// One reading of a section: which placements count, in which order, and what they merge to (configuration
/// 3).
struct SectionReading {
  let section: String
  /// The levels on the way, applicationHost.config first.
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
  }

  /// The layers in the order of merging: level by level, each level's own first, then its locations, shorter
  /// paths before longer ones.
  var layers: [Layer] {
    levels.indices.flatMap { index in
      var layers: [Layer] = []
      let written = (levels[index].placements[section] ?? []).filter(counts)
      let ordered = written.enumerated().sorted { left, right in
        (left.element.depth, left.offset) < (right.element.depth, right.offset)
      }
      for (_, placement) in ordered {
        if let last = layers.last, last.target == placement.target {
          layers[layers.count - 1].placements.append(placement)
        } else {
          layers.append(Layer(level: index, target: placement.target, placements: [placement]))
        }
      }
      return layers
    }
  }

  /// The targets of the layers with their levels' paths, which tell two readings apart.
  var layerTargets: [VirtualPath?] {
    layers.flatMap { [levels[$0.level].path, $0.target] }
  }

  /// Whether a placement covers the path and is inherited by its application.
  func counts(_ placement: SectionPlacement) -> Bool {
    guard let path else { return placement.target == nil }
    guard placement.target?.contains(path) ?? true else { return false }
    guard let location = placement.location, !location.isInheritedByChildApplications else { return true }
    guard let target = placement.target else { return false }
    return layout.application(at: target).path == layout.application(at: path).path
  }

  /// The section's faults, outermost first.
  var faults: [ConfigurationFault] {
    guard let merged = merged() else { return missing.map { [$0] } ?? [] }
    return merged.faults
  }

  /// The effective section, or the first fault a reader meets.
  func get() throws(ConfigurationFault) -> EffectiveElement {
    var memory = MergedSections()
    return try get(remembering: &memory)
  }

  /// The same, starting from what is remembered of the layers and remembering the rest.
  func get(remembering memory: inout MergedSections) throws(ConfigurationFault) -> EffectiveElement {
    guard let merged = merged(remembering: &memory) else { throw missing ?? .missingSchema(section) }
    if let fault = merged.faults.first { throw fault }
    return merged.element
  }

  private var declaration: SectionDeclaration? { levels.last?.declared.sections[section] }

  private var missing: ConfigurationFault? {
    if declaration == nil { return .missingDeclaration(section) }
    return SchemaTable.section(section) == nil ? .missingSchema(section) : nil
  }

  private func merged() -> MergedSections.State? {
    var memory = MergedSections()
    return merged(remembering: &memory)
  }

  private func merged(remembering memory: inout MergedSections) -> MergedSections.State? {
    guard let declaration, let schema = SchemaTable.section(section) else { return nil }
    let layers = layers
    let keys = keys(of: layers)
    var start = layers.count
    while start > 0, memory[keys[start]] == nil { start -= 1 }
    var state: MergedSections.State
    if let known = memory[keys[start]] {
      state = known
    } else {
      let name = section.split(separator: "/").last.map(String.init) ?? section
      state = .init(element: EffectiveElement(schema: schema, name: name, release: release), faults: [])
    }
    let lock = SectionLock(levels: levels, declaration: declaration, section: section)
    let applications = Set(layout.applications.map(\.path))
    for (index, layer) in layers.enumerated().dropFirst(start) {
      var merger = SectionMerger(release: release, faults: state.faults, isRecording: isRecording)
      merger.level = layer.level
      merger.scope = index
      var contents: [SourceElement] = []
      for placement in layer.placements {
        if layer.level > 0, !schema.isOpaque,
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
      memory[keys[index + 1]] = state
    }
    state.element.inheritDefaults()
    return state
  }

  /// What names the first so many layers, from none to all: the levels and targets merged, and the levels
  /// passed on the way, which decide locks.
  private func keys(of layers: [Layer]) -> [String] {
    var key = "\(section)\n\(levels.last?.declared.framework == .v2 ? 2 : 4)"
    var keys = [key]
    var passed = 0
    for layer in layers {
      while passed <= layer.level {
        key += "\n\(levels[passed].path?.spelling ?? "")"
        passed += 1
      }
      key += "\t\(layer.target?.spelling ?? "")"
      for placement in layer.placements { key += ":\(placement.element.position.line)" }
      keys.append(key)
    }
    return keys
  }
}
