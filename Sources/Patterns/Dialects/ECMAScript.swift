extension Dialect {
  /// Reads the dialect of URL Rewrite: the ECMAScript grammar of the Visual C++ library `<regex>`, which the
  /// module is built with. What that grammar refuses is refused here too, with the library's error.
  ///
  /// Source: url-rewrite 3.1 and 3.2 (inferred, strong evidence).
  static func parseECMAScript(_ source: String) throws(PatternError) -> PatternNode {
    var parser = ECMAScriptParser(source)
    return try parser.parse()
  }
}

/// A parser for one pattern: recursive descent, one function per production.
///
///     choice    = sequence *( "|" sequence )
///     sequence  = *( assertion / atom [ quantifier ] )
///     assertion = "^" / "$" / "\b" / "\B" / "(?=" choice ")" / "(?!" choice ")"
///     atom      = "." / "(" choice ")" / "(?:" choice ")" / set / escape / character
struct ECMAScriptParser {
  let source: String
  let bytes: [UInt8]
  var index = 0
  /// The groups opened so far; group n is complete when `isClosed[n - 1]`.
  private(set) var isClosed: [Bool] = []

  /// The library allows 31 groups. Source: url-rewrite 3.1.
  static let maximumGroups = 31

  init(_ source: String) {
    self.source = source
    bytes = Array(source.utf8)
  }

  mutating func parse() throws(PatternError) -> PatternNode {
    let node = try choice(depth: 0)
    // Only an unmatched parenthesis ends a choice early.
    guard index == bytes.count else { throw error(.paren, at: index) }
    return node
  }

  private mutating func choice(depth: Int) throws(PatternError) -> PatternNode {
    guard depth <= PatternNode.maximumDepth else { throw error(.space, at: index) }
    var branches = [try sequence(depth: depth)]
    while consume("|") { branches.append(try sequence(depth: depth)) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence(depth: Int) throws(PatternError) -> PatternNode {
    var nodes: [PatternNode] = []
    while let byte = peek(), byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      let start = index
      let node = try term(byte, depth: depth)
      switch node {
      case .assertion, .look:
        if isAtRepeat { throw error(.badRepeat, at: index) }
        nodes.append(node)
      default:
        guard let repetition = try quantifier() else {
          nodes.append(node)
          continue
        }
        if isAtRepeat { throw error(.badRepeat, at: index) }
        nodes.append(.repeated(node, repetition, at: start))
      }
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func term(_ byte: UInt8, depth: Int) throws(PatternError) -> PatternNode {
    let start = index
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "{"):
      throw error(.badRepeat, at: start)
    case UInt8(ascii: "}"): throw error(.brace, at: start)
    case UInt8(ascii: "]"): throw error(.brack, at: start)
    case UInt8(ascii: "^"):
      index += 1
      return .assertion(.lineStart, at: start)
    case UInt8(ascii: "$"):
      index += 1
      return .assertion(.lineEnd, at: start)
    case UInt8(ascii: "."):
      index += 1
      return .any(at: start)
    case UInt8(ascii: "("): return try group(depth: depth)
    case UInt8(ascii: "["): return .set(try set(), at: start)
    case UInt8(ascii: "\\"): return try escape()
    default: return .literal(nextScalar(), at: start)
    }
  }

  private mutating func group(depth: Int) throws(PatternError) -> PatternNode {
    let start = index
    index += 1
    var number: Int?
    var look: Bool?
    if consume("?") {
      if consume("=") {
        look = false
      } else if consume("!") {
        look = true
      } else if !consume(":") {
        throw error(.syntax, at: start)
      }
    } else {
      guard isClosed.count < Self.maximumGroups else { throw error(.space, at: start) }
      isClosed.append(false)
      number = isClosed.count
    }
    let body = try choice(depth: depth + 1)
    guard consume(")") else { throw error(.paren, at: start) }
    if let number { isClosed[number - 1] = true }
    return look.map { .look(body, isNegative: $0, at: start) } ?? .group(body, capture: number, at: start)
  }

  /// `*`, `+`, `?`, `{n}`, `{n,}` or `{n,m}`, each with an optional `?`.
  private mutating func quantifier() throws(PatternError) -> PatternNode.Repetition? {
    guard let byte = peek() else { return nil }
    var repetition: PatternNode.Repetition
    switch byte {
    case UInt8(ascii: "*"): repetition = .init(minimum: 0, maximum: nil, isLazy: false)
    case UInt8(ascii: "+"): repetition = .init(minimum: 1, maximum: nil, isLazy: false)
    case UInt8(ascii: "?"): repetition = .init(minimum: 0, maximum: 1, isLazy: false)
    case UInt8(ascii: "{"):
      repetition = try count()
      repetition.isLazy = consume("?")
      return repetition
    default: return nil
    }
    index += 1
    repetition.isLazy = consume("?")
    return repetition
  }

  private mutating func count() throws(PatternError) -> PatternNode.Repetition {
    let start = index
    index += 1
    // `{C:1}` and `{,3}` are no counts; IIS names the error of a misplaced repeat (url-rewrite 2.9).
    guard let minimum = number() else { throw error(.badRepeat, at: start) }
    var maximum: Int? = minimum
    if consume(",") { maximum = number() }
    guard consume("}") else { throw error(.badRepeat, at: start) }
    if let maximum, maximum < minimum { throw error(.badBrace, at: start) }
    return .init(minimum: minimum, maximum: maximum, isLazy: false)
  }

  /// Decimal digits. No text of a request is longer than the largest count PCRE2 knows, so larger ones mean
  /// the same.
  private mutating func number() -> Int? {
    var value: Int?
    while let byte = peek(), let digit = Self.decimal(byte) {
      value = min((value ?? 0) * 10 + digit, 65535)
      index += 1
    }
    return value
  }

  private var isAtRepeat: Bool {
    switch peek() {
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "{"): true
    default: false
    }
  }
}

extension ECMAScriptParser {
  /// The next byte, or `nil` at the end.
  func peek(_ offset: Int = 0) -> UInt8? { index + offset < bytes.count ? bytes[index + offset] : nil }

  /// Steps over an expected ASCII character.
  mutating func consume(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  /// Steps over one character and returns its value.
  mutating func nextScalar() -> UInt32 {
    let first = bytes[index]
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = length == 1 ? UInt32(first) : UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<max(1, length) where index + offset < bytes.count {
      value = value << 6 | UInt32(bytes[index + offset] & 0x3F)
    }
    index = min(index + length, bytes.count)
    return value
  }

  func error(_ kind: PatternError.Kind, at offset: Int) -> PatternError {
    PatternError(kind, in: source, at: offset)
  }

  static func decimal(_ byte: UInt8) -> Int? {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? Int(byte - UInt8(ascii: "0")) : nil
  }

  static func hexadecimal(_ byte: UInt8) -> UInt32? {
    if let digit = decimal(byte) { return UInt32(digit) }
    let letter = byte | 0x20
    guard (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(letter) else { return nil }
    return UInt32(letter - UInt8(ascii: "a")) + 10
  }
}
