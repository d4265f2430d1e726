extension Dialect {
  /// `*` captures any run of characters, the first one the longest; everything else is literal, `?` too, and
  /// the match covers the whole subject. Beyond the 31st, which no text can name, a star captures nothing.
  ///
  /// Source: url-rewrite 3.4. That `?` is no wildcard is observed (UR21); which star is greedy is inferred.
  static func parseWildcard(_ source: String) -> PatternNode {
    var nodes: [PatternNode] = [.assertion(.textStart, at: 0)]
    var groups = 0
    for (offset, scalar) in source.offsetScalars {
      if scalar == "*" {
        groups += 1
        nodes.append(.group(.run(at: offset), capture: groups <= 31 ? groups : nil, at: offset))
      } else {
        nodes.append(.literal(scalar.value, at: offset))
      }
    }
    nodes.append(.assertion(.textEnd, at: source.utf8.count))
    return .sequence(nodes)
  }
}

extension String {
  /// The characters with their offsets in bytes.
  var offsetScalars: [(offset: Int, scalar: Unicode.Scalar)] {
    var offset = 0
    return unicodeScalars.map { scalar in
      defer { offset += UTF8.width(scalar) }
      return (offset, scalar)
    }
  }
}
