/// The text of a scenario file, in which places of the YAML library are found again.
struct SourceText {
  let scalars: [Unicode.Scalar]
  private let starts: [Int]

  /// How the first line ends.
  var lineEnd: String {
    guard starts.count > 1, starts[1] > 1 else { return "\n" }
    return scalars[starts[1] - 2] == "\r" && scalars[starts[1] - 1] == "\n" ? "\r\n" : "\n"
  }

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    // The library counts no byte order mark, and takes the line ends of Unicode for line ends as well.
    var starts = [scalars.first == "\u{FEFF}" ? 1 : 0]
    for (index, scalar) in scalars.enumerated() where Self.isBreak(scalar) {
      if scalar == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" { continue }
      starts.append(index + 1)
    }
    self.starts = starts
  }

  static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

  /// The text of a part.
  func text(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    return String(text)
  }

  /// The number of characters before a place; `nil` when the text has no such place.
  func offset(_ place: Source.Place) -> Int? {
    guard starts.indices.contains(place.line - 1), place.column > 0 else { return nil }
    let offset = starts[place.line - 1] + place.column - 1
    return offset <= scalars.count ? offset : nil
  }

  /// The number of the line, from 0, that holds the character at an offset.
  func line(at offset: Int) -> Int {
    var (low, high) = (0, starts.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The characters of a line from 0, with its line end.
  func line(_ number: Int) -> Range<Int> {
    starts[number]..<(number + 1 < starts.count ? starts[number + 1] : scalars.count)
  }

  /// Whether the list or map at a place stands in brackets.
  func isFlow(_ place: Source.Place) -> Bool {
    guard let start = offset(place).map(behindProperties), start < scalars.count else { return false }
    return scalars[start] == "[" || scalars[start] == "{"
  }

  /// Where a value stands, with its quotes or brackets and without an anchor and a tag before it; `nil` when
  /// the text at its place does not spell it, as is so of texts of many lines and of texts that values of a
  /// table are put into.
  func extent(of source: Source) -> Range<Int>? {
    guard let start = offset(source.place).map(behindProperties) else { return nil }
    switch source {
    case .word(let word): return extent(of: word, at: start)
    case .list(let place, let members):
      guard let first = members.first, let last = members.last else { return nil }
      return isFlow(place)
        ? bracketed(start, behind: last, "[", "]") : extent(of: first).flatMap { span($0.lowerBound, last) }
    case .map(let place, let members):
      guard let first = members.first, let last = members.last?.value else { return nil }
      return isFlow(place)
        ? bracketed(start, behind: last, "{", "}")
        : offset(first.key.place).flatMap { span($0, last) }
    }
  }

  /// From an offset to the end of a value; `nil` where an alias or a value of a table stands elsewhere.
  private func span(_ start: Int, _ last: Source) -> Range<Int>? {
    extent(of: last).flatMap { $0.lowerBound >= start ? start..<$0.upperBound : nil }
  }

  /// Where some values stand, each behind the one before.
  func extents(of sources: [Source]) -> [Range<Int>]? { inOrder(sources.map { extent(of: $0) }) }

  /// Where some members of a map stand, each behind the one before.
  func extents(of members: [Source.Member]) -> [Range<Int>]? { inOrder(members.map { extent(of: $0) }) }

  private func inOrder(_ extents: [Range<Int>?]) -> [Range<Int>]? {
    var known: [Range<Int>] = []
    for extent in extents {
      guard let extent, known.last.map({ $0.upperBound <= extent.lowerBound }) ?? true else { return nil }
      known.append(extent)
    }
    return known
  }

  /// A member of a map, from its key to the end of its value.
  func extent(of member: Source.Member) -> Range<Int>? {
    offset(member.key.place).flatMap { span($0, member.value) }
  }

  private func extent(of word: Source.Word, at start: Int) -> Range<Int>? {
    guard start < scalars.count else { return nil }
    switch scalars[start] {
    case "'", "\"": return quoted(start)
    default:
      let plain = Array(word.text.unicodeScalars)
      guard !plain.isEmpty, start + plain.count <= scalars.count,
        scalars[start..<start + plain.count].elementsEqual(plain), !plain.contains(where: Self.isBreak)
      else { return nil }
      return start..<start + plain.count
    }
  }

  private func quoted(_ start: Int) -> Range<Int>? {
    let quote = scalars[start]
    var index = start + 1
    while index < scalars.count {
      if scalars[index] == "\\", quote == "\"" {
        index += 2
      } else if scalars[index] != quote {
        index += 1
      } else if quote == "'", index + 1 < scalars.count, scalars[index + 1] == quote {
        index += 2
      } else {
        return start..<index + 1
      }
    }
    return nil
  }

  private func bracketed(
    _ start: Int, behind last: Source, _ open: Unicode.Scalar, _ close: Unicode.Scalar
  ) -> Range<Int>? {
    guard start < scalars.count, scalars[start] == open, var index = span(start, last)?.upperBound else {
      return nil
    }
    while index < scalars.count, scalars[index] != close {
      switch scalars[index] {
      case "#": while index < scalars.count, !Self.isBreak(scalars[index]) { index += 1 }
      case ",": index += 1
      default:
        guard Self.isBlank(scalars[index]) || Self.isBreak(scalars[index]) else { return nil }
        index += 1
      }
    }
    return index < scalars.count ? start..<index + 1 : nil
  }

  /// The offset behind anchors and tags.
  private func behindProperties(_ start: Int) -> Int {
    var index = start
    while index < scalars.count, scalars[index] == "&" || scalars[index] == "!" {
      while index < scalars.count, !Self.isBlank(scalars[index]), !Self.isBreak(scalars[index]) { index += 1 }
      while index < scalars.count, Self.isBlank(scalars[index]) { index += 1 }
    }
    return index
  }
}
