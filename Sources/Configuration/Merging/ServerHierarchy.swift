/// The levels above every site: MACHINE and WEBROOT where their files are given, and APPHOST.
struct ServerHierarchy: Sendable {
  /// Outermost first, applicationHost.config last; without what they write for single sites.
  let levels: [ConfigurationLevel]
  /// What the levels write for single sites, by the site's name in lower case and by section.
  private let siteSpecific: [[String: [String: SectionPlacements]]]
  /// The number of placements.
  let placementCount: Int32

  init(_ framework: FrameworkVersion, _ files: FrameworkFiles, _ applicationHost: [ConfigurationDocument]) {
    var levels: [ConfigurationLevel] = []
    var siteSpecific: [[String: [String: SectionPlacements]]] = []
    var declared = DeclaredSections.framework(framework)
    var count: Int32 = 0
    func scan(_ documents: [ConfigurationDocument], _ file: String, _ faults: [ConfigurationFault]) {
      var scanner = LevelScanner(
        base: .server, file: file, declared: declared, sources: ConfigSources([:]), firstPlacement: count)
      for fault in faults { scanner.add(fault) }
      for document in documents { scanner.scan(document) }
      levels.append(scanner.level)
      siteSpecific.append(scanner.siteSpecific)
      declared = scanner.level.declared
      count = scanner.nextPlacement
    }
    func scan(_ file: ConfigurationFile) {
      do throws(ConfigurationFault) {
        scan([try ConfigurationDocument(reading: file)], file.name, [])
      } catch {
        scan([], file.name, [error])
      }
    }
    if let file = files.machineConfig {
      declared = DeclaredSections(framework: framework)
      _ = declared.declare("configProtectedData", SectionDeclaration())
      scan(file)
      // A file that cannot be read declares nothing; its own fault is enough.
      if let fault = levels.last?.faults.first, fault.kind == .notWellFormed || fault.kind == .unreadable {
        declared = .framework(framework)
      }
    }
    if let file = files.rootWebConfig { scan(file) }
    scan(applicationHost, applicationHost.first?.file ?? "applicationHost.config", [])
    self.levels = levels
    self.siteSpecific = siteSpecific
    self.placementCount = count
  }

  /// The levels as one site sees them.
  func levels(site: String) -> [ConfigurationLevel] {
    let name = site.lowercased()
    return zip(levels, siteSpecific).map { level, sites in
      guard let own = sites[name] else { return level }
      var level = level
      // Placements for the whole server come first: a shorter path is merged before a longer one.
      for (section, placements) in own {
        for placement in placements.all { level.placements[section, default: .init()].append(placement) }
      }
      return level
    }
  }
}
