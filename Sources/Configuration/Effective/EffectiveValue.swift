/// The value an attribute has at a path, and who set it.
public struct EffectiveValue: Sendable, Hashable {
  /// The value as written, or the schema default's text.
  public let text: String
  /// The value in the attribute's type.
  public let value: ConfigurationValue
  /// Where the effective value is written; `nil` when it is the schema's default.
  public let source: SourcePosition?
  /// Every place that set the attribute, outermost first, the last one being ``source``. Empty unless the
  /// section was read by ``ServerConfiguration/section(_:at:)``.
  public let steps: [MergeStep]
}

extension EffectiveValue {
  /// Whether no file writes the attribute.
  public var isDefault: Bool { source == nil }
}
