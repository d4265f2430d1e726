/// The value of an attribute in its schema's type.
public enum ConfigurationValue: Sendable, Hashable {
  /// `true` or `false`.
  case bool(Bool)
  /// An `int`, `uint` or `int64`; `Infinite` is the type's largest number.
  case integer(Int64)
  /// Text as written.
  case string(String)
  /// A time span in units of 100 nanoseconds; `Infinite` is the largest number.
  case timeSpan(Int64)
  /// A name of an enumeration, in the schema's spelling, with its number.
  case enumeration(String, UInt64)
  /// A set of flags as the sum of their numbers.
  case flags(UInt64)
}

extension ConfigurationValue {
  /// The text two equal values share, for comparing keys: numbers and names in one spelling.
  var canonicalText: String {
    switch self {
    case .bool(let value): value ? "true" : "false"
    case .integer(let value): "\(value)"
    case .string(let value): value
    case .timeSpan(let ticks): "\(ticks)"
    case .enumeration(let name, _): name
    case .flags(let value): "\(value)"
    }
  }
}
