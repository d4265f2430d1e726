/// The lock a `<location>` puts on the sections it names.
enum OverrideMode: Sendable {
  case inherit, allow, deny
}

/// One section as it stands in a file: directly, or inside a `<location>`.
struct SectionPlacement: Sendable {
  let section: String
  /// Where it applies; nil if its location can match nothing.
  let target: ConfigurationPath?
  let isInLocation: Bool
  let mode: OverrideMode
  let inheritsInChildApplications: Bool
  let element: SourceElement
}

/// The file or files of one level of the hierarchy, checked as IIS checks a file before it reads any section.
struct ConfigurationLevel: Sendable {
  let path: ConfigurationPath
  private(set) var declarations: Declarations
  private(set) var placements: [SectionPlacement] = []
  /// The first file-level fault; then nothing of this level may be read.
  private(set) var fault: ConfigurationFault?

  /// - Parameter inherited: what the parent level knows.
  init(path: ConfigurationPath, files: [ConfigurationFile], inherited: Declarations) {
    self.path = path
    declarations = inherited
    for file in files {
      do throws(ConfigurationFault) {
        try add(try DocumentReader.read(file))
      } catch {
        fault = error
        return
      }
    }
  }

  private struct Scope: Hashable {
    let section: String
    let path: String
  }

  private struct Location {
    var path = ""
    var isElement = false
    var mode = OverrideMode.inherit
    var inherits = true
  }

  private mutating func add(_ root: SourceElement) throws(ConfigurationFault) {
    guard root.name == "configuration" else { throw .wrongRoot(root.name, at: root.position) }
    var seen: Set<Scope> = []
    for (index, child) in root.children.enumerated() {
      switch child.name {
      case "configSections":
        if index != 0 { throw .misplacedDeclarations(at: child.position) }
        try declarations.add(child)
      case "configProtectedData":
        continue
      case "location":
        let location = try location(child)
        for inner in child.children { try place(inner, group: "", location, &seen) }
      default:
        try place(child, group: "", Location(), &seen)
      }
    }
  }

  private func location(_ element: SourceElement) throws(ConfigurationFault) -> Location {
    var location = Location()
    location.isElement = true
    var hasMode = false
    for attribute in element.attributes where !attribute.isNamespaceDeclaration {
      let folded = attribute.value.lowercased()
      switch attribute.name {
      case "path":
        location.path = attribute.value
      case "overrideMode", "allowOverride":
        if hasMode { throw .bothOverrides(at: attribute.position) }
        hasMode = true
        switch (attribute.name, folded) {
        case ("overrideMode", "allow"), ("allowOverride", "true"): location.mode = .allow
        case ("overrideMode", "deny"), ("allowOverride", "false"): location.mode = .deny
        case ("overrideMode", "inherit"): break
        case ("overrideMode", _):
          throw .locationValue(
            attribute.name, "Enum must be one of Inherit, Allow, Deny", at: attribute.position)
        default:
          throw .locationValue(
            attribute.name, "Boolean must be either 'true' or 'false'", at: attribute.position)
        }
      case "inheritInChildApplications":
        guard folded == "true" || folded == "false" else {
          throw .locationValue(
            attribute.name, "Boolean must be either 'true' or 'false'", at: attribute.position)
        }
        location.inherits = folded == "true"
      default:
        throw .locationAttribute(attribute.name, at: attribute.position)
      }
    }
    return location
  }

  private mutating func place(
    _ element: SourceElement, group: String, _ location: Location, _ seen: inout Set<Scope>
  ) throws(ConfigurationFault) {
    let path = group.isEmpty ? element.name : "\(group)/\(element.name)"
    if declarations.groups.contains(path) {
      for child in element.children { try place(child, group: path, location, &seen) }
      return
    }
    guard declarations.sections[path] != nil else {
      throw path.hasPrefix("system.webServer/")
        ? .undeclaredInWebServer(element.name, at: element.position)
        : .undeclared(element.name, at: element.position)
    }
    let target = ConfigurationPath.location(location.path, at: self.path)
    let scope = Scope(
      section: path, path: target.map { $0.segments.joined(separator: "/") } ?? "//" + location.path)
    guard seen.insert(scope).inserted else { throw .sectionTwice(path, at: element.position) }
    placements.append(
      SectionPlacement(
        section: path, target: target, isInLocation: location.isElement, mode: location.mode,
        inheritsInChildApplications: location.inherits, element: element))
  }
}
