internal import Configuration

/// An entry of a collection and the shallowest path at which it is in force.
struct PlacedEntry {
  let entry: EffectiveElement
  let path: String
  /// The section it belongs to, as it is at that path.
  let section: EffectiveElement
}

extension Inspection {
  /// The entries of a collection that somebody wrote, each once, at the shallowest path that has it.
  func entries(
    of section: String, in collection: (EffectiveElement) -> [EffectiveElement] = { $0.entries }
  ) -> [PlacedEntry] {
    var seen: Set<SourcePosition> = []
    var found: [PlacedEntry] = []
    for reading in readings(of: section) {
      for entry in collection(reading.element) {
        guard let position = entry.position, survey.isOwn(position), seen.insert(position).inserted else {
          continue
        }
        found.append(PlacedEntry(entry: entry, path: reading.path, section: reading.element))
      }
    }
    return found
  }

  /// The places in files that somebody wrote which use an element, as it stands there: `remove`, `clear`.
  ///
  /// - Parameter parents: The names of the elements around it, from below the section inwards.
  func written(
    _ names: Set<String>, of section: String, in parents: [String] = []
  ) -> [(element: SourceElement, use: SectionUse)] {
    (survey.uses[section] ?? []).flatMap { use -> [(element: SourceElement, use: SectionUse)] in
      var elements = [use.content]
      for parent in parents { elements = elements.flatMap { $0.children.filter { $0.name == parent } } }
      return elements.flatMap(\.children).filter { names.contains($0.name) && survey.isOwn($0.position) }
        .map { ($0, use) }
    }
  }
}

extension EffectiveElement {
  /// Where an attribute is written; the element's place when it is not.
  func place(of attribute: String) -> SourcePosition? { self.attribute(attribute).source ?? position }
}

/// The paths of sections that rules ask for often.
enum Section {
  static let requestFiltering = "system.webServer/security/requestFiltering"
  static let handlers = "system.webServer/handlers"
  static let modules = "system.webServer/modules"
  static let access = "system.webServer/security/access"
  static let ipSecurity = "system.webServer/security/ipSecurity"
  static let dynamicIpSecurity = "system.webServer/security/dynamicIpSecurity"
  static let authorization = "system.webServer/security/authorization"
  static let authentication = "system.webServer/security/authentication/"
  static let httpErrors = "system.webServer/httpErrors"
  static let httpRedirect = "system.webServer/httpRedirect"
  static let httpProtocol = "system.webServer/httpProtocol"
  static let staticContent = "system.webServer/staticContent"
  static let defaultDocument = "system.webServer/defaultDocument"
}
