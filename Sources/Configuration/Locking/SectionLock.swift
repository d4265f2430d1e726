/// Decides whether a level may set a section.
struct SectionLock {
  /// The levels on the way to the path, applicationHost.config first.
  let levels: [ConfigurationLevel]
  let declaration: SectionDeclaration
  let section: String

  /// Why a level may not set the section; `nil` when it may.
  ///
  /// It begins with the declaration's `overrideModeDefault`; every `location` of a higher level that covers
  /// the level's folder and names the section with Allow or Deny replaces it, a deeper path later than a
  /// shorter one.
  func reason(against index: Int) -> String? {
    guard index > 0, let folder = levels[index].path else { return nil }
    var reason: String?
    if declaration.isLockedByDefault {
      let place = declaration.position.map { " at \($0)" } ?? ""
      reason = "its declaration\(place) has overrideModeDefault=\"Deny\""
    }
    for level in levels[..<index] {
      let covering = (level.placements[section] ?? []).filter { $0.target?.contains(folder) ?? true }
      for placement in covering.sorted(by: { $0.depth < $1.depth }) {
        switch placement.location?.overrideMode {
        case .allow: reason = nil
        case .deny:
          let position = placement.location?.position ?? placement.element.position
          reason = "the location at \(position) locks it"
        case .inherit, nil: break
        }
      }
    }
    return reason
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

extension SectionPlacement {
  /// How many segments the target has; the whole server comes first.
  var depth: Int { target.map { $0.folded.count } ?? -1 }
}
