/// An attribute's value after its schema type.
public enum ConfigurationValue: Sendable, Hashable {
  /// No value is written and the schema has no default, or the version has no such attribute.
  case absent
  /// A `bool`.
  case bool(Bool)
  /// An `int`, `uint` or `int64`.
  case integer(Int64)
  /// A `string`, character references resolved, nothing else changed.
  case string(String)
  /// An `enum`: the member as the schema spells it, and its number.
  case enumeration(String, UInt32)
  /// A `flags`: the members' numbers joined by or.
  case flags(UInt32)
  /// A `timeSpan` in units of 100 nanoseconds.
  case timeSpan(Int64)
}
