internal import Yams

/// Finds keys that are no plain text before aliases are followed.
///
/// The YAML library compares the keys of a map, aliases expanded: a few nested aliases in a key would keep it
/// busy for ever. So a text with aliases is first read with every `*` replaced, which turns each alias into a
/// scalar and changes no position.
enum KeyCheck {
  private static let mark: Character = "\u{E000}"

  /// The first key that is a list, a map or an alias; `nil` when every key is text.
  ///
  /// - Throws: the library's error for a text that is no YAML.
  static func offendingKey(in text: String) throws -> Node? {
    guard text.utf8.contains(UInt8(ascii: "*")), text.utf8.contains(UInt8(ascii: "&")) else { return nil }
    let replaced = String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "*" ? "\u{E000}" : $0 }))
    return try Yams.compose(yaml: replaced).flatMap { find($0) }
  }

  private static func find(_ node: Node) -> Node? {
    switch node {
    case .sequence(let list):
      for member in list {
        if let key = find(member) { return key }
      }
    case .mapping(let mapping):
      for (key, value) in mapping {
        guard case .scalar(let scalar) = key, scalar.string.first != mark else { return key }
        if let key = find(value) { return key }
      }
    default: break
    }
    return nil
  }
}
