/// Reads the text of a ``SchemaTable``.
struct SchemaTableParser {
  /// What was not understood, one line each.
  private(set) var mistakes: [String] = []

  /// The section that a text begins with.
  mutating func parse(_ text: ArraySlice<UInt8>) -> ElementSchema? {
    var lines = Self.lines(text).map { line -> Line in
      let indentation = text[line].prefix { $0 == UInt8(ascii: " ") }.count
      return Line(depth: indentation / 2, tokens: Self.tokens(text[line].dropFirst(indentation)))
    }[...]
    guard let first = lines.popFirst() else { return nil }
    return element(first, body: &lines, at: first.depth).schema
  }

  /// The lines of a text that are not empty, without their ends.
  static func lines(_ text: ArraySlice<UInt8>) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = text.startIndex
    for index in text.indices where text[index] == UInt8(ascii: "\n") {
      if index > start { lines.append(start..<index) }
      start = index + 1
    }
    if text.endIndex > start { lines.append(start..<text.endIndex) }
    return lines
  }

  private struct Line {
    let depth: Int
    let tokens: [String]
  }

  /// An element as parsed, with what matters only to the collection that holds it.
  private struct Parsed {
    let schema: ElementSchema
    let collectionFlags: [String]
  }

  private mutating func element(_ head: Line, body: inout ArraySlice<Line>, at depth: Int) -> Parsed {
    var attributes: [AttributeSchema] = []
    var elements: [ElementSchema] = []
    var collection: CollectionSchema?
    while let line = body.first, line.depth > depth {
      body.removeFirst()
      guard line.depth == depth + 1, let first = line.tokens.first else {
        mistakes.append("wrong depth: \(line.tokens.joined(separator: " "))")
        continue
      }
      if first.hasPrefix("@") {
        if let attribute = attribute(line.tokens) { attributes.append(attribute) }
      } else if first.hasPrefix("+") {
        let entry = element(line, body: &body, at: depth + 1)
        if collection != nil { mistakes.append("two collections in \(head.tokens.first ?? "")") }
        collection = collectionSchema(names: first.dropFirst(), entry)
      } else {
        elements.append(element(line, body: &body, at: depth + 1).schema)
      }
    }
    var isOpen = false
    var isOpaque = false
    var since: ServerRelease?
    var rest: [String] = []
    for flag in head.tokens.dropFirst() {
      switch flag {
      case "open": isOpen = true
      case "opaque": isOpaque = true
      default:
        if let release = Self.argument(of: flag, named: "since").flatMap({ ServerRelease(firstOf: $0) }) {
          since = release
        } else {
          rest.append(flag)
        }
      }
    }
    let isEntry = head.tokens.first?.hasPrefix("+") ?? false
    if !isEntry { mistakes += rest.map { "unknown flag \($0)" } }
    let name = (head.tokens.first ?? "").drop { $0 == "+" }.parts(",").first ?? ""
    let schema = ElementSchema(
      name: String(name), attributes: attributes, elements: elements, collection: collection,
      allowsUnrecognizedAttributes: isOpen, isOpaque: isOpaque, since: since)
    return Parsed(schema: schema, collectionFlags: rest)
  }

  private mutating func collectionSchema(names: Substring, _ entry: Parsed) -> CollectionSchema {
    var removeName: String?
    var clearName: String?
    var prepends = false
    var duplicates = false
    var defaultElement: String?
    for flag in entry.collectionFlags {
      switch flag {
      case "remove": removeName = "remove"
      case "clear": clearName = "clear"
      case "prepend": prepends = true
      case "duplicates": duplicates = true
      default:
        if let name = Self.argument(of: flag, named: "remove") {
          removeName = String(name)
        } else if let name = Self.argument(of: flag, named: "clear") {
          clearName = String(name)
        } else if let name = Self.argument(of: flag, named: "defaults") {
          defaultElement = String(name)
        } else {
          mistakes.append("unknown flag \(flag)")
        }
      }
    }
    return CollectionSchema(
      addNames: names.parts(",").map(String.init), removeName: removeName, clearName: clearName,
      prepends: prepends, allowsDuplicates: duplicates, defaultElement: defaultElement, entry: entry.schema)
  }
}

extension SchemaTableParser {
  /// The `x` of `name(x)`.
  static func argument(of token: String, named name: String) -> Substring? {
    guard token.hasPrefix(name), token.hasSuffix(")") else { return nil }
    let rest = token.dropFirst(name.count)
    return rest.first == "(" ? rest.dropFirst().dropLast() : nil
  }

  /// Splits at blanks that are not between grave accents.
  static func tokens(_ line: ArraySlice<UInt8>) -> [String] {
    var tokens: [String] = []
    var start = line.startIndex
    var isQuoted = false
    for index in line.indices {
      let byte = line[index]
      if byte == UInt8(ascii: "`") { isQuoted.toggle() }
      if byte == UInt8(ascii: " ") && !isQuoted {
        if index > start { tokens.append(String(decoding: line[start..<index], as: UTF8.self)) }
        start = index + 1
      }
    }
    if line.endIndex > start { tokens.append(String(decoding: line[start...], as: UTF8.self)) }
    return tokens
  }

  mutating func attribute(_ tokens: [String]) -> AttributeSchema? {
    guard tokens.count >= 2, let type = Self.type(tokens[1], facts: tokens.dropFirst(2)) else {
      mistakes.append("unknown type: \(tokens.joined(separator: " "))")
      return nil
    }
    var attribute = AttributeSchema(name: String(tokens[0].dropFirst()), type: type)
    for token in tokens.dropFirst(2) {
      switch token {
      case "required": attribute.isRequired = true
      case "key": attribute.key = .unique
      case "keys": attribute.key = .combined
      case "splits": attribute.splitsKey = true
      case "caseSensitive": attribute.isCaseSensitive = true
      case "encrypted": attribute.isEncrypted = true
      case "expanded": attribute.isExpanded = true
      case "infinite": attribute.allowsInfinite = true
      case "seconds", "minutes": break
      default:
        if !apply(token, to: &attribute) { mistakes.append("unknown fact \(token) of \(attribute.name)") }
      }
    }
    return attribute
  }

  private func apply(_ token: String, to attribute: inout AttributeSchema) -> Bool {
    if token.hasPrefix("=") {
      attribute.defaultText = Self.unquoted(token.dropFirst())
    } else if let rule = Self.validation(token) {
      attribute.validation = rule
    } else if let text = Self.argument(of: token, named: "since"),
      let release = ServerRelease(firstOf: text)
    {
      attribute.since = release
    } else if let earlier = Self.earlier(token) {
      attribute.earlier.append(earlier)
    } else {
      return false
    }
    return true
  }

  private static func earlier(_ token: String) -> AttributeSchema.Earlier? {
    guard token.hasPrefix("before("), let close = token.firstIndex(of: ")"),
      let release = ServerRelease(firstOf: token[..<close].dropFirst("before(".count))
    else { return nil }
    let fact = token[token.index(after: close)...]
    if fact.hasPrefix("=") {
      return .init(before: release, fact: .defaultText(unquoted(fact.dropFirst())))
    }
    if fact.hasPrefix("{") {
      return members(fact).map { .init(before: release, fact: .members($0)) }
    }
    return validation(String(fact)).map { .init(before: release, fact: .validation($0)) }
  }

  private static func unquoted(_ text: Substring) -> String {
    text.hasPrefix("`") && text.hasSuffix("`") && text.utf8.count >= 2
      ? String(text.dropFirst().dropLast()) : String(text)
  }

  private static func type(_ token: String, facts: ArraySlice<String>) -> AttributeType? {
    switch token {
    case "bool": return .bool
    case "int": return .int
    case "uint": return .uint
    case "int64": return .int64
    case "string": return .string
    case "timeSpan":
      if facts.contains("seconds") { return .timeSpan(.seconds) }
      return .timeSpan(facts.contains("minutes") ? .minutes : .string)
    default:
      if token.hasPrefix("enum{") { return members(token.dropFirst("enum".count)).map { .enumeration($0) } }
      if token.hasPrefix("flags{") { return members(token.dropFirst("flags".count)).map { .flags($0) } }
      return nil
    }
  }

  private static func members(_ token: Substring) -> [AttributeMember]? {
    guard token.hasPrefix("{"), token.hasSuffix("}") else { return nil }
    var members: [AttributeMember] = []
    for part in token.dropFirst().dropLast().parts(",") {
      let pair = part.parts("=")
      guard pair.count == 2, let value = UInt64(pair[1]) else { return nil }
      members.append(AttributeMember(name: String(pair[0]), value: value))
    }
    return members
  }

  private static func validation(_ token: String) -> AttributeValidation? {
    switch token {
    case "nonEmpty": return .nonEmptyString
    case "trimmed": return .trimmedString
    case "poolName": return .applicationPoolName
    case "siteName": return .siteName
    case "applicationPath": return .applicationPath
    case "directoryPath": return .virtualDirectoryPath
    case "unchecked": return AttributeValidation.none
    default: break
    }
    if let numbers = numbers(token, "range"), numbers.count == 2 {
      return .integerRange(numbers[0], numbers[1])
    }
    if let numbers = numbers(token, "outside"), numbers.count == 2 {
      return .integerOutside(numbers[0], numbers[1])
    }
    if let numbers = numbers(token, "span"), numbers.count == 3 {
      return .timeSpanRange(numbers[0], numbers[1], granularity: numbers[2])
    }
    return nil
  }

  private static func numbers(_ token: String, _ name: String) -> [Int64]? {
    argument(of: token, named: name).map { $0.parts(",").compactMap { Int64($0) } }
  }
}
