/// Reads many sections of one configuration and remembers what it merged, so that scopes that share files
/// cost the merging of what they do not share. Answers are those of ``ServerConfiguration/effective(_:at:)``.
///
/// A reader belongs to one task; it grows with every distinct scope it is asked for.
public struct SectionReader {
  /// What is read.
  public private(set) var configuration: ServerConfiguration
  private var memory = MergedSections()
  /// The places that were asked for last: of a scope every section is read before the next one.
  private var places: [VirtualPath: ConfigurationPlace] = [:]
  private var last: (spelling: String, place: ConfigurationPlace)?
  /// Every section that was asked for, in the order it first was.
  private var sections: [String] = []
  private var knownSections: Set<String> = []

  /// A reader that has read nothing yet.
  public init(_ configuration: ServerConfiguration) {
    self.configuration = configuration
  }

  /// Turns to another site of the same server. What the two sites have in common need not be read again.
  public mutating func turn(to configuration: ServerConfiguration) {
    self.configuration = configuration
    memory.forgetPlacements(from: configuration.firstPlacement)
    places = [:]
    last = nil
  }

  /// A section as it is in force at a path.
  public struct Reading: Sendable {
    /// The section.
    public let element: EffectiveElement
    /// Equal for two readings of one reader only if the sections are the same.
    public let identity: Int32
  }

  /// The effective section for a virtual path of the site, and what tells it apart from others.
  ///
  /// - Throws: As ``ServerConfiguration/effective(_:at:)``.
  public mutating func read(_ section: String, at path: String) throws(ConfigurationFault) -> Reading {
    if knownSections.insert(section).inserted { sections.append(section) }
    let place = place(path)
    if let fault = place.fileFault { throw fault }
    let state = try reading(section, place).get(remembering: &memory)
    return Reading(element: state.element, identity: state.identity)
  }

  /// What tells a path apart from others: equal for two paths only if every section that was ever asked for is
  /// the same there. A section that is not declared has a number too; `nil` where a file cannot be read.
  public mutating func identities(at path: String) -> [Int32]? {
    let place = place(path)
    guard place.fileFault == nil else { return nil }
    return sections.map { reading($0, place).identity(remembering: &memory) }
  }

  /// The effective section for a virtual path of the site.
  ///
  /// - Throws: As ``ServerConfiguration/effective(_:at:)``.
  public mutating func effective(
    _ section: String, at path: String
  ) throws(ConfigurationFault) -> EffectiveElement {
    try read(section, at: path).element
  }

  /// The first file-level fault on the way to a path, which makes every request there 500.19.
  public mutating func fileFault(at path: String) -> ConfigurationFault? {
    place(path).fileFault
  }

  private mutating func place(_ path: String) -> ConfigurationPlace {
    if let last, last.spelling == path { return last.place }
    let place = configuration.place(VirtualPath(path))
    last = (path, place)
    return place
  }

  private mutating func reading(_ section: String, _ place: ConfigurationPlace) -> SectionReading {
    configuration.reading(section, at: place) { path in
      if let known = places[path] { return known }
      let place = configuration.place(path)
      places[path] = place
      return place
    }
  }
}

/// A path of a site with what decides how every section is read there.
struct ConfigurationPlace: Sendable {
  let path: VirtualPath
  /// The root of the path's application.
  let application: VirtualPath
  /// The levels on the way, applicationHost.config before every web.config.
  let levels: [ConfigurationLevel]
  /// The first file-level fault on the way.
  let fileFault: ConfigurationFault?
}

/// Sections as merged from the first layers of a reading.
struct MergedSections {
  struct Key: Hashable {
    let section: String
    /// Which machine.config stands above the rest.
    let framework: FrameworkVersion
    /// The placements in the order they are merged, and those that lock without being merged.
    let placements: [Int32]
  }

  /// A merge that may go on.
  struct Merge {
    var element: EffectiveElement
    var faults: [ConfigurationFault]
  }

  /// A merge that is complete.
  struct State {
    let element: EffectiveElement
    let faults: [ConfigurationFault]
    let identity: Int32
  }

  private var merges: [Key: Merge] = [:]
  private var results: [Key: State] = [:]
  private var count: Int32 = 0

  subscript(key: Key) -> Merge? {
    get { merges[key] }
    set { merges[key] = newValue }
  }

  subscript(result key: Key) -> State? { results[key] }

  /// Remembers what a reading came to.
  mutating func conclude(_ merge: Merge, _ key: Key) -> State {
    let state = State(element: merge.element, faults: merge.faults, identity: count)
    results[key] = state
    count += 1
    return state
  }

  /// Forgets every merge that a placement of this number or a higher one is part of.
  mutating func forgetPlacements(from number: Int32) {
    func isKept(_ key: Key) -> Bool {
      key.placements.allSatisfy { $0 < number && -$0 - 1 < number }
    }
    merges = merges.filter { isKept($0.key) }
    results = results.filter { isKept($0.key) }
  }
}
