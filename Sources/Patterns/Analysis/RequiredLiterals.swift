/// Finds texts without which a pattern cannot match.
struct RequiredLiterals {
  let isCaseless: Bool

  /// At most so many alternatives, each at most so long.
  private static let maximumCount = 32
  private static let maximumLength = 24

  /// Texts, ASCII letters in lower case, of which at least one stands in every subject the node matches; `nil` when
  /// none are known.
  func best(of node: PatternNode) -> [[UInt8]]? {
    switch node {
    case .sequence(let nodes): return best(of: nodes)
    case .group(let body, _, _): return best(of: body)
    case .repeated(let body, let repetition, _) where repetition.minimum > 0: return best(of: body)
    case .choice(let branches):
      var all: [[UInt8]] = []
      for branch in branches {
        guard let texts = best(of: branch), all.count + texts.count <= Self.maximumCount else { return nil }
        all += texts
      }
      return all
    case .literal, .set: return exact(node).flatMap { $0.contains([]) ? nil : $0 }
    case .any, .run, .never, .look, .assertion, .backReference, .repeated: return nil
    }
  }

  /// The longest run of parts whose texts are known, or the best of one part.
  private func best(of nodes: [PatternNode]) -> [[UInt8]]? {
    var found: [[UInt8]]?
    var run: [[UInt8]] = [[]]
    func consider(_ texts: [[UInt8]]?) {
      guard let texts, !texts.isEmpty, !texts.contains([]) else { return }
      if Self.isBetter(texts, than: found) { found = texts }
    }
    for node in nodes {
      if let texts = exact(node), let product = Self.product(run, texts) {
        run = product
        continue
      }
      consider(run)
      run = exact(node) ?? [[]]
      if run == [[]] { consider(best(of: node)) }
    }
    consider(run)
    return found
  }

  /// Long texts rule out more than short ones, and few more than many.
  private static func isBetter(_ texts: [[UInt8]], than other: [[UInt8]]?) -> Bool {
    guard let other else { return true }
    let (own, theirs) = (texts.map(\.count).min() ?? 0, other.map(\.count).min() ?? 0)
    return (min(own, 8), -texts.count, own) > (min(theirs, 8), -other.count, theirs)
  }

  private static func product(_ left: [[UInt8]], _ right: [[UInt8]]) -> [[UInt8]]? {
    guard left.count * right.count <= maximumCount else { return nil }
    let product = left.flatMap { start in right.map { start + $0 } }
    return product.allSatisfy { $0.count <= maximumLength } ? product : nil
  }

  /// Every text the node consumes, when these are few; what consumes nothing has the empty text.
  private func exact(_ node: PatternNode) -> [[UInt8]]? {
    switch node {
    case .literal(let scalar, _):
      if scalar < 0x80 { return [[ByteSet.folded(UInt8(scalar))]] }
      guard !isCaseless, let scalar = Unicode.Scalar(scalar) else { return nil }
      return [Array(String(scalar).utf8)]
    case .set(let set, _): return exact(set)
    case .group(let body, _, _): return exact(body)
    case .look, .assertion: return [[]]
    case .repeated(let body, let repetition, _):
      guard let texts = exact(body), let maximum = repetition.maximum, maximum <= 4 else { return nil }
      var all: [[UInt8]] = []
      var power: [[UInt8]] = [[]]
      for count in 0...maximum {
        if count >= repetition.minimum { all += power }
        guard let next = Self.product(power, texts) else { return nil }
        power = next
      }
      return all.count <= Self.maximumCount ? all : nil
    case .sequence(let nodes):
      var product: [[UInt8]] = [[]]
      for node in nodes {
        guard let texts = exact(node), let next = Self.product(product, texts) else { return nil }
        product = next
      }
      return product
    case .choice(let branches):
      var all: [[UInt8]] = []
      for branch in branches {
        guard let texts = exact(branch) else { return nil }
        all += texts
      }
      return all.count <= Self.maximumCount ? all : nil
    case .any, .run, .never, .backReference: return nil
    }
  }

  private func exact(_ set: CharacterSet) -> [[UInt8]]? {
    guard !set.isNegated, set.isASCII, !set.hasShorthand else { return nil }
    var texts: [[UInt8]] = []
    for byte in UInt8(0)..<0x80 where set.contains(ASCII: byte, isCaseless: isCaseless) {
      let folded = [ByteSet.folded(byte)]
      if !texts.contains(folded) { texts.append(folded) }
      guard texts.count <= 8 else { return nil }
    }
    // The empty set matches nothing, and a list of no texts would say nothing.
    return texts.isEmpty ? nil : texts
  }
}

extension CharacterSet {
  /// Whether the set has a class that may hold characters beyond ASCII.
  var hasShorthand: Bool {
    items.contains { if case .range = $0 { false } else { true } }
  }

  /// Whether an ASCII character is in the set.
  func contains(ASCII byte: UInt8, isCaseless: Bool) -> Bool {
    var isMember = isNamed(byte)
    let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    if isCaseless, isLetter { isMember = isMember || isNamed(byte ^ 0x20) }
    return isMember != isNegated
  }

  private func isNamed(_ byte: UInt8) -> Bool {
    items.contains { item in
      switch item {
      case .range(let low, let high): low <= UInt32(byte) && UInt32(byte) <= high
      case .shorthand(let letter): Self.shorthand(letter, holds: byte)
      case .posix(let name): Self.posix(name, holds: byte)
      }
    }
  }

  private static func shorthand(_ letter: UInt8, holds byte: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "d"): isDigit(byte)
    case UInt8(ascii: "D"): !isDigit(byte)
    case UInt8(ascii: "w"): isWordCharacter(UInt32(byte))
    case UInt8(ascii: "W"): !isWordCharacter(UInt32(byte))
    case UInt8(ascii: "s"): isSpace(byte)
    default: !isSpace(byte)
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func posix(_ name: String, holds byte: UInt8) -> Bool {
    switch name {
    case "alnum": isLetter(byte) || isDigit(byte)
    case "alpha": isLetter(byte)
    case "blank": byte == 0x20 || byte == 0x09
    case "cntrl": byte < 0x20 || byte == 0x7F
    case "digit": isDigit(byte)
    case "graph": (0x21...0x7E).contains(byte)
    case "lower": (0x61...0x7A).contains(byte)
    case "print": (0x20...0x7E).contains(byte)
    case "punct": (0x21...0x7E).contains(byte) && !isLetter(byte) && !isDigit(byte)
    case "space": isSpace(byte)
    case "upper": (0x41...0x5A).contains(byte)
    default: isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
    }
  }
}
