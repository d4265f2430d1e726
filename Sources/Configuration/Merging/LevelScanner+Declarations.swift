extension LevelScanner {
  /// Reads `configSections` or a `sectionGroup` in it (configuration 4.1).
  mutating func declare(_ element: SourceElement, group: String) {
    for child in element.children {
      switch child.name {
      case "sectionGroup", "section":
        guard let name = child.attribute("name")?.value, !name.isEmpty else {
          add(.missingLocationAttribute("name", of: child))
          continue
        }
        let path = group.isEmpty ? name : "\(group)/\(name)"
        if child.name == "sectionGroup" {
          declareGroup(path)
          declare(child, group: path)
        } else {
          declareSection(child, path)
        }
      case "clear", "remove":
        continue
      default:
        add(
          .misplacedConfigSections(
            "<\(child.name)> does not belong into <\(element.name)>.", at: child.position))
      }
    }
  }

  private mutating func declareSection(_ element: SourceElement, _ path: String) {
    var declaration = SectionDeclaration(position: element.position)
    for attribute in element.attributes {
      switch attribute.name {
      case "allowDefinition":
        let folded = attribute.value.lowercased()
        if folded == "machinetowebroot" {
          declaration.allowDefinition = .machineToRootWeb
        } else if let match = SectionDeclaration.Definition.allCases.first(where: {
          $0.rawValue.lowercased() == folded
        }) {
          declaration.allowDefinition = match
        } else {
          let names = SectionDeclaration.Definition.allCases.map(\.rawValue).joined(separator: ", ")
          add(.badLocationValue(attribute, accepted: "Enum must be one of \(names)"))
        }
      case "overrideModeDefault":
        switch attribute.value.lowercased() {
        case "deny": declaration.isLockedByDefault = true
        case "allow", "inherit": declaration.isLockedByDefault = false
        default: add(.badLocationValue(attribute, accepted: "Enum must be one of Inherit, Allow, Deny"))
        }
      case "allowLocation":
        switch attribute.value.lowercased() {
        case "true": declaration.allowsLocation = true
        case "false": declaration.allowsLocation = false
        default: add(.badLocationValue(attribute, accepted: "Boolean must be either 'true' or 'false'"))
        }
      default:
        continue
      }
    }
    if let existing = declareSection(path, declaration) {
      add(.sectionDeclaredTwice(path, at: element.keyPosition(["name"]), first: existing.position))
    }
  }
}
