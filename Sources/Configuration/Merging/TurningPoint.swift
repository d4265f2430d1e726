/// A path of a site at which some section may read otherwise than above it.
struct TurningPoint: Sendable {
  /// Tells the turning points of one tree apart.
  let number: Int32
  let path: VirtualPath
  /// The sections that are written for exactly this path, in whatever file.
  var sections: Set<String> = []
  /// Whether every section may read otherwise: an application or a virtual directory begins here, or the
  /// folder's file declares sections.
  var changesAll = false

  /// Whether a section may read otherwise than above.
  func changes(_ section: String) -> Bool { changesAll || sections.contains(section) }
}

/// The turning points of a site below one machine.config.
struct TurningPoints: Sendable {
  private var tree = PathTree<TurningPoint>()
  private var count: Int32 = 0

  /// - Parameter roots: the paths of the applications and virtual directories.
  init(levels: some Sequence<ConfigurationLevel>, roots: [VirtualPath], declaring: [VirtualPath]) {
    for path in [.root] + roots + declaring { change(path) { $0.changesAll = true } }
    for level in levels {
      for (section, placements) in level.placements {
        for case let target? in placements.all.lazy.map(\.target) {
          change(target) { $0.sections.insert(section) }
        }
      }
    }
  }

  private mutating func change(_ path: VirtualPath, _ body: (inout TurningPoint) -> Void) {
    tree.update(path, default: TurningPoint(number: count, path: path), body)
    count += 1
  }

  /// The turning points on the way to a path, the site's root first.
  func onTheWay(to path: VirtualPath) -> [TurningPoint] { tree.onTheWay(to: path) }
}
