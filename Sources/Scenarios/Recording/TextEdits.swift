/// Changes of a text that do not touch each other.
struct TextEdits {
  /// Why a change cannot be made.
  struct Impossible: Error {
    var reason: String
  }

  let text: SourceText
  private var edits: [(range: Range<Int>, text: String)] = []

  init(_ text: SourceText) { self.text = text }

  var isEmpty: Bool { edits.isEmpty }

  mutating func replace(_ range: Range<Int>, with replacement: String) { edits.append((range, replacement)) }

  /// Takes everything that other changes of the same text are.
  mutating func append(_ other: TextEdits) throws(Impossible) {
    for one in other.edits {
      guard
        !edits.contains(where: {
          $0.range.lowerBound < one.range.upperBound && one.range.lowerBound < $0.range.upperBound
        })
      else {
        throw Self.aliased
      }
    }
    edits += other.edits
  }

  /// Where a value stands.
  func extent(of source: Source) throws(Impossible) -> Range<Int> {
    guard let range = text.extent(of: source) else { throw Self.unreadable }
    return range
  }

  /// Takes a part of the text away that holds no anchor, which an alias may need elsewhere.
  mutating func remove(_ range: Range<Int>) throws(Impossible) { try replaceAll(of: range, with: "") }

  /// Replaces a list or map that holds no anchor.
  mutating func replaceAll(of range: Range<Int>, with replacement: String) throws(Impossible) {
    var before: Unicode.Scalar = " "
    for scalar in text.scalars[range] {
      let isStart = SourceText.isBreak(before) || " \t[{,".unicodeScalars.contains(before)
      if scalar == "&", isStart { throw Self.aliased }
      before = scalar
    }
    edits.append((range, replacement))
  }

  private static let aliased = Impossible(
    reason: "an alias gives what is expected here to another case as well; write both out")

  static let unreadable = Impossible(
    reason: "what is expected is no word of its own here; write it as one, in a table as expect: ${NAME}")

  /// Takes some members of a list or map away, and keeps at least one.
  ///
  /// - Parameter isList: whether each member has a dash before it.
  mutating func remove(
    _ removed: Set<Int>, of members: [Range<Int>], isFlow: Bool, isList: Bool
  ) throws(Impossible) {
    for index in removed.sorted() {
      if isFlow {
        let kept = members.indices.first { !removed.contains($0) } ?? 0
        try remove(
          index < kept
            ? members[index].lowerBound..<members[index + 1].lowerBound
            : members[index - 1].upperBound..<members[index].upperBound)
      } else {
        try removeLines(of: members[index], isListed: isList)
      }
    }
  }

  /// Takes one member of a map away that has others.
  mutating func remove(_ member: Source.Member, isFlow: Bool) throws(Impossible) {
    guard let extent = text.extent(of: member) else { throw Self.unreadable }
    guard isFlow else { return try removeLines(of: extent, isListed: false) }
    func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || SourceText.isBreak(scalar) }
    var (start, end) = (extent.lowerBound, extent.upperBound)
    while start > 0, isSpace(text.scalars[start - 1]) { start -= 1 }
    if start > 0, text.scalars[start - 1] == "," {
      try remove(start - 1..<end)
    } else {
      while end < text.scalars.count, isSpace(text.scalars[end]) || text.scalars[end] == "," { end += 1 }
      try remove(extent.lowerBound..<end)
    }
  }

  /// Takes away the lines that hold a member of a list or map and nothing else but a comment.
  mutating func removeLines(of member: Range<Int>, isListed: Bool) throws(Impossible) {
    let first = text.line(text.line(at: member.lowerBound))
    let last = text.line(text.line(at: max(member.lowerBound, member.upperBound - 1)))
    let before = text.scalars[first.lowerBound..<member.lowerBound].drop { $0 == " " }
    let behind = text.scalars[member.upperBound..<last.upperBound].drop { $0 == " " || $0 == "\t" }
    let isAlone =
      isListed ? before.first == "-" && before.dropFirst().allSatisfy { $0 == " " } : before.isEmpty
    let endsHere = behind.first.map { $0 == "#" || SourceText.isBreak($0) } ?? true
    guard isAlone, endsHere else {
      throw Impossible(
        reason: "what is no longer so shares its line with something else; take it away by hand")
    }
    try remove(first.lowerBound..<last.upperBound)
  }

  /// The text with every change made.
  var result: String {
    var scalars = text.scalars
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      scalars.replaceSubrange(edit.range, with: edit.text.unicodeScalars)
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// The lines that change, as they were and as they are.
  var changes: [ScenarioRecorder.Change] {
    var blocks: [(lines: ClosedRange<Int>, edits: [(range: Range<Int>, text: String)])] = []
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      let first = text.line(at: edit.range.lowerBound)
      let last = text.line(at: max(edit.range.lowerBound, edit.range.upperBound - 1))
      if let block = blocks.last, block.lines.upperBound >= first {
        blocks[blocks.count - 1] = (
          block.lines.lowerBound...max(block.lines.upperBound, last), block.edits + [edit]
        )
      } else {
        blocks.append((first...last, [edit]))
      }
    }
    return blocks.map { block in
      let range = text.line(block.lines.lowerBound).lowerBound..<text.line(block.lines.upperBound).upperBound
      var after = Array(text.scalars[range])
      for edit in block.edits.reversed() {
        let place = edit.range.lowerBound - range.lowerBound..<edit.range.upperBound - range.lowerBound
        after.replaceSubrange(place, with: edit.text.unicodeScalars)
      }
      return ScenarioRecorder.Change(
        line: block.lines.lowerBound + 1, before: Self.lines(text.scalars[range]),
        after: Self.lines(after[...]))
    }
  }

  private static func lines(_ scalars: ArraySlice<Unicode.Scalar>) -> [String] {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.filter { $0 != "\r" })
    var lines = String(text).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
