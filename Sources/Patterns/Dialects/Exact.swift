extension Dialect {
  /// The text is literal and the match covers the whole subject.
  static func parseExact(_ source: String) -> PatternNode {
    var nodes: [PatternNode] = [.assertion(.textStart, at: 0)]
    for (offset, scalar) in source.offsetScalars { nodes.append(.literal(scalar.value, at: offset)) }
    nodes.append(.assertion(.textEnd, at: source.utf8.count))
    return .sequence(nodes)
  }
}
