/// Where a section may be written (`allowDefinition`).
enum DefinitionLevel: Sendable {
  case server, application, everywhere
}

/// One `<section>` of a `configSections`.
struct SectionDeclaration: Sendable {
  let isDenied: Bool
  let level: DefinitionLevel
  /// `allowLocation`: whether lower files may write it inside `<location>`.
  var allowsLocation = true
}

/// The sections and groups known at one level: its own declarations and all inherited ones.
struct Declarations: Sendable {
  private(set) var sections: [String: SectionDeclaration] = [:]
  private(set) var groups: Set<String> = []

  private static let version2 = Self(machine: true)
  private static let version4 = Self(machine: false)

  /// What is known before any file is read.
  init(isVersion2: Bool) { self = isVersion2 ? Self.version2 : Self.version4 }

  private init(machine isVersion2: Bool) {
    for path in MachineDeclarations.sections(isVersion2: isVersion2) {
      add(path, SectionDeclaration(isDenied: false, level: .everywhere))
    }
  }

  private mutating func add(_ path: String, _ declaration: SectionDeclaration) {
    sections[path] = declaration
    var parent = path[...]
    while let slash = parent.lastIndex(of: "/") {
      parent = parent[..<slash]
      groups.insert(String(parent))
    }
  }

  /// Adds a `configSections` element. A lower file may only add sections.
  mutating func add(_ element: SourceElement, below group: String = "") throws(ConfigurationFault) {
    for child in element.children {
      switch child.name {
      case "section", "sectionGroup":
        guard let name = child.attribute("name")?.value, !name.isEmpty else {
          throw .missingDeclarationName(child.name, at: child.position)
        }
        let path = group.isEmpty ? name : "\(group)/\(name)"
        if child.name == "sectionGroup" {
          groups.insert(path)
          try add(child, below: path)
        } else {
          // machine.config holds system.webServer as one ignored section; a group of that name wins.
          if sections[path] != nil { throw .declaredTwice(path, at: child.position) }
          add(path, declaration(child))
        }
      case "clear", "remove":
        continue
      default:
        throw .misplacedDeclarations(at: child.position)
      }
    }
  }

  private func declaration(_ element: SourceElement) -> SectionDeclaration {
    let level: DefinitionLevel =
      switch element.attribute("allowDefinition")?.value {
      case "MachineOnly", "MachineToRootWeb", "AppHostOnly": .server
      case "MachineToApplication": .application
      default: .everywhere
      }
    let mode = element.attribute("overrideModeDefault")?.value.lowercased()
    return SectionDeclaration(
      isDenied: mode == "deny", level: level,
      allowsLocation: element.attribute("allowLocation")?.value.lowercased() != "false")
  }
}
