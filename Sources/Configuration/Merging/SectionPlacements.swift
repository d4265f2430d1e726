/// The places where one level writes one section, in document order.
struct SectionPlacements: Sendable {
  /// All of them.
  private(set) var all: [SectionPlacement] = []
  /// Those for the whole server.
  private var general: [Int32] = []
  /// Those for a path of the site, by that path; built when there are many.
  private var byTarget: PathTree<[Int32]>?

  /// As long as there are no more, looking at each of them costs least.
  private static let few = 8

  /// Adds a place behind the others.
  mutating func append(_ placement: SectionPlacement) {
    all.append(placement)
    if byTarget != nil {
      index(all.count - 1)
    } else if all.count > Self.few {
      byTarget = PathTree()
      for number in all.indices { index(number) }
    }
  }

  private mutating func index(_ number: Int) {
    if let target = all[number].target {
      byTarget?.update(target, default: []) { $0.append(Int32(number)) }
    } else {
      general.append(Int32(number))
    }
  }

  /// The places that speak of a path, or without one of the whole server: shorter paths before longer ones,
  /// places of one path in document order.
  func covering(_ path: VirtualPath?) -> [SectionPlacement] {
    if let byTarget {
      let targets = path.map { byTarget.onTheWay(to: $0).joined().map { all[Int($0)] } } ?? []
      return general.map { all[Int($0)] } + targets
    }
    let found = all.filter { $0.covers(path) }
    guard found.count > 1 else { return found }
    return found.enumerated().sorted { left, right in
      (left.element.depth, left.offset) < (right.element.depth, right.offset)
    }.map(\.element)
  }
}

extension SectionPlacement {
  /// Whether the placement speaks of a path, or without one of the whole server.
  func covers(_ path: VirtualPath?) -> Bool {
    guard let path else { return target == nil }
    return target?.contains(path) ?? true
  }

  /// How many segments the target has; the whole server comes first.
  var depth: Int { target.map { $0.folded.count } ?? -1 }
}
