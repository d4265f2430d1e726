/// A place where some file writes a section, for those who ask what stands there rather than what is in
/// force.
public struct SectionUse: Sendable {
  /// The section's path.
  public let section: String
  /// The folder of the file as a virtual path; `nil` for applicationHost.config.
  public let folder: String?
  /// The `path` of the location around it as written, empty without one; `nil` at the file's top level.
  public let location: String?
  /// What the use speaks of: a virtual path of the site, `nil` for the whole server.
  public let target: String?
  /// The element in the file itself.
  public let element: SourceElement
  /// The content that counts: the element, or what its `configSource` file holds.
  public let content: SourceElement
}

extension ServerConfiguration {
  /// The places on the way to a path that write a section, in the order they are merged. Locations for other
  /// paths are left out.
  public func uses(of section: String, at path: String) -> [SectionUse] {
    let reading = reading(section, at: VirtualPath(path))
    return reading.layers.flatMap { layer in
      layer.placements.map { SectionUse($0, folder: reading.levels[layer.level].path) }
    }
  }

  /// Every place that writes a section, in applicationHost.config and in every web.config of the site,
  /// whatever path it speaks of; by level, then in document order.
  public var uses: [SectionUse] {
    let folders = fallback.folders.values.sorted { left, right in
      let (a, b) = (left.path ?? .root, right.path ?? .root)
      return (a.folded.count, a.spelling) < (b.folded.count, b.spelling)
    }
    return (fallback.servers + folders).flatMap { level in
      level.placements.values.flatMap(\.all)
        .sorted { $0.element.position.isBefore($1.element.position) }
        .map { SectionUse($0, folder: level.path) }
    }
  }
}

extension SectionUse {
  init(_ placement: SectionPlacement, folder: VirtualPath?) {
    self.init(
      section: placement.section, folder: folder?.spelling,
      location: placement.location.map { $0.path ?? "" },
      target: placement.target?.spelling, element: placement.element, content: placement.content)
  }
}
