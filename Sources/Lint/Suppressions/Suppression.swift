internal import Configuration

/// A comment that allows findings: `<!-- substatus: allow RULE because REASON -->`.
///
/// It holds for the next element of the file with all that stands in it; in front of the root element that is
/// the whole file. Several rules are separated by commas or blanks.
struct Suppression {
  /// The ids as written.
  let rules: [String]
  /// The reason; empty when there is none.
  let reason: String
  let position: SourcePosition
  /// The places that are meant: from the next element up to the element behind it.
  let first: SourcePosition?
  let end: SourcePosition?

  /// Whether a place of the file stands before those that are meant.
  func isBehind(_ place: SourcePosition) -> Bool { first.map { Self.isBefore(place, $0) } ?? true }

  /// Whether a place of the file that does not stand before them is among those that are meant.
  func reaches(_ place: SourcePosition) -> Bool { end.map { Self.isBefore(place, $0) } ?? true }

  static func isBefore(_ left: SourcePosition, _ right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

extension Suppression {
  /// What a comment addressed to this program says.
  enum Reading {
    case suppression(Suppression)
    /// It is addressed to this program and not understood.
    case unknown(SourcePosition)
  }

  /// The word that addresses a comment to this program.
  private static let address = "substatus:"

  /// The comments of a file that are addressed to this program.
  static func all(in file: ConfigurationFile) -> [Reading] {
    guard contains(address, in: file.bytes), let document = try? ConfigurationDocument(reading: file) else {
      return []
    }
    var elements: [(position: SourcePosition, next: Int)] = []
    flatten(document.root, into: &elements)
    // Comments and elements come in the order of the file, so the search goes on where it ended.
    var index = 0
    return document.comments.compactMap { comment in
      let words = comment.text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" }
      guard words.first?.lowercased() == address else { return nil }
      guard words.count > 1, words[1].lowercased() == "allow" else { return .unknown(comment.position) }
      let rest = words.dropFirst(2)
      let names = rest.prefix { $0.lowercased() != "because" }
      while index < elements.count, !isBefore(comment.position, elements[index].position) { index += 1 }
      let element = index < elements.count ? elements[index] : nil
      return .suppression(
        Suppression(
          rules: names.flatMap { $0.split(separator: ",") }.map(String.init),
          reason: rest.dropFirst(names.count + 1).joined(separator: " "), position: comment.position,
          first: element?.position,
          end: element.flatMap { $0.next < elements.count ? elements[$0.next].position : nil }))
    }
  }

  /// The elements in the order of the file, each with the index of the first one behind it.
  private static func flatten(
    _ element: SourceElement, into elements: inout [(position: SourcePosition, next: Int)]
  ) {
    let index = elements.count
    elements.append((element.position, 0))
    for child in element.children { flatten(child, into: &elements) }
    elements[index].next = elements.count
  }

  /// Whether some bytes of a file are those of a word, in UTF-8 or UTF-16.
  private static func contains(_ word: String, in bytes: [UInt8]) -> Bool {
    let letters = Array(word.utf8)
    guard let first = letters.first, bytes.count >= letters.count else { return false }
    for index in bytes.indices where bytes[index] == first {
      for stride in [1, 2] where index + (letters.count - 1) * stride < bytes.count {
        if letters.indices.allSatisfy({ bytes[index + $0 * stride] == letters[$0] }) { return true }
      }
    }
    return false
  }
}
