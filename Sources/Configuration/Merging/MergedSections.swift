/// What sections were merged to so far, as trees: a branch for every placement that is merged, in order, so that
/// readings share what they have in common.
struct MergedSections {
  /// What a tree is for.
  private struct Root: Hashable {
    let section: String
    /// Which machine.config stands above the rest.
    let framework: FrameworkVersion
  }

  /// A placement behind others; one that locks without being merged has its number negated.
  private struct Edge: Hashable {
    let parent: Int32
    let placement: Int32
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
    /// Equal for two readings only if the same placements were merged.
    let identity: Int32
  }

  private var roots: [Root: Int32] = [:]
  private var edges: [Edge: Int32] = [:]
  private var merges: [Int32: Merge] = [:]
  private var results: [Int32: State] = [:]
  private var count: Int32 = 0
  /// The highest number of a placement.
  private var highest: Int32 = -1
  /// The number of the next entry of a collection; no two entries share one.
  var nextEntry: Int32 = 0

  /// The nodes of a reading: that of the section, then one for each placement.
  mutating func nodes(_ section: String, _ framework: FrameworkVersion, _ placements: [Int32]) -> [Int32] {
    func next() -> Int32 {
      count += 1
      return count - 1
    }
    let root = Root(section: section, framework: framework)
    var node = roots[root] ?? next()
    roots[root] = node
    var nodes = [node]
    for placement in placements {
      let edge = Edge(parent: node, placement: placement)
      node = edges[edge] ?? next()
      edges[edge] = node
      highest = max(highest, Self.number(placement))
      nodes.append(node)
    }
    return nodes
  }

  /// What was merged up to a node.
  subscript(node: Int32) -> Merge? {
    get { merges[node] }
    set { merges[node] = newValue }
  }

  /// What the reading that ends at a node came to.
  func result(_ node: Int32) -> State? { results[node] }

  /// Remembers what a reading came to.
  mutating func conclude(_ merge: Merge, at node: Int32) -> State {
    let state = State(element: merge.element, faults: merge.faults, identity: node)
    results[node] = state
    return state
  }

  /// Forgets every merge that a placement of this number or a higher one is part of.
  mutating func forgetPlacements(from number: Int32) {
    guard highest >= number else { return }
    // Placements are numbered by level: behind a forgotten one there are no others.
    for (edge, node) in edges where Self.number(edge.placement) >= number {
      edges[edge] = nil
      merges[node] = nil
      results[node] = nil
    }
    highest = number - 1
  }

  private static func number(_ placement: Int32) -> Int32 { placement < 0 ? -placement - 1 : placement }
}
