/// Walks the elements of one level's files and sorts them into declarations, placements and faults.
///
/// This is IIS's scan of a file: it knows which sections are declared, and nothing of what they hold.
struct LevelScanner {
  /// What the location paths of the level are relative to.
  enum Base {
    /// applicationHost.config and what stands above it: a path begins with a site's name.
    case server
    /// The folder of a web.config.
    case folder(VirtualPath)
  }

  private let base: Base
  private let sources: ConfigSources
  private(set) var level: ConfigurationLevel
  /// What a level of the server writes for single sites, by the site's name in lower case and by section.
  private(set) var siteSpecific: [String: [String: SectionPlacements]] = [:]
  /// The number of the next placement.
  private(set) var nextPlacement: Int32
  /// Where each section of the current file stands, by location and path.
  private var seen: [String: SourcePosition] = [:]

  init(
    base: Base, file: String, declared: DeclaredSections, sources: ConfigSources, firstPlacement: Int32
  ) {
    self.base = base
    self.sources = sources
    self.nextPlacement = firstPlacement
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

  /// How many faults of a file are listed; the first already makes it unusable.
  static let maximumFaults = 100

  /// Sorts one element of a group: a section, a group or neither.
  private mutating func place(_ element: SourceElement, group: String, location: LocationTag?) {
    guard level.faults.count < Self.maximumFaults else { return }
    let path = group.isEmpty ? element.name : "\(group)/\(element.name)"
    // A name that is declared both ways, as `system.webServer` is, counts as a group (configuration 4.1).
    if level.declared.isGroup(path) {
      for child in element.children { place(child, group: path, location: location) }
    } else if level.declared.sections[path] != nil {
      record(element, path, location)
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
    guard let segments = location == nil ? [] : location?.relativePath else { return }
    let (content, fault) = sources.content(
      of: element, section: path, folder: level.path, location: location)
    func placement(_ target: VirtualPath?) -> SectionPlacement {
      SectionPlacement(
        number: nextPlacement, section: path, element: element, location: location, target: target,
        content: content, fault: fault)
    }
    switch base {
    case .folder(let folder):
      let target = segments.isEmpty ? folder : folder.appending(VirtualPath(segments: segments))
      level.placements[path, default: .init()].append(placement(target))
    case .server:
      if let site = segments.first {
        siteSpecific[site.lowercased(), default: [:]][path, default: .init()]
          .append(placement(VirtualPath(segments: segments.dropFirst())))
      } else {
        level.placements[path, default: .init()].append(placement(nil))
      }
    }
    nextPlacement += 1
  }
}
