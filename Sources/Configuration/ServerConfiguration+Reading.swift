extension ServerConfiguration {
  /// The effective section for a virtual path of the site.
  ///
  /// A section that IIS reads at a fixed level is read there: `modules` at the root of the path's
  /// application, `webdav/authoring` at the site, server sections at the server. What deeper files write for
  /// it is ignored, as IIS does. Any path may be asked for; the files and locations that cover it by whole
  /// segments, without regard to case, count.
  ///
  /// - Parameter section: The full path, `system.webServer/security/requestFiltering`.
  /// - Throws: The first fault a reader of the section meets there: a file-level fault on the way, or a fault
  ///   of this section. A section that is not declared or has no schema throws too.
  public func effective(_ section: String, at path: String) throws(ConfigurationFault) -> EffectiveElement {
    if let fault = fileFault(at: path) { throw fault }
    return try reading(section, at: VirtualPath(path)).get()
  }

  /// The effective section at the level of the server, for sections that are read there only:
  /// `system.applicationHost/sites`, `system.webServer/globalModules` and their like. Locations with a path
  /// do not count.
  ///
  /// - Throws: The first fault of the section in applicationHost.config.
  public func effectiveAtServer(_ section: String) throws(ConfigurationFault) -> EffectiveElement {
    try serverReading(section).get()
  }

  /// The first file-level fault on the way to a path, which makes every request there 500.19.
  public func fileFault(at path: String) -> ConfigurationFault? {
    levels(to: VirtualPath(path)).lazy.compactMap(\.faults.first).first
  }

  /// Every fault on the way to a path: those of the files, then those of one section, outermost first.
  public func faults(of section: String, at path: String) -> [ConfigurationFault] {
    let path = VirtualPath(path)
    return levels(to: path).flatMap(\.faults) + reading(section, at: path).faults
  }

  /// Every file-level fault on the way to a path, outermost first.
  public func fileFaults(at path: String) -> [ConfigurationFault] {
    levels(to: VirtualPath(path)).flatMap(\.faults)
  }

  /// Whether a section is declared for the files that apply to a path.
  public func declares(_ section: String, at path: String = "/") -> Bool {
    levels(to: VirtualPath(path)).last?.declared.sections[section] != nil
  }

  /// The paths of every section declared for the files that apply to a path, machine.config's included,
  /// sorted.
  public func declaredSections(at path: String = "/") -> [String] {
    (levels(to: VirtualPath(path)).last?.declared.sections.keys).map { $0.sorted() } ?? []
  }

  /// Why a web.config in the folder of a path may not set a section; `nil` when it may, or when the section
  /// is not declared.
  public func lockReason(of section: String, at path: String) -> String? {
    let folder = VirtualPath(path)
    var levels = levels(to: folder)
    if levels.last?.path != folder {
      guard let declared = levels.last?.declared else { return nil }
      levels.append(ConfigurationLevel(path: folder, file: "web.config", declared: declared))
    }
    guard let declaration = levels.last?.declared.sections[section] else { return nil }
    let lock = SectionLock(levels: levels, declaration: declaration, section: section)
    return lock.reason(against: levels.count - 1)
  }

  /// The shallowest path at which the section reads as it does at this one: whoever compiles a configuration
  /// reads a section once per distinct value of this.
  public func definingScope(of section: String, at path: String) -> String {
    let path = VirtualPath(path)
    let layers = reading(section, at: path).layerTargets
    var candidates = layers.compactMap { $0 }
    candidates.append(layout.application(at: path).virtualPath)
    for candidate in candidates.sorted(by: { $0.folded.count < $1.folded.count })
    where reading(section, at: candidate).layerTargets == layers
      && layout.application(at: candidate).virtualPath == layout.application(at: path).virtualPath
    {
      return candidate.spelling
    }
    return path.spelling
  }

  func levels(to path: VirtualPath) -> [ConfigurationLevel] {
    tree(at: path).levels(to: path, layout: layout)
  }

  /// The tree below the machine.config of the path's application.
  func tree(at path: VirtualPath) -> ConfigurationTree {
    tree(layout.application(at: path).pool.framework)
  }

  /// What decides how sections are read at a path.
  func place(_ path: VirtualPath) -> ConfigurationPlace {
    let levels = levels(to: path)
    return ConfigurationPlace(
      path: path, application: layout.application(at: path).virtualPath, levels: levels,
      fileFault: levels.lazy.compactMap(\.faults.first).first)
  }

  /// The reading of a section for a path, at the level at which IIS reads it.
  func reading(_ section: String, at path: VirtualPath) -> SectionReading {
    reading(section, at: place(path)) { place($0) }
  }

  /// The same, for a place that is known.
  ///
  /// - Parameter other: what is known of another place of the site.
  func reading(
    _ section: String, at place: ConfigurationPlace, other: (VirtualPath) -> ConfigurationPlace
  ) -> SectionReading {
    var place = place
    switch ReadingLevel(of: section, place.levels.last?.declared.sections[section]) {
    case .server: return serverReading(section)
    case .site: place = place.path == .root ? place : other(.root)
    case .application: place = place.path == place.application ? place : other(place.application)
    case .url: break
    }
    return SectionReading(
      section: section, levels: place.levels, path: place.path, layout: layout, release: release)
  }

  func serverReading(_ section: String) -> SectionReading {
    SectionReading(
      section: section, levels: fallback.servers, path: nil, layout: layout, release: release)
  }
}
