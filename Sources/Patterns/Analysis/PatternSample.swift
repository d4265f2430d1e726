extension Pattern {
  /// A subject that the pattern matches, short and plain; `nil` where none was found.
  package var sample: String? {
    guard let tree else { return nil }
    let text = tree.sample
    var workspace = MatchWorkspace(groups: 32)
    let bytes = Array(text.utf8)
    guard (try? firstMatch(in: bytes.span, workspace: &workspace)) != nil else { return nil }
    return text
  }

  /// A subject of about so many bytes on which the pattern takes more steps than are allowed: one that was tried;
  /// `nil` where none was found.
  ///
  /// - Parameter isPath: whether the subject must be one that a path can be: without doubled slashes.
  package func runaway(length: Int, limits: MatchLimits, isPath: Bool) -> String? {
    guard let tree, facts.cost.isHigh(length) else { return nil }
    var workspace = MatchWorkspace(groups: 32, limits: limits)
    for attack in tree.attacks.prefix(Self.maximumAttacks) {
      let count = max(1, length / attack.pump.utf8.count)
      for end in Self.unlikelyEnds where !isPath || end != "//" {
        let text = attack.before + String(repeating: attack.pump, count: count) + end
        let bytes = Array(text.utf8)
        do {
          _ = try firstMatch(in: bytes.span, workspace: &workspace)
        } catch {
          return text
        }
      }
    }
    return nil
  }

  private static let maximumAttacks = 8
  /// What few patterns allow at the end.
  private static let unlikelyEnds = ["\u{7F}", "//"]
}

extension PatternNode {
  /// A text the node matches, if nothing around it objects.
  fileprivate var sample: String {
    switch self {
    case .literal(let scalar, _): Unicode.Scalar(scalar).map { String($0) } ?? ""
    case .any: "a"
    case .set(let set, _): set.sample
    case .group(let body, _, _): body.sample
    case .repeated(let body, let repetition, _):
      String(repeating: body.sample, count: min(repetition.minimum, 100))
    case .sequence(let nodes): nodes.map(\.sample).joined()
    case .choice(let branches): branches.first?.sample ?? ""
    case .run, .never, .look, .assertion, .backReference: ""
    }
  }

  /// Texts whose middle part, repeated, may make a match run away: for each repeat what stands before it and what
  /// it repeats.
  fileprivate var attacks: [(before: String, pump: String)] {
    switch self {
    case .repeated(let body, let repetition, _):
      let pump = body.sample.isEmpty ? body.attacks.first?.pump ?? "a" : body.sample
      return repetition.maximum ?? .max > 8 ? [("", pump)] + body.attacks : body.attacks
    case .run: return [("", "a")]
    case .group(let body, _, _), .look(let body, _, _): return body.attacks
    case .choice(let branches): return branches.flatMap(\.attacks)
    case .sequence(let nodes):
      var before = ""
      var all: [(before: String, pump: String)] = []
      for node in nodes {
        all += node.attacks.map { (before + $0.before, $0.pump) }
        before += node.sample
      }
      return all
    case .literal, .any, .set, .never, .assertion, .backReference: return []
    }
  }
}

extension CharacterSet {
  /// A member, a letter or digit where there is one.
  fileprivate var sample: String {
    let likely = Array("a1x/-._ ".utf8) + Array(0x21...0x7E)
    let member = likely.first { contains(ASCII: $0, isCaseless: false) }
    return member.map { String(Unicode.Scalar($0)) } ?? ""
  }
}
