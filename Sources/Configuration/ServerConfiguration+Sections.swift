extension ServerConfiguration {
  /// A section as it is in force at a path, with the chain of places that set, overrode, removed and locked
  /// each value and entry. It costs more than ``effective(_:at:)``, which tells the same values.
  ///
  /// A section of which no file on the way holds a declaration reads as a fault, as it does in IIS.
  public func section(_ section: String, at path: String) -> EffectiveSection {
    let path = VirtualPath(path)
    var reading = reading(section, at: path)
    reading.isRecording = true
    let declaration = reading.levels.last?.declared.sections[section]
    let counted = reading.layers.flatMap { layer in
      layer.placements.map { SectionUse($0, folder: reading.levels[layer.level].path) }
    }
    return EffectiveSection(
      path: section, readAt: reading.path?.spelling, declaration: declaration?.position,
      content: content(of: reading), uses: counted,
      ignored: ignored(section, at: path, reading: reading), lockSteps: lockSteps(of: section, at: path))
  }

  /// The paths of the sections that some file on the way to a path writes, sorted; those that are ignored
  /// there included.
  public func writtenSections(at path: String) -> [String] {
    let path = VirtualPath(path)
    var sections: Set<String> = []
    for level in tree(at: path).levelsOnTheWay(to: path) {
      for (section, placements) in level.placements where !placements.covering(path).isEmpty {
        sections.insert(section)
      }
    }
    return sections.sorted()
  }

  /// The files that count for a path, outermost first.
  public func files(at path: String) -> [String] {
    levels(to: VirtualPath(path)).map(\.file)
  }

  /// The path of the application that a path belongs to.
  public func application(at path: String) -> String {
    layout.application(at: VirtualPath(path)).path
  }

  private func content(of reading: SectionReading) -> EffectiveSection.Content {
    do throws(ConfigurationFault) {
      return .effective(try reading.get())
    } catch {
      return error.kind == .missingSchema ? .unknown : .faulty(reading.faults)
    }
  }

  /// The placements that cover a path and do not count there, each with the reason.
  private func ignored(
    _ section: String, at path: VirtualPath, reading: SectionReading
  ) -> [EffectiveSection.IgnoredUse] {
    var ignored: [EffectiveSection.IgnoredUse] = []
    for level in tree(at: path).levelsOnTheWay(to: path) {
      for placement in level.placements[section]?.all ?? [] where placement.covers(path) {
        guard let reason = reason(against: placement, of: level, path, reading) else { continue }
        ignored.append(.init(use: SectionUse(placement, folder: level.path), reason: reason))
      }
    }
    return ignored
  }

  private func reason(
    against placement: SectionPlacement, of level: ConfigurationLevel, _ path: VirtualPath,
    _ reading: SectionReading
  ) -> String? {
    if let folder = level.path, let reason = layout.reasonToSkip(folder, at: path) { return reason }
    guard let place = reading.path else {
      return placement.target == nil ? nil : "IIS reads the section once for the whole server"
    }
    guard placement.covers(place), level.path?.contains(place) ?? true else {
      return place == .root
        ? "IIS reads the section for the whole site"
        : "IIS reads the section for the application \(place.spelling) as a whole"
    }
    return reading.counts(placement)
      ? nil
      : "its location has inheritInChildApplications=\"false\", and \(path.spelling) belongs to another application"
  }

  /// What locks and unlocks a section for a web.config in a path's folder.
  private func lockSteps(of section: String, at path: VirtualPath) -> [EffectiveSection.LockStep] {
    let levels = levels(to: path)
    guard let declaration = levels.last?.declared.sections[section] else { return [] }
    var steps: [EffectiveSection.LockStep] = []
    if declaration.isLockedByDefault {
      steps.append(
        .init(locks: true, position: declaration.position, words: "overrideModeDefault=\"Deny\""))
    }
    for level in levels where level.path != path {
      for placement in level.placements[section]?.covering(path) ?? [] {
        guard let location = placement.location, location.overrideMode != .inherit else { continue }
        let locks = location.overrideMode == .deny
        steps.append(
          .init(
            locks: locks, position: location.position,
            words: "a location with overrideMode=\"\(locks ? "Deny" : "Allow")\""))
      }
    }
    switch declaration.allowDefinition {
    case .everywhere: break
    case .machineToApplication where layout.application(at: path).virtualPath == path: break
    case let definition:
      steps.append(
        .init(
          locks: true, position: declaration.position, words: "allowDefinition=\"\(definition.rawValue)\""))
    }
    return steps
  }
}
