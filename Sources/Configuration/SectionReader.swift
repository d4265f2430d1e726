/// Reads many sections of one configuration and remembers what it merged, so that scopes that share files
/// cost the merging of what they do not share. Answers are those of ``ServerConfiguration/effective(_:at:)``.
///
/// A reader belongs to one task; it grows with every distinct scope it is asked for.
public struct SectionReader {
  /// What is read.
  public private(set) var configuration: ServerConfiguration
  private var memory = MergedSections()
  /// The place that was asked for last: of a scope every section is read before the next one.
  private var last: (spelling: String, place: KnownPlace)?
  /// The places where sections were read for places below.
  private var places: [VirtualPath: ConfigurationPlace] = [:]
  /// The identities of the sections at a turning point, by the section's number.
  private var identities: [Row: [Int32]] = [:]
  /// Every section that was asked for, in the order it first was, and its number.
  private var sections: [String] = []
  private var numbers: [String: Int] = [:]

  /// A turning point of the tree below one machine.config.
  private struct Row: Hashable {
    let framework: FrameworkVersion
    let turningPoint: Int32
  }

  /// A place and the turning points on the way to it.
  private struct KnownPlace {
    let place: ConfigurationPlace
    let framework: FrameworkVersion
    let turningPoints: [TurningPoint]
  }

  /// The identity of a section that is not declared, or has no schema.
  private static let none: Int32 = -1
  /// Stands where nobody asked yet.
  private static let unknown: Int32 = -2

  /// A reader that has read nothing yet.
  public init(_ configuration: ServerConfiguration) {
    self.configuration = configuration
  }

  /// Turns to another site of the same server. What the two sites have in common need not be read again.
  public mutating func turn(to configuration: ServerConfiguration) {
    self.configuration = configuration
    memory.forgetPlacements(from: configuration.firstPlacement)
    last = nil
    places = [:]
    identities = [:]
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
    let known = place(path)
    if let fault = known.place.fileFault { throw fault }
    let identity = identity(number(of: section), at: known)
    guard let state = memory.result(identity) else {
      // Nothing was merged: the fault says why.
      let state = try reading(section, known.place).get(remembering: &memory)
      return Reading(element: state.element, identity: state.identity)
    }
    if let fault = state.faults.first { throw fault }
    return Reading(element: state.element, identity: identity)
  }

  /// What tells a path apart from others: equal for two paths only if every section that was ever asked for is
  /// the same there. A section that is not declared has a number too; `nil` where a file cannot be read.
  public mutating func identities(at path: String) -> [Int32]? {
    let known = place(path)
    guard known.place.fileFault == nil else { return nil }
    return sections.indices.map { identity($0, at: known) }
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
    place(path).place.fileFault
  }

  /// Whether a section is declared for the files that apply to a path.
  public mutating func declares(_ section: String, at path: String) -> Bool {
    place(path).place.levels.last?.declared.sections[section] != nil
  }

  private mutating func number(of section: String) -> Int {
    if let number = numbers[section] { return number }
    sections.append(section)
    numbers[section] = sections.count - 1
    return sections.count - 1
  }

  /// The identity of a section. It reads as at the nearest turning point that changes it.
  private mutating func identity(_ number: Int, at known: KnownPlace) -> Int32 {
    guard let nearest = known.turningPoints.last else { return Self.none }
    func row(_ point: TurningPoint) -> Row { Row(framework: known.framework, turningPoint: point.number) }
    var found = Self.unknown
    for point in known.turningPoints.reversed() {
      found = remembered(number, row(point))
      if found == Self.unknown, point.changes(sections[number]) {
        let place = place(point.path, known.place)
        found = reading(sections[number], place).identity(remembering: &memory)
        remember(found, number, row(point))
      }
      if found != Self.unknown { break }
    }
    remember(found, number, row(nearest))
    return found
  }

  private func remembered(_ number: Int, _ row: Row) -> Int32 {
    guard let row = identities[row], number < row.count else { return Self.unknown }
    return row[number]
  }

  private mutating func remember(_ identity: Int32, _ number: Int, _ row: Row) {
    identities[row, default: []].withRoom(for: number, Self.unknown) { $0[number] = identity }
  }

  private mutating func place(_ path: String) -> KnownPlace {
    if let last, last.spelling == path { return last.place }
    let place = configuration.place(VirtualPath(path))
    let tree = configuration.tree(at: place.path)
    let known = KnownPlace(
      place: place, framework: tree.framework, turningPoints: tree.turningPoints.onTheWay(to: place.path))
    last = (path, known)
    return known
  }

  /// The place of a turning point.
  ///
  /// - Parameter asked: the place that was asked for; it may be the same.
  private mutating func place(_ path: VirtualPath, _ asked: ConfigurationPlace) -> ConfigurationPlace {
    if path == asked.path { return asked }
    if let known = places[path] { return known }
    let place = configuration.place(path)
    places[path] = place
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

extension [Int32] {
  /// Changes the array once an index exists.
  fileprivate mutating func withRoom(for index: Int, _ filler: Int32, _ change: (inout [Int32]) -> Void) {
    if index >= count { append(contentsOf: repeatElement(filler, count: index + 1 - count)) }
    change(&self)
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
