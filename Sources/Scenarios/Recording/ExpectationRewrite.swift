internal import StatusCodes
internal import Substatus

/// Makes one expectation of a scenario file say what came out of all the cases it stands for.
struct ExpectationRewrite {
  typealias Impossible = TextEdits.Impossible

  /// What came out of a case, and what a part of its expectation is.
  struct Seen {
    var result: ScenarioResult
    var answer: Answer
    var expectation: Expectation

    /// Of a pending case everything stays as it is.
    var isAsExpected: Bool {
      if case .pending = result.outcome { return true }
      return expectation.matches(answer)
    }

    /// What the part has to be.
    func word(otherwise text: String) -> String { isAsExpected ? text : answer.asExpectation }
  }

  private(set) var edits: TextEdits
  private let role: Recording.Role

  /// The changes that make an expectation right.
  static func edits(
    of recording: Recording, _ seen: [Seen], in text: SourceText
  ) throws(Impossible) -> TextEdits {
    var rewrite = ExpectationRewrite(edits: TextEdits(text), role: recording.role)
    if case .word(let word) = recording.source {
      try rewrite.top(word, seen)
    } else {
      try rewrite.rewrite(recording.source, seen)
    }
    return rewrite.edits
  }

  private init(edits: TextEdits, role: Recording.Role) {
    self.edits = edits
    self.role = role
  }

  // MARK: Words

  /// The expectation is one word: of versions that differ it becomes a map of versions.
  private mutating func top(_ word: Source.Word, _ seen: [Seen]) throws(Impossible) {
    let range = try edits.extent(of: .word(word))
    let raw = edits.text.text(range)
    if case .short(let request) = role { return try short(request, word, range, seen) }
    let words = Self.distinct(seen.map { $0.word(otherwise: word.text) })
    if words.count == 1 { return edits.replace(range, with: Self.respelled(words[0], as: raw)) }
    switch role {
    case .expect:
      edits.replace(range, with: "{ \(try versionMap(seen, word.text, separator: ", ")) }")
    case .version(let key, let map):
      let isFlow = edits.text.isFlow(map)
      guard let start = edits.text.offset(key.place) else { throw TextEdits.unreadable }
      let separator = isFlow ? ", " : edits.text.lineEnd + String(repeating: " ", count: key.place.column - 1)
      edits.replace(
        start..<range.upperBound,
        with: try versionMap(seen, word.text, separator: separator))
    default: throw Self.contested(seen, word.text)
    }
  }

  /// A case in one line, of which only the end is written anew. Of versions that differ it becomes a map.
  private mutating func short(
    _ request: String, _ word: Source.Word, _ range: Range<Int>, _ seen: [Seen]
  ) throws(Impossible) {
    let old = String(word.text.dropFirst(request.count + " -> ".count))
    let words = Self.distinct(seen.map { $0.word(otherwise: old) })
    guard words.count == 1 else {
      let map = try versionMap(seen, old, separator: ", ")
      return edits.replace(
        range, with: "{ request: \(YAMLScalar.written(request)), expect: { \(map) } }")
    }
    let raw = edits.text.text(range)
    let end = range.upperBound - (raw.first == "'" || raw.first == "\"" ? 1 : 0)
    let start = end - old.unicodeScalars.count
    guard start > range.lowerBound, edits.text.text(start..<end) == old else { throw TextEdits.unreadable }
    edits.replace(start..<end, with: words[0])
  }

  /// The members of a map of versions.
  private func versionMap(
    _ seen: [Seen], _ old: String, separator: String
  ) throws(Impossible) -> String {
    var spans: [(first: IISVersion, last: IISVersion, word: String)] = []
    for version in IISVersion.allCases {
      let words = Self.distinct(
        seen.filter { $0.result.item.version == version }.map { $0.word(otherwise: old) })
      guard let word = words.first else { continue }
      guard words.count == 1 else { throw Self.contested(seen, old) }
      // A version between two that are named is not run, so a span may hold it.
      if let span = spans.last, span.word == word {
        spans[spans.count - 1].last = version
      } else {
        spans.append((version, version, word))
      }
    }
    return spans.map { span in
      let key =
        span.first == span.last
        ? "\"\(span.first.rawValue)\"" : "\(span.first.rawValue)-\(span.last.rawValue)"
      return "\(key): \(YAMLScalar.written(span.word))"
    }.joined(separator: separator)
  }

  // MARK: Lists and maps

  private mutating func rewrite(_ source: Source, _ seen: [Seen]) throws(Impossible) {
    switch source {
    case .word(let word):
      let words = Self.distinct(seen.map { $0.word(otherwise: word.text) })
      guard words.count == 1 else { throw Self.contested(seen, word.text) }
      try replace(word, with: words[0])
    case .list(let place, let members):
      try list(source, members, seen, edits.text.isFlow(place))
    case .map(let place, let members): try parts(members, seen, edits.text.isFlow(place))
    }
  }

  /// A list may hold what several cases come to. What none of them comes to is no longer true.
  private mutating func list(
    _ source: Source, _ members: [Source], _ seen: [Seen], _ isFlow: Bool
  ) throws(Impossible) {
    var kept: [Int] = []
    for index in members.indices where seen.contains(where: { $0.member(index)?.isAsExpected ?? false }) {
      kept.append(index)
    }
    let new = Self.distinct(seen.filter { !$0.isAsExpected }.map(\.answer.asExpectation))
    let whole = try edits.extent(of: source)
    if isFlow, kept.isEmpty, new.count == 1,
      edits.text.line(at: whole.lowerBound) == edits.text.line(at: whole.upperBound)
    {
      return try edits.replaceAll(of: whole, with: YAMLScalar.written(new[0]))
    }
    var stale = members.indices.filter { !kept.contains($0) }
    guard let extents = edits.text.extents(of: members), extents.allSatisfy(whole.contains) else {
      throw TextEdits.unreadable
    }
    var rest = new[...]
    while let index = stale.first, let word = rest.first {
      let raw = edits.text.text(extents[index])
      edits.replace(extents[index], with: Self.respelled(word, as: raw))
      stale.removeFirst()
      rest.removeFirst()
    }
    try edits.remove(Set(stale), of: extents, isFlow: isFlow, isList: true)
    guard !rest.isEmpty, let last = extents.last else { return }
    let words = rest.map { YAMLScalar.written($0) }
    if isFlow {
      edits.replace(last.upperBound..<last.upperBound, with: words.map { ", " + $0 }.joined())
    } else {
      let line = edits.text.line(edits.text.line(at: last.lowerBound))
      let dash = edits.text.text(line.lowerBound..<last.lowerBound)
      edits.replace(
        line.lowerBound..<line.lowerBound, with: words.map { dash + $0 + edits.text.lineEnd }.joined())
    }
  }

  /// A part that an answer no longer has is taken away; when none is left, the status stands for them.
  private mutating func parts(
    _ members: [Source.Member], _ seen: [Seen], _ isFlow: Bool
  ) throws(Impossible) {
    var removed: Set<Int> = []
    guard let extents = edits.text.extents(of: members) else { throw TextEdits.unreadable }
    for (index, member) in members.enumerated() {
      let parts = seen.compactMap { $0.part(index) }
      if parts.allSatisfy(\.isAsExpected) { continue }
      guard case .part(let key, _) = parts.first?.expectation, case .word(let word) = member.value else {
        try rewrite(member.value, parts)
        continue
      }
      let values = parts.map { $0.isAsExpected ? word.text : Expectation.present(key, of: $0.answer) }
      guard Set(values).count == 1 else { throw Self.contested(seen, word.text) }
      if let value = values[0] { try replace(word, with: value) } else { removed.insert(index) }
    }
    guard removed.count == members.count else {
      return try edits.remove(removed, of: extents, isFlow: isFlow, isList: false)
    }
    let words = Self.distinct(seen.map(\.answer.asExpectation))
    guard words.count == 1 else { throw Self.contested(seen, "") }
    edits.replace(extents[0], with: "status: \(YAMLScalar.written(words[0]))")
    try edits.remove(removed.subtracting([0]), of: extents, isFlow: isFlow, isList: false)
  }

  private mutating func replace(_ word: Source.Word, with text: String) throws(Impossible) {
    let range = try edits.extent(of: .word(word))
    edits.replace(range, with: Self.respelled(text, as: edits.text.text(range)))
  }

  // MARK: Spelling

  /// A text in the quotes that another stands in.
  static func respelled(_ text: String, as raw: String) -> String {
    switch raw.first {
    case "\"": YAMLScalar.doubleQuoted(text)
    case "'" where !text.unicodeScalars.contains { $0.value < 0x20 }: YAMLScalar.quoted(text)
    default: YAMLScalar.written(text)
    }
  }

  static func distinct(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    return words.filter { seen.insert($0).inserted }
  }

  /// The cases that one expectation cannot say all of.
  static func contested(_ seen: [Seen], _ old: String) -> Impossible {
    var examples: [(word: String, name: String)] = []
    for one in seen {
      let word = one.word(otherwise: old.isEmpty ? one.answer.asExpectation : old)
      if !examples.contains(where: { $0.word == word }) {
        examples.append((word, "\(one.result.item.name), IIS \(one.result.item.version.rawValue)"))
      }
    }
    let shown = examples.prefix(3).map { "\($0.word) (\($0.name))" }.joined(separator: ", ")
    let rest = examples.count > 3 ? " and \(examples.count - 3) more" : ""
    let items = seen.map(\.result.item)
    let remedy =
      Set(items.map(\.includedAt)).count > 1
      ? "write these cases into the files that include them"
      : "give each its own with a row of 'table', expect: ${NAME}"
    return Impossible(
      reason: "one expectation stands for \(items.count) cases that come to \(shown)\(rest); \(remedy)")
  }
}

extension ExpectationRewrite.Seen {
  /// The same for a member of the list that is expected.
  fileprivate func member(_ index: Int) -> Self? {
    guard case .anyOf(let list) = expectation, list.indices.contains(index) else { return nil }
    return Self(result: result, answer: answer, expectation: list[index])
  }

  /// The same for a part of the map that is expected.
  fileprivate func part(_ index: Int) -> Self? {
    guard case .allOf(let list) = expectation, list.indices.contains(index) else { return nil }
    return Self(result: result, answer: answer, expectation: list[index])
  }
}

extension Answer {
  /// The outcome as an expectation that holds for it and for nothing else.
  var asExpectation: String {
    switch outcome {
    case .passed: "pass"
    case .closed: "closed"
    case .refused: reason.map { "refused \($0)" } ?? status.map { "\($0)" } ?? "closed"
    case .answered: status.map { "\($0)" } ?? "pass"
    }
  }
}
