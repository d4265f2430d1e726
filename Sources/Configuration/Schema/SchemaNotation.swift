import StatusCodes

/// The notation the built-in schemas are written in, one item a line, nested by two blanks:
///
///     section PATH                          a section
///     element NAME [open] [opaque]          a child element
///     collection ADD [remove] [clear] [prepend] [duplicates] [open] [defaults(ELEMENT)]
///     @NAME TYPE [required] [unique|combined] [caseSensitive] [VALIDATOR] [= default]
///       | Member=1 Member=2                 the members of an enum or flags attribute
///       |= default                          a default too long for the line above
///
/// `since(V)` and `until(V)` on any line limit it to versions from V, and before V.
struct SchemaNotation {
  private final class Draft {
    let name: String
    var attributes: [Line] = []
    var children: [Draft] = []
    var collection: (line: Line, entry: Draft)?
    var isOpen = false
    var isOpaque = false
    init(_ name: String) { self.name = name }
  }

  private struct Line {
    var words: [Substring]
    var defaultText: String?
    var members: [AttributeType.Member] = []

    func argument(_ name: String) -> [Substring]? {
      for word in words where word.hasPrefix(name + "(") && word.hasSuffix(")") {
        return word.dropFirst(name.count + 1).dropLast().split(separator: ",")
      }
      return nil
    }
  }

  /// The sections of a text as they exist in a version, by path.
  static func parse(_ text: String, version: IISVersion) -> [String: ElementSchema] {
    var sections: [(path: String, draft: Draft)] = []
    var stack: [(indent: Int, draft: Draft?)] = []
    var attribute: (draft: Draft, index: Int)?
    for raw in text.split(separator: "\n") {
      let indent = raw.prefix { $0 == " " }.count
      let body = raw.dropFirst(indent)
      if body.hasPrefix("|") {
        guard let (draft, index) = attribute else { continue }
        extend(&draft.attributes[index], with: body.dropFirst())
        continue
      }
      while let last = stack.last, last.indent >= indent { stack.removeLast() }
      attribute = nil
      let line = split(body)
      guard let first = line.words.first else { continue }
      // A line that this version lacks still opens a level, so that what is nested in it is dropped too.
      let owner = stack.last?.draft
      let exists = self.exists(line, in: version) && (stack.isEmpty || owner != nil)
      if first == "section" {
        let draft = Draft(String(line.words[1].split(separator: "/").last ?? ""))
        sections.append((String(line.words[1]), draft))
        stack.append((indent, draft))
      } else if first == "element" || first == "collection" {
        guard exists, let owner else {
          stack.append((indent, nil))
          continue
        }
        let draft = Draft(String(line.words[1]))
        draft.isOpen = line.words.contains("open")
        draft.isOpaque = line.words.contains("opaque")
        if first == "element" { owner.children.append(draft) } else { owner.collection = (line, draft) }
        stack.append((indent, draft))
      } else if exists, let owner {
        owner.attributes.append(line)
        attribute = (owner, owner.attributes.count - 1)
      }
    }
    return Dictionary(
      sections.map { ($0.path, build($0.draft)) }, uniquingKeysWith: { first, _ in first })
  }

  private static func split(_ body: Substring) -> Line {
    var words = body.split(separator: " ", omittingEmptySubsequences: true)
    guard let equals = words.firstIndex(of: "=") else { return Line(words: words, defaultText: nil) }
    let text = words[(equals + 1)...].joined(separator: " ")
    words.removeSubrange(equals...)
    return Line(words: words, defaultText: text)
  }

  private static func extend(_ line: inout Line, with rest: Substring) {
    if rest.hasPrefix("=") {
      let part = rest.dropFirst().split(separator: " ").joined(separator: " ")
      line.defaultText = line.defaultText.map { $0 + " " + part } ?? part
      return
    }
    for word in rest.split(separator: " ") {
      let parts = word.split(separator: "=")
      guard parts.count == 2, let value = UInt32(parts[1]) else { continue }
      line.members.append(AttributeType.Member(name: String(parts[0]), value: value))
    }
  }

  private static func exists(_ line: Line, in version: IISVersion) -> Bool {
    if let since = line.argument("since")?.first, let first = IISVersion(rawValue: String(since)) {
      if version < first { return false }
    }
    if let until = line.argument("until")?.first, let end = IISVersion(rawValue: String(until)) {
      if version >= end { return false }
    }
    return true
  }

  private static func build(_ draft: Draft) -> ElementSchema {
    var collection: CollectionSchema?
    if let (line, entryDraft) = draft.collection {
      let entry = build(entryDraft)
      var unique: [[AttributeSchema]] = []
      var combined: [AttributeSchema] = []
      for (source, attribute) in zip(entryDraft.attributes, entry.attributes) {
        if source.words.contains("unique") { unique.append([attribute]) }
        if source.words.contains("combined") { combined.append(attribute) }
      }
      collection = CollectionSchema(
        addName: entryDraft.name, hasRemove: line.words.contains("remove"),
        hasClear: line.words.contains("clear"), prepends: line.words.contains("prepend"),
        allowsDuplicates: line.words.contains("duplicates"),
        defaultsElement: line.argument("defaults")?.first.map(String.init), entry: entry,
        keys: combined.isEmpty ? unique : unique + [combined])
    }
    return ElementSchema(
      name: draft.name, attributes: draft.attributes.map(attribute), children: draft.children.map(build),
      collection: collection, isOpen: draft.isOpen, isOpaque: draft.isOpaque)
  }

  private static func attribute(_ line: Line) -> AttributeSchema {
    let type: AttributeType =
      switch line.words.count > 1 ? line.words[1] : "" {
      case "bool": .bool
      case "int": .int
      case "uint": .uint
      case "int64": .int64
      case "timeSpan": .timeSpan
      case "enum": .enumeration(line.members)
      case "flags": .flags(line.members)
      default: .string
      }
    let value = line.defaultText.flatMap { try? ValueParser.parse($0, as: type, validation: .none).get() }
    return AttributeSchema(
      name: String(line.words[0].dropFirst()), type: type, isRequired: line.words.contains("required"),
      isCaseSensitive: line.words.contains("caseSensitive"), validation: validation(line, type),
      defaultText: line.defaultText, defaultValue: value ?? .absent)
  }

  private static func validation(_ line: Line, _ type: AttributeType) -> Validation {
    if let bounds = line.argument("range"), bounds.count >= 2, let low = Int64(bounds[0]),
      let high = Int64(bounds[1])
    {
      if case .timeSpan = type {
        return .seconds(low, high, step: bounds.count > 2 ? Int64(bounds[2]) ?? 1 : 1)
      }
      return .integers(low, high, exclude: bounds.count > 2 && bounds[2] == "exclude")
    }
    if line.words.contains("nonEmptyString") { return .nonEmptyString }
    if line.words.contains("siteName") { return .siteName }
    if line.words.contains("applicationPoolName") { return .applicationPoolName }
    if line.words.contains("applicationPath") { return .applicationPath }
    if line.words.contains("virtualDirectoryPath") { return .virtualDirectoryPath }
    return .none
  }
}

/// The built-in schemas of one version.
struct SchemaCatalog: Sendable {
  private let sections: [String: ElementSchema]

  /// Every version's catalog, parsed once for the process.
  private static let all = Dictionary(
    uniqueKeysWithValues: IISVersion.allCases.map { ($0, Self(parsing: $0)) })

  init(version: IISVersion) {
    self = Self.all[version] ?? Self(parsing: version)
  }

  private init(parsing version: IISVersion) {
    var sections: [String: ElementSchema] = [:]
    for text in [webServerSchema, sitesSchema, applicationPoolsSchema] {
      sections.merge(SchemaNotation.parse(text, version: version)) { first, _ in first }
    }
    self.sections = sections
  }

  subscript(section: String) -> ElementSchema? { sections[section] }
}
