internal import Configuration
internal import Server

/// A section as it is in force at a path at which some file writes it, or at the root.
struct PlacedSection {
  /// The virtual path.
  let path: String
  /// The effective section.
  let element: EffectiveElement
}

/// A fault and the shallowest path at which a reader meets it.
struct PlacedFault {
  let fault: ConfigurationFault
  let path: String
  /// The section whose reading fails; `nil` for the fault of a file.
  let section: String?
}

/// One site as the rules look at it: what every file writes, and what it amounts to at each path where some
/// file has a say. Sections are read once and kept.
final class SiteSurvey {
  let configuration: ServerConfiguration
  let profile: ServerProfile
  let stockFiles: Set<String>
  private let serverFiles: Set<String>
  /// Every place that writes a section, by section.
  let uses: [String: [SectionUse]]
  /// The files that somebody wrote, as trees; those of the server for its first site only.
  let documents: [OwnDocument]
  /// Whether a file that is named and not given is not there.
  let knowsFolders: Bool
  /// Whether it is the server's first site, which speaks for the server as a whole.
  let isFirst: Bool
  /// The site in `system.applicationHost/sites`; `nil` where the server has none of its name.
  let siteElement: EffectiveElement?

  private var reader: SectionReader
  private var placed: [String: [PlacedSection]] = [:]
  private var moduleNames: [String: Set<String>] = [:]

  init(
    _ configuration: ServerConfiguration, _ subject: LintSubject, _ site: LintSite,
    serverDocuments: [OwnDocument], isFirst: Bool
  ) {
    self.configuration = configuration
    self.isFirst = isFirst
    documents = serverDocuments + OwnDocument.content(of: site)
    knowsFolders = site.knowsFolders
    profile = subject.profile
    stockFiles = subject.stockFiles
    serverFiles = Set(subject.applicationHost.map(\.name))
    uses = Dictionary(grouping: configuration.uses, by: \.section)
    reader = SectionReader(configuration)
    siteElement = configuration.host.site(named: configuration.siteName)
  }

  /// Whether a file was written by somebody, so that its author can do something about it.
  func isOwn(_ position: SourcePosition?) -> Bool {
    guard let position else { return false }
    // Comparing a name with itself costs less than hashing it, and there is one stock file at most.
    for name in stockFiles where name == position.file { return false }
    return true
  }

  /// Whether a place is in applicationHost.config.
  func isServer(_ position: SourcePosition?) -> Bool {
    position.map { serverFiles.contains($0.file) } ?? false
  }

  /// Whether the server's own applicationHost.config is known, rather than a stock one.
  var isServerKnown: Bool { stockFiles.isEmpty }

  /// The server as a sentence names it.
  var serverInWords: String { isServerKnown ? "this server" : "a stock server" }

  /// The site's applications, longest path first; the root application is always there.
  var applications: [SiteApplication] { configuration.layout.applications }

  /// The application that a path belongs to.
  func application(at path: String) -> SiteApplication {
    applications[configuration.layout.applicationIndex(at: path)]
  }

  /// The `<application>` in applicationHost.config.
  func element(of application: SiteApplication) -> EffectiveElement? {
    siteElement?.entries.first { $0.string("path").lowercased() == application.path.lowercased() }
  }

  /// What preConditions ask of the pool of a path's application.
  func pool(at path: String) -> PoolFacts { PoolFacts(application(at: path).pool) }

  /// The effective section at a path; `nil` when it is not declared or cannot be read there.
  func effective(_ section: String, at path: String) -> EffectiveElement? {
    try? reader.effective(section, at: path)
  }

  /// The effective section of the server's own level.
  func server(_ section: String) -> EffectiveElement? {
    try? configuration.host.effective(section)
  }

  /// The section at every path where it can differ from its parent's, shallow paths first. Paths at which it
  /// cannot be read are left out.
  func readings(of section: String) -> [PlacedSection] {
    if let known = placed[section] { return known }
    let sections = paths(of: section).compactMap { path in
      effective(section, at: path).map { PlacedSection(path: path, element: $0) }
    }
    placed[section] = sections
    return sections
  }

  /// The paths at which a section has to be looked at: the root, what files speak of, and applications, for
  /// which locations may hold back what they say.
  private func paths(of section: String) -> [String] {
    var paths = ["/"] + (uses[section] ?? []).compactMap(\.target)
    if applications.count > 1 { paths += applications.map(\.path) }
    var seen: Set<String> = []
    return paths.filter { seen.insert($0.lowercased()).inserted }.sorted { depth(of: $0) < depth(of: $1) }
  }

  /// The paths at which one of several sections is written, shallow ones first.
  func paths(ofAny sections: [String]) -> [String] {
    var seen: Set<String> = []
    return sections.filter { uses[$0] != nil }.flatMap { paths(of: $0) }
      .filter { seen.insert($0.lowercased()).inserted }.sorted { depth(of: $0) < depth(of: $1) }
  }

  private func depth(of path: String) -> Int { path.utf8.filter { $0 == UInt8(ascii: "/") }.count }

  /// The names of the modules that run in a path's application: listed, loaded by the server, and meant for
  /// its pool.
  func modules(at path: String) -> Set<String> {
    let application = application(at: path)
    if let known = moduleNames[application.path] { return known }
    let names = LoadedModules.names(
      modules: modulesSection(at: application.path)?.entries ?? [],
      globalModules: server("system.webServer/globalModules")?.entries ?? [],
      pool: PoolFacts(application.pool))
    moduleNames[application.path] = names
    return names
  }

  /// The effective list of modules. Where IIS cannot read it every request ends in 500.19; what else is said there
  /// is said of the list that would be read without the fault.
  private func modulesSection(at path: String) -> EffectiveElement? {
    if let section = effective(Section.modules, at: path) { return section }
    if case .effective(let section) = configuration.section(Section.modules, at: path).content {
      return section
    }
    return server(Section.modules)
  }

  /// Every fault of a file or of a section that some file writes, each once, at the shallowest path where it
  /// is met.
  private(set) lazy var faults = findFaults()

  private func findFaults() -> [PlacedFault] {
    var found: [PlacedFault] = []
    var seen: Set<ConfigurationFault> = []
    func note(_ fault: ConfigurationFault, _ path: String, _ section: String?) {
      guard fault.kind != .missingSchema, fault.kind != .missingDeclaration, seen.insert(fault).inserted
      else { return }
      found.append(PlacedFault(fault: fault, path: path, section: section))
    }
    for path in configuration.scopes {
      for fault in configuration.fileFaults(at: path) { note(fault, path, nil) }
    }
    for section in uses.keys.sorted() {
      for path in paths(of: section) {
        do throws(ConfigurationFault) {
          _ = try reader.effective(section, at: path)
        } catch {
          guard error.kind != .missingSchema else { continue }
          for fault in configuration.faults(of: section, at: path) where fault.level == .section {
            note(fault, path, section)
          }
        }
      }
    }
    return found
  }
}
