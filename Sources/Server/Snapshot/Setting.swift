public import Configuration

/// A setting that a verdict can name: where it stands and what it says.
public struct Setting: Sendable {
  /// The path: section, element and `@attribute`, or a collection entry.
  public var path: String
  /// The effective value, or the entry as it is written.
  public var value: String
  /// Where it is written; `nil` for a schema default.
  public var source: SourcePosition?
}

/// Numbers the settings while a snapshot is built.
struct SettingList {
  private(set) var settings: [Setting] = []

  mutating func add(_ path: String, _ value: String, _ source: SourcePosition?) -> Int32 {
    settings.append(Setting(path: path, value: value, source: source))
    return Int32(settings.count - 1)
  }

  /// Adds an attribute of an element.
  mutating func add(_ path: String, _ name: String, of element: EffectiveElement) -> Int32 {
    let value = element.attribute(name)
    return add(path + "/@" + name, value.text, value.source)
  }
}
