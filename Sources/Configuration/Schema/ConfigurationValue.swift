/// The value of an attribute in its schema's type.
public enum ConfigurationValue: Sendable, Hashable {
  /// `true` or `false`.
  case bool(Bool)
  /// A signed number (`int`, `int64`).
  case int(Int64)
  /// An unsigned number; `Infinite` is 4294967295.
  case uint(UInt64)
  /// Text as written.
  case string(String)
  /// A time span in units of 100 nanoseconds; `Infinite` is the largest number.
  case timeSpan(ticks: Int64)
  /// A name of an enumeration, in the schema's spelling, with its number.
  case enumeration(name: String, value: UInt64)
  /// A set of flags as the sum of their numbers.
  case flags(UInt64)
}

extension ConfigurationValue {
  /// The text two equal values share, for comparing keys: numbers and names in one spelling.
  var canonicalText: String {
    switch self {
    case .bool(let value): value ? "true" : "false"
    case .int(let value): "\(value)"
    case .uint(let value): "\(value)"
    case .string(let value): value
    case .timeSpan(let ticks): "\(ticks)"
    case .enumeration(let name, _): name
    case .flags(let value): "\(value)"
    }
  }
}
