/// Walks the elements of one level's files and sorts them into declarations, placements and faults.
///
/// This is IIS's scan of a file: it knows which sections are declared, and nothing of what they hold.
struct LevelScanner {
  /// What the location paths of the level are relative to.
  enum Base {
    /// applicationHost.config: a path begins with a site's name, and only this site's count.
    case server(siteName: String)
    /// The folder of a web.config.
    case folder(VirtualPath)
  }

  private let base: Base
  private let sources: ConfigSources
  private(set) var level: ConfigurationLevel
  /// Where each section of the current file stands, by location and path.
  private var seen: [String: SourcePosition] = [:]

  init(base: Base, file: String, declared: DeclaredSections, sources: ConfigSources) {
    self.base = base
    self.sources = sources
    let path: VirtualPath? =
      switch base {
      case .server: nil
      case .folder(let path): path
      }
    self.level = ConfigurationLevel(path: path, file: file, declared: declared)
  }

  /// Records a file that could not be read.
  mutating func add(_ fault: ConfigurationFault) {
    level.faults.append(fault)
  }

  /// Declares a section; returns the declaration that stood already.
  mutating func declareSection(_ path: String, _ declaration: SectionDeclaration) -> SectionDeclaration? {
    level.declared.declare(path, declaration)
  }

  mutating func declareGroup(_ path: String) {
    level.declared.declareGroup(path)
  }

  /// Scans one file. A further file of the same level continues the first.
  mutating func scan(_ document: ConfigurationDocument) {
    seen = [:]
    let root = document.root
    guard root.name == "configuration" else {
      level.faults.append(.wrongRoot(root))
      return
    }
    var hasSections = false
    for (index, child) in root.children.enumerated() {
      switch child.name {
      case "configSections":
        if hasSections {
          add(.misplacedConfigSections("A second <configSections> stands here.", at: child.position))
        } else if index > 0 {
          add(
            .misplacedConfigSections(
              "<configSections> stands behind <\(root.children[0].name)>.", at: child.position))
        }
        hasSections = true
        declare(child, group: "")
      case "location":
        let tag = LocationTag(child, faults: &level.faults)
        for section in child.children { place(section, group: "", location: tag) }
      default:
        place(child, group: "", location: nil)
      }
    }
  }

  /// Sorts one element of a group: a section, a group or neither.
  private mutating func place(_ element: SourceElement, group: String, location: LocationTag?) {
    let path = group.isEmpty ? element.name : "\(group)/\(element.name)"
    if level.declared.sections[path] != nil {
      record(element, path, location)
    } else if level.declared.isGroup(path) {
      for child in element.children { place(child, group: path, location: location) }
    } else {
      add(.undeclared(path, element, hint: SectionHints.remedy(for: path, known: level.declared)))
    }
  }

  private mutating func record(_ element: SourceElement, _ path: String, _ location: LocationTag?) {
    let key = "\(location?.key ?? "")\n\(path)"
    if let first = seen[key] {
      add(.sectionWrittenTwice(path, at: element.position, first: first))
      return
    }
    seen[key] = element.position
    guard let target = target(of: location) else { return }
    let (content, fault) = sources.content(
      of: element, section: path, folder: level.path, location: location)
    level.placements[path, default: []].append(
      SectionPlacement(
        section: path, element: element, location: location, target: target, content: content, fault: fault))
  }

  /// What a location speaks of. The outer `nil`: another site, or nothing at all.
  private func target(of location: LocationTag?) -> VirtualPath?? {
    guard let segments = (location == nil ? [] : location?.relativePath) else { return .none }
    switch base {
    case .server(let siteName):
      guard let first = segments.first else { return .some(nil) }
      guard first.lowercased() == siteName.lowercased() else { return .none }
      return .some(VirtualPath(segments: segments.dropFirst()))
    case .folder(let path):
      return .some(segments.isEmpty ? path : path.appending(VirtualPath(segments: segments)))
    }
  }
}
