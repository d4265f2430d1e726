/// An attribute's value in force, and where it comes from.
public struct EffectiveValue: Sendable, Hashable {
  /// The value as it is written in the file or the schema; empty if there is none.
  public let text: String
  /// The value after its schema type.
  public let value: ConfigurationValue
  /// Where it is written; nil if it is the schema's default.
  public let source: SourcePosition?

  /// Whether no file writes the attribute.
  public var isDefault: Bool { source == nil }

  /// A value from its parts.
  public init(text: String, value: ConfigurationValue, source: SourcePosition?) {
    self.text = text
    self.value = value
    self.source = source
  }
}
