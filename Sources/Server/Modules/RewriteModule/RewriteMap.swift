/// A rewrite map: keys and the texts they stand for. Source: url-rewrite 1.3, 2.5.
final class RewriteMap: Sendable {
  let name: String
  private let keys: ByteTable
  private let values: [[UInt8]]
  private let defaultValue: [UInt8]

  /// - Parameter ignoresCase: Whether keys are looked up without regard to case; of keys that are then equal the
  ///   first counts.
  init(name: String, entries: [(key: String, value: String)], defaultValue: String, ignoresCase: Bool) {
    self.name = name
    values = entries.map { Array($0.value.utf8) }
    keys = ByteTable(
      entries.enumerated().map { ($0.element.key, Int32($0.offset)) }, caseSensitive: !ignoresCase)
    self.defaultValue = Array(defaultValue.utf8)
  }

  /// What a key stands for: the map's default when it is not listed.
  subscript(_ key: Span<UInt8>) -> [UInt8] {
    keys[key].map { values[Int($0)] } ?? defaultValue
  }
}
