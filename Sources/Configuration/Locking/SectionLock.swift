/// Decides whether a level may set a section.
struct SectionLock {
  /// The levels on the way to the path, applicationHost.config first.
  private let levels: [ConfigurationLevel]
  private let declaration: SectionDeclaration
  /// The locations that lock or unlock the section somewhere on the way, in the order they take effect.
  private let overrides: [Override]

  private struct Override {
    let level: Int
    /// How many segments the target has; -1 for the whole server.
    let depth: Int
    let location: LocationTag
  }

  init(levels: [ConfigurationLevel], declaration: SectionDeclaration, section: String) {
    self.levels = levels
    self.declaration = declaration
    let folder = levels.last?.path
    overrides = levels.enumerated().flatMap { index, level in
      (level.placements[section]?.covering(folder) ?? []).compactMap { placement in
        guard let location = placement.location, location.overrideMode != .inherit else { return nil }
        return Override(level: index, depth: placement.depth, location: location)
      }
    }
  }

  /// Why a level may not set the section; `nil` when it may.
  ///
  /// It begins with the declaration's `overrideModeDefault`; every `location` of a higher level that covers
  /// the level's folder and names the section with Allow or Deny replaces it, a deeper path later than a
  /// shorter one.
  func reason(against index: Int) -> String? {
    guard index > 0, let folder = levels[index].path else { return nil }
    let last = overrides.last { $0.level < index && $0.depth <= folder.folded.count }
    if let last {
      return last.location.overrideMode == .allow
        ? nil : "the location at \(last.location.position) locks it"
    }
    guard declaration.isLockedByDefault else { return nil }
    let place = declaration.position.map { " at \($0)" } ?? ""
    return "its declaration\(place) has overrideModeDefault=\"Deny\""
  }

  /// Why the declaration forbids a placement of a web.config; `nil` when it does not.
  func definitionReason(_ placement: SectionPlacement, applications: Set<VirtualPath>) -> String? {
    switch declaration.allowDefinition {
    case .everywhere:
      break
    case .machineToApplication:
      guard let target = placement.target, !applications.contains(target) else { break }
      return "it may only be set for an application (allowDefinition=\"MachineToApplication\"), "
        + "and \(target.spelling) is none"
    case .machineOnly, .machineToRootWeb, .appHostOnly:
      let definition = declaration.allowDefinition.rawValue
      return "it may only be set for the whole server (allowDefinition=\"\(definition)\")"
    }
    if placement.location != nil, !declaration.allowsLocation {
      return "its declaration has allowLocation=\"false\""
    }
    return nil
  }
}
