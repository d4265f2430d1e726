/// What a reader of a pattern may have meant otherwise. Offsets are those of its text, in bytes.
extension Pattern {
  /// The dots that stand for any character where a dot between two names is likely meant: `www.contoso.com`.
  package var bareDots: [Int] { tree?.bareDots ?? [] }

  /// The escapes of letters that have no meaning: `\A` is the letter A. Source: url-rewrite 7, Q20.
  package var letterEscapes: [Int] {
    guard dialect == .ecmaScript, let tree else { return [] }
    let bytes = Array(source.utf8)
    return tree.literals.compactMap { scalar, offset in
      guard offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "\\"), scalar < 0x80,
        bytes[offset + 1] == UInt8(scalar), (0x61...0x7A).contains(bytes[offset + 1] | 0x20)
      else { return nil }
      return offset
    }
  }

  /// Whether a match may begin at the start of the subject only.
  package var isAnchored: Bool { facts.isAnchored }
}

extension PatternNode {
  fileprivate var bareDots: [Int] {
    switch self {
    case .sequence(let nodes):
      var found = nodes.flatMap(\.bareDots)
      for (index, node) in nodes.enumerated() {
        guard case .any(let offset) = node, index > 0, index + 1 < nodes.count,
          nodes[index - 1].endsWithName, nodes[index + 1].beginsWithName
        else { continue }
        found.append(offset)
      }
      return found.sorted()
    case .group(let body, _, _), .look(let body, _, _), .repeated(let body, _, _): return body.bareDots
    case .choice(let nodes): return nodes.flatMap(\.bareDots)
    default: return []
    }
  }

  private var isName: Bool {
    guard case .literal(let scalar, _) = self else { return false }
    return CharacterSet.isWordCharacter(scalar)
  }

  private var endsWithName: Bool {
    switch self {
    case .group(let body, _, _): body.endsWithName
    case .sequence(let nodes): nodes.last?.endsWithName ?? false
    case .choice(let nodes): nodes.allSatisfy(\.endsWithName)
    default: isName
    }
  }

  private var beginsWithName: Bool {
    switch self {
    case .group(let body, _, _): body.beginsWithName
    case .sequence(let nodes): nodes.first?.beginsWithName ?? false
    case .choice(let nodes): nodes.allSatisfy(\.beginsWithName)
    default: isName
    }
  }

  fileprivate var literals: [(scalar: UInt32, offset: Int)] {
    switch self {
    case .literal(let scalar, let offset): [(scalar, offset)]
    case .group(let body, _, _), .look(let body, _, _), .repeated(let body, _, _): body.literals
    case .sequence(let nodes), .choice(let nodes): nodes.flatMap(\.literals)
    default: []
    }
  }
}
