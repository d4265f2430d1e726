extension EffectiveElement {
  /// The value of a `bool` attribute.
  ///
  /// - Precondition: The schema has the attribute with this type; so for the other accessors.
  public func bool(_ name: String) -> Bool {
    guard case .bool(let value) = attribute(name).value else { mismatch(name, "a bool") }
    return value
  }

  /// The value of a `uint` attribute; `Infinite` is 4294967295.
  public func uint(_ name: String) -> UInt64 {
    guard case .integer(let value) = attribute(name).value, value >= 0 else { mismatch(name, "a uint") }
    return UInt64(value)
  }

  /// The value of an `int`, `uint` or `int64` attribute.
  public func int(_ name: String) -> Int64 {
    guard case .integer(let value) = attribute(name).value else { mismatch(name, "an int") }
    return value
  }

  /// The text of an attribute of any type; of an enumeration the name in the schema's spelling.
  public func string(_ name: String) -> String {
    let attribute = attribute(name)
    guard case .enumeration(let name, _) = attribute.value else { return attribute.text }
    return name
  }

  /// The number of an enumeration's value, or the sum of the set flags.
  public func flags(_ name: String) -> UInt64 {
    switch attribute(name).value {
    case .flags(let value): value
    case .enumeration(_, let value): value
    default: mismatch(name, "an enum or flags")
    }
  }

  /// The value of a `timeSpan` attribute in units of 100 nanoseconds; `Infinite` is `Int64.max`.
  public func ticks(_ name: String) -> Int64 {
    guard case .timeSpan(let ticks) = attribute(name).value else { mismatch(name, "a timeSpan") }
    return ticks
  }

  private func mismatch(_ name: String, _ type: String) -> Never {
    preconditionFailure("The attribute '\(name)' of <\(schema.name)> is not \(type).")
  }
}
