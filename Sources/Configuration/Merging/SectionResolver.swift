/// Reads one section for one path: checks locks level by level and merges (configuration 3 and 4.3).
struct SectionResolver {
  let section: String
  let schemas: SchemaCatalog
  /// The server and the levels on the way to the path, parents first.
  let levels: [ConfigurationLevel]
  /// The roots of the site's applications, outer before inner.
  let applications: [ConfigurationPath]

  func resolve(at path: ConfigurationPath) throws(ConfigurationFault) -> EffectiveElement {
    guard let declaration = levels.lazy.compactMap({ $0.declarations.sections[section] }).first else {
      throw .undeclaredRead(section)
    }
    guard let schema = schemas[section] else { throw .missingSchema(section) }
    var merged = MergedElement(schema: schema)
    for (depth, level) in levels.enumerated() {
      let groups = groups(of: level, at: path)
      if depth > 0, let first = groups.first?.first {
        if isDenied(declaration, depth) || merged.lockDepth.map({ $0 < depth }) == true
          || declaration.level == .server || (declaration.level == .application && !isRoot(level.path))
        {
          throw .sectionLocked(section, at: first.element.position)
        }
      }
      for group in groups {
        if depth > 0, !declaration.allowsLocation, let inner = group.first(where: \.isInLocation) {
          throw .sectionLocked(section, at: inner.element.position)
        }
        if depth == 0, let source = group.first(where: \.isInLocation)?.element.attribute("configSource") {
          throw .unrecognizedAttribute("configSource", on: schema.name, at: source.position)
        }
        try ElementMerger(depth: depth).merge(group.map(\.element), into: &merged, isSection: true)
      }
    }
    return EffectiveElement(schema: schema, merged: merged.position == nil ? nil : merged)
  }

  /// The level's elements of the section that reach the path: those of one target together, shorter
  /// targets first.
  private func groups(of level: ConfigurationLevel, at path: ConfigurationPath) -> [[SectionPlacement]] {
    var groups: [ConfigurationPath: [SectionPlacement]] = [:]
    for placement in level.placements where placement.section == section {
      guard let target = placement.target, target.covers(path) else { continue }
      if !placement.inheritsInChildApplications && application(of: target) != application(of: path) {
        continue
      }
      groups[target, default: []].append(placement)
    }
    return groups.sorted { $0.key.segments.count < $1.key.segments.count }.map(\.value)
  }

  private func application(of path: ConfigurationPath) -> ConfigurationPath? {
    applications.last { $0.covers(path) }
  }

  private func isRoot(_ path: ConfigurationPath) -> Bool { applications.contains(path) }

  /// Whether the parents of a level deny it the section: the declaration, then every `<location>` of a
  /// higher level that names the section and covers the level's own path, longer paths last.
  private func isDenied(_ declaration: SectionDeclaration, _ depth: Int) -> Bool {
    var isDenied = declaration.isDenied
    let own = levels[depth].path
    for level in levels[..<depth] {
      let locks = level.placements.filter {
        $0.section == section && $0.mode != .inherit && $0.target?.covers(own) == true
      }
      for lock in locks.sorted(by: { ($0.target?.segments.count ?? 0) < ($1.target?.segments.count ?? 0) }) {
        isDenied = lock.mode == .deny
      }
    }
    return isDenied
  }
}
