/// One place where a file writes a section.
struct SectionPlacement: Sendable {
  /// Tells the placements of a site and its server apart.
  let number: Int32
  /// The section's path.
  let section: String
  /// The section's element as it stands in the file.
  let element: SourceElement
  /// The `location` around it; `nil` at the top level of the file.
  let location: LocationTag?
  /// What the placement speaks of: `nil` the whole server, otherwise a path of the site.
  let target: VirtualPath?
  /// The content that counts: the element itself or what its `configSource` holds.
  let content: SourceElement
  /// What is wrong with the placement as a whole, before its content is looked at.
  let fault: ConfigurationFault?
}

/// One level of the hierarchy: applicationHost.config, or the web.config of a folder.
struct ConfigurationLevel: Sendable {
  /// The folder's path; `nil` for applicationHost.config.
  let path: VirtualPath?
  /// The name of the level's (first) file.
  let file: String
  /// The declarations in force at this level, those from above included.
  var declared: DeclaredSections
  /// What the level writes, by section, in document order.
  var placements: [String: SectionPlacements] = [:]
  /// The file-level faults in document order.
  var faults: [ConfigurationFault] = []

  /// Whether some content of the level is kept from child applications.
  var stopsInheritance: Bool {
    placements.values.lazy.flatMap(\.all).contains { !($0.location?.isInheritedByChildApplications ?? true) }
  }
}
