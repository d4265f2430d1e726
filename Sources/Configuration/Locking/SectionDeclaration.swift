/// What `configSections` says about a section.
struct SectionDeclaration: Sendable {
  /// The levels at which a section may stand (configuration 4.1).
  enum Definition: String, Sendable, CaseIterable {
    case machineOnly = "MachineOnly"
    case machineToRootWeb = "MachineToRootWeb"
    case appHostOnly = "AppHostOnly"
    case machineToApplication = "MachineToApplication"
    case everywhere = "Everywhere"
  }

  var allowDefinition = Definition.everywhere
  /// `overrideModeDefault="Deny"`: files below applicationHost.config may not set the section.
  var isLockedByDefault = false
  var allowsLocation = true
  /// Where the declaration stands; `nil` for those of machine.config.
  var position: SourcePosition?
}

/// The sections declared on the way to a file.
struct DeclaredSections: Sendable {
  /// The machine.config at the top of the way.
  let framework: FrameworkVersion
  private(set) var sections: [String: SectionDeclaration] = [:]
  /// Every path that is a group: declared as one, or above a declared section.
  private(set) var groups: Set<String> = ["system.webServer"]

  init(framework: FrameworkVersion) {
    self.framework = framework
  }

  /// How many sections and groups are declared.
  var count: Int { sections.count + groups.count }

  /// Whether an element of this path only holds sections.
  func isGroup(_ path: String) -> Bool { groups.contains(path) }

  /// Adds a declaration; returns the one that stood already and leaves it in force.
  mutating func declare(_ path: String, _ declaration: SectionDeclaration) -> SectionDeclaration? {
    if let existing = sections[path] { return existing }
    sections[path] = declaration
    var end = path.endIndex
    while let slash = path[..<end].lastIndex(of: "/") {
      groups.insert(String(path[..<slash]))
      end = slash
    }
    return nil
  }

  mutating func declareGroup(_ path: String) {
    groups.insert(path)
  }

  /// The declared path that differs only in case.
  func spelling(ignoringCaseOf path: String) -> String? {
    let folded = path.lowercased()
    return sections.keys.first { $0.lowercased() == folded && $0 != path }
      ?? groups.first { $0.lowercased() == folded && $0 != path }
  }
}
