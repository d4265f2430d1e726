/// Values by virtual path. Those on the way down to a path are found in time in proportion to the length of
/// the way, however many there are.
struct PathTree<Value: Sendable>: Sendable {
  private struct Edge: Hashable {
    let parent: Int32
    let segment: String
  }

  private var edges: [Edge: Int32] = [:]
  /// By node; the root is the first.
  private var values: [Value?] = [nil]

  /// Changes the value of a path, which begins as `initial`.
  mutating func update(_ path: VirtualPath, default initial: Value, _ change: (inout Value) -> Void) {
    var node: Int32 = 0
    for segment in path.folded {
      let edge = Edge(parent: node, segment: segment)
      if let next = edges[edge] {
        node = next
      } else {
        node = Int32(values.count)
        edges[edge] = node
        values.append(nil)
      }
    }
    var value = values[Int(node)] ?? initial
    // The tree lets go of it, so that changing it copies nothing.
    values[Int(node)] = nil
    change(&value)
    values[Int(node)] = value
  }

  /// The values on the way down to a path, its own included, the shallowest first.
  func onTheWay(to path: VirtualPath) -> [Value] {
    var found: [Value] = []
    var node: Int32 = 0
    if let value = values[0] { found.append(value) }
    for segment in path.folded {
      guard let next = edges[Edge(parent: node, segment: segment)] else { break }
      node = next
      if let value = values[Int(node)] { found.append(value) }
    }
    return found
  }
}
