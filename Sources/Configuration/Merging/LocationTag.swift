/// A `location` element without its content.
struct LocationTag: Sendable {
  /// Whether files below may set the sections named inside.
  enum OverrideMode: Sendable {
    case inherit, allow, deny
  }

  /// The path as written; `nil` when there is none.
  let path: String?
  let overrideMode: OverrideMode
  /// `inheritInChildApplications`, absent means true.
  let isInheritedByChildApplications: Bool
  let position: SourcePosition

  /// Whether the tag speaks of the level of its own file.
  var isOwnLevel: Bool { path == nil || path == "" || path == "." }

  /// What names the tag's target inside its file, for telling two tags apart.
  var key: String { isOwnLevel ? "" : (path ?? "").lowercased() }

  /// The path below the level of the file; `nil` when no request path ever matches it (a leading slash, a
  /// backslash, an empty segment).
  var relativePath: [Substring]? {
    guard !isOwnLevel, let path else { return [] }
    guard !path.contains("\\") else { return nil }
    var segments = path.parts("/", omittingEmpty: false)
    if segments.last == "" { segments.removeLast() }
    return segments.contains("") ? nil : segments
  }
}

extension LocationTag {
  /// Reads the attributes (configuration 2); everything wrong is a fault of the file.
  init(_ element: SourceElement, faults: inout [ConfigurationFault]) {
    var mode = OverrideMode.inherit
    var inherited = true
    var override: SourceAttribute?
    var allow: SourceAttribute?
    for attribute in element.attributes {
      switch attribute.name {
      case "path": break
      case "overrideMode":
        override = attribute
        switch attribute.value.lowercased() {
        case "allow": mode = .allow
        case "deny": mode = .deny
        case "inherit": mode = .inherit
        default:
          faults.append(
            .badLocationValue(attribute, accepted: "Enum must be one of Inherit, Allow, Deny"))
        }
      case "allowOverride":
        allow = attribute
        mode = Self.bool(attribute, &faults) ?? true ? .allow : .deny
      case "inheritInChildApplications":
        inherited = Self.bool(attribute, &faults) ?? true
      default:
        guard !attribute.isNamespaceDeclaration else { continue }
        faults.append(.unrecognizedLocationAttribute(attribute, of: element.name))
      }
    }
    if let override, let allow {
      let second = override.position.isBefore(allow.position) ? allow : override
      faults.append(.bothOverrides(at: second.position))
    }
    self.init(
      path: element.attribute("path")?.value, overrideMode: mode, isInheritedByChildApplications: inherited,
      position: element.position)
  }

  private static func bool(_ attribute: SourceAttribute, _ faults: inout [ConfigurationFault]) -> Bool? {
    switch attribute.value.lowercased() {
    case "true": return true
    case "false": return false
    default:
      faults.append(.badLocationValue(attribute, accepted: "Boolean must be either 'true' or 'false'"))
      return nil
    }
  }
}

extension SourceAttribute {
  /// `xmlns` and `xmlns:p` are accepted everywhere (configuration 4.1).
  var isNamespaceDeclaration: Bool { name == "xmlns" || name.hasPrefix("xmlns:") }
}

extension SourcePosition {
  /// Whether a place stands before another of the same file.
  func isBefore(_ other: SourcePosition) -> Bool {
    (line, column) < (other.line, other.column)
  }
}
