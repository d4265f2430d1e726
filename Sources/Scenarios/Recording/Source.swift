internal import Yams

/// A value of a scenario file, and where it stands. Lines and columns count from 1, columns in characters of
/// Unicode, as the YAML library counts them.
indirect enum Source: Sendable, Hashable {
  /// A text.
  case word(Word)
  /// A list.
  case list(Place, [Source])
  /// A map.
  case map(Place, [Member])

  /// A place in a file.
  struct Place: Sendable, Hashable {
    var line: Int
    var column: Int
  }

  /// A text, as it was read.
  struct Word: Sendable, Hashable {
    var place: Place
    var text: String
  }

  /// A key and its value.
  struct Member: Sendable, Hashable {
    var key: Word
    var value: Source
  }

  /// The value of a node; `nil` when it does not stand in a file.
  init?(_ node: Node) {
    guard let place = Place(node) else { return nil }
    switch node {
    case .scalar(let scalar): self = .word(Word(place: place, text: scalar.string))
    case .sequence(let list):
      let members = list.compactMap { Source($0) }
      guard members.count == list.count else { return nil }
      self = .list(place, members)
    case .mapping(let mapping):
      let members = mapping.compactMap { Member(key: $0.key, value: $0.value) }
      guard members.count == mapping.count else { return nil }
      self = .map(place, members)
    default: return nil
    }
  }

  /// Where it begins.
  var place: Place {
    switch self {
    case .word(let word): word.place
    case .list(let place, _), .map(let place, _): place
    }
  }
}

extension Source.Place {
  init?(_ node: Node) {
    guard let mark = node.mark else { return nil }
    self.init(line: mark.line, column: mark.column)
  }
}

extension Source.Word {
  /// The key of a map.
  init?(_ key: String, in map: Node) {
    guard let node = map.mapping?.first(where: { $0.key.scalar?.string == key })?.key,
      let place = Source.Place(node)
    else { return nil }
    self.init(place: place, text: key)
  }
}

extension Source.Member {
  init?(key: Node, value: Node) {
    guard let place = Source.Place(key), let text = key.scalar?.string, let value = Source(value) else {
      return nil
    }
    self.init(key: Source.Word(place: place, text: text), value: value)
  }
}

/// The part of a scenario file that says what a case expects.
public struct Recording: Sendable, Hashable {
  /// What stands there.
  var source: Source
  /// As what it stands there.
  var role: Role

  /// As what an expectation stands in a file.
  enum Role: Sendable, Hashable {
    /// The value of `expect`.
    case expect
    /// The end of a case in one line, behind its request.
    case short(request: String)
    /// The value of a version or span of versions in `expect`, a map at a place.
    case version(key: Source.Word, map: Source.Place)
    /// The value of `within` of a sweep.
    case within
    /// A value of a row of `table` or of a list of `product`.
    case cell
    /// The value of `because`, with its key and the place of the case.
    case because(key: Source.Word, map: Source.Place)
  }

  init?(_ node: Node, _ role: Role) {
    guard let source = Source(node) else { return nil }
    self.source = source
    self.role = role
  }
}
