/// What every match of a pattern has in common. It holds for subjects without line feeds, whatever else they are,
/// and tells without running the pattern that most subjects do not match.
public struct PatternFacts: Sendable, Hashable {
  /// For a pattern that matches at the start only: the bytes that can stand at each of the first positions.
  /// Empty for other patterns. Behind a position at which the subject ends, nothing is said.
  public var heads: [ByteSet] = []
  /// Texts of which at least one stands somewhere in every subject that matches, ASCII letters in lower case;
  /// empty when nothing is known.
  public var required: [[UInt8]] = []
  /// The bytes a match can begin with; holds the end when a match can be empty.
  public var first = ByteSet.all
  /// Whether a match can begin at the start of the subject only.
  public var isAnchored = false
  /// Whether a group is repeated: URL Rewrite's own engine gives up where one is repeated some hundred times.
  public var repeatsGroup = false
  /// How the work of a match grows with the subject.
  var cost: PatternCost = .unbounded

  /// The number of positions that are looked at.
  public static let maximumHeads = 16

  /// Says nothing.
  public static let none = PatternFacts()

  init() {}

  /// Says nothing but how a match may grow.
  init(costOf node: PatternNode) {
    isAnchored = node.isAnchored
    cost = PatternCost(node)
    if !isAnchored { cost.degree += 1 }
  }

  init(_ node: PatternNode, isCaseless: Bool) {
    var walk = HeadWalk(isCaseless: isCaseless)
    let positions = walk.heads(of: node)
    first = positions.first ?? .all
    isAnchored = node.isAnchored
    if isAnchored { heads = positions }
    cost = PatternCost(node)
    let outgrowsLimits = cost.outgrowsLimits
    if !isAnchored { cost.degree += 1 }
    repeatsGroup = node.repeatsGroup
    // A pattern that can run away does so on subjects without these texts as well.
    if outgrowsLimits { return }
    // A text that holds another one adds nothing to it.
    for text in (RequiredLiterals(isCaseless: isCaseless).best(of: node) ?? []).sorted(by: {
      $0.count < $1.count
    })
    where !required.contains(where: { Self.stands($0, in: text.span) }) {
      required.append(text)
    }
  }

  /// Whether a subject can match, as far as `heads` and `required` tell.
  public func allows(_ subject: Span<UInt8>) -> Bool { allowsHead(of: subject) && holdsRequired(subject) }

  /// Whether the start of a subject is one that a match can have.
  func allowsHead(of subject: Span<UInt8>) -> Bool {
    for index in heads.indices {
      guard index < subject.count else { return heads[index].holdsEnd }
      if !heads[index].contains(subject[index]) { return false }
    }
    return true
  }

  /// Whether a subject holds one of the texts that a match needs.
  func holdsRequired(_ subject: Span<UInt8>) -> Bool {
    if required.isEmpty { return true }
    for text in required where Self.stands(text, in: subject) { return true }
    return false
  }

  /// Whether a text, in lower case, stands in a subject.
  public static func stands(_ text: [UInt8], in subject: Span<UInt8>) -> Bool {
    guard let first = text.first, subject.count >= text.count else { return text.isEmpty }
    for start in 0...(subject.count - text.count) where ByteSet.folded(subject[start]) == first {
      var offset = 1
      while offset < text.count, ByteSet.folded(subject[start + offset]) == text[offset] { offset += 1 }
      if offset == text.count { return true }
    }
    return false
  }
}

extension PatternNode {
  /// Whether every way through the node asserts the start of a line or text before it consumes anything.
  var isAnchored: Bool {
    switch self {
    case .assertion(let assertion, _): assertion == .lineStart || assertion == .textStart
    case .group(let body, _, _): body.isAnchored
    case .repeated(let body, let repetition, _): repetition.minimum > 0 && body.isAnchored
    case .choice(let branches): branches.allSatisfy(\.isAnchored)
    case .sequence(let nodes):
      nodes.first { !$0.isZeroWidth || $0.isAnchored }?.isAnchored ?? false
    case .literal, .any, .run, .set, .never, .look, .backReference: false
    }
  }

  /// Whether the node consumes nothing, however it matches.
  private var isZeroWidth: Bool {
    switch self {
    case .assertion, .look: true
    case .group(let body, _, _), .repeated(let body, _, _): body.isZeroWidth
    case .choice(let nodes), .sequence(let nodes): nodes.allSatisfy(\.isZeroWidth)
    case .literal, .any, .run, .set, .never, .backReference: false
    }
  }

  /// Whether a group or a choice is repeated without a small bound.
  var repeatsGroup: Bool {
    switch self {
    case .repeated(let body, let repetition, _):
      if case .group = body, repetition.maximum ?? .max > 100 { return true }
      return body.repeatsGroup
    case .group(let body, _, _), .look(let body, _, _): return body.repeatsGroup
    case .choice(let nodes), .sequence(let nodes): return nodes.contains(where: \.repeatsGroup)
    case .literal, .any, .run, .set, .never, .assertion, .backReference: return false
    }
  }
}
