extension AttributeSchema {
  /// The value of a written text (configuration 6.1), checked against the schema's rules.
  func value(of text: String, in release: ServerRelease) throws(AttributeValueFailure) -> ConfigurationValue {
    let value = try parse(text, in: release)
    try validation(in: release).check(value, text: text)
    return value
  }

  /// The value when the attribute is nowhere written. Without a default: `false`, 0, empty text, member 0.
  func defaultValue(in release: ServerRelease) -> (text: String, value: ConfigurationValue) {
    if let text = defaultText(in: release), let value = try? parse(text, in: release) {
      return (text, value)
    }
    switch type {
    case .bool: return ("false", .bool(false))
    case .int, .uint, .int64: return ("0", .integer(0))
    case .string: return ("", .string(""))
    case .timeSpan(.string): return ("00:00:00", .timeSpan(0))
    case .timeSpan: return ("0", .timeSpan(0))
    case .enumeration(let members):
      let zero: AttributeMember? = members.first { $0.value == 0 }
      let name = zero?.name ?? ""
      return (name, .enumeration(name, 0))
    case .flags: return ("", .flags(0))
    }
  }

  private func parse(
    _ text: String, in release: ServerRelease
  ) throws(AttributeValueFailure) -> ConfigurationValue {
    switch type {
    case .string:
      return .string(isEncrypted && Self.isEmptySecret(text) ? "" : text)
    case .bool:
      switch text == "true" || text == "false" ? text : text.lowercased() {
      case "true": return .bool(true)
      case "false": return .bool(false)
      default:
        throw AttributeValueFailure(
          text: "Boolean must be either 'true' or 'false'", remedy: "Write true or false.")
      }
    case .int:
      let range = Int64(Int32.min)...Int64(Int32.max)
      return .integer(try integer(text, range, infinite: range.upperBound))
    case .int64: return .integer(try integer(text, Int64.min...Int64.max, infinite: Int64.max))
    case .uint:
      if allowsInfinite, text == "Infinite" { return .integer(Int64(UInt32.max)) }
      guard let number = IntegerText.unsigned(text[...]), number <= UInt64(UInt32.max) else {
        throw AttributeValueFailure(
          text: "Not a valid unsigned integer", remedy: "Write a number from 0 to 4294967295, digits only.")
      }
      return .integer(Int64(number))
    case .timeSpan(let format):
      if allowsInfinite, text == "Infinite" { return .timeSpan(.max) }
      guard let ticks = TimeSpanText.ticks(text, format) else { throw notATimeSpan(format, in: release) }
      return .timeSpan(ticks)
    case .enumeration:
      let members = members(in: release)
      if let member = Self.member(text[...], of: members) {
        return .enumeration(member.name, member.value)
      }
      let names = Self.names(members)
      throw AttributeValueFailure(text: "Enum must be one of \(names)", remedy: "Write one of \(names).")
    case .flags:
      return .flags(try flags(text, of: members(in: release)))
    }
  }

  /// `[enc:Provider::enc]`, an encrypted nothing. A text that is nearly in this form is taken as it is
  /// (configuration 6, row 30).
  private static func isEmptySecret(_ text: String) -> Bool {
    guard text.hasPrefix("[enc:"), text.hasSuffix("::enc]"), text.utf8.count >= 11 else { return false }
    return !text.dropFirst(5).dropLast(6).contains(":")
  }

  private func integer(
    _ text: String, _ range: ClosedRange<Int64>, infinite: Int64
  ) throws(AttributeValueFailure) -> Int64 {
    if allowsInfinite, text == "Infinite" { return infinite }
    guard let number = IntegerText.signed(text), range.contains(number) else {
      throw AttributeValueFailure(text: "Not a valid integer", remedy: "Write a whole number, digits only.")
    }
    return number
  }

  private func flags(_ text: String, of members: [AttributeMember]) throws(AttributeValueFailure) -> UInt64 {
    var sum: UInt64 = 0
    guard !text.isEmpty, text.lowercased() != "none" else { return 0 }
    for part in text.parts(",", omittingEmpty: false) {
      guard let member = Self.member(Self.trimmed(part), of: members) else {
        let names = Self.names(members)
        throw AttributeValueFailure(
          text: "Flags must be some combination of \(names)",
          remedy: "Write one or more of \(names), separated by commas.")
      }
      sum |= member.value
    }
    return sum
  }

  private func notATimeSpan(_ format: TimeSpanFormat, in release: ServerRelease) -> AttributeValueFailure {
    let form =
      switch format {
      case .string: "a time span as [days.]hours:minutes:seconds, for example 00:20:00"
      case .seconds: "a whole number of seconds"
      case .minutes: "a whole number of minutes"
      }
    let range = validation(in: release).timeSpanText
    return AttributeValueFailure(text: range ?? "Not a valid timespan", remedy: "Write \(form).")
  }

  private static func member(_ name: Substring, of members: [AttributeMember]) -> AttributeMember? {
    if let exact = members.first(where: { $0.name == name }) { return exact }
    let folded = name.lowercased()
    return members.first { $0.name.lowercased() == folded }
  }

  private static func names(_ members: [AttributeMember]) -> String {
    members.sorted { $0.value < $1.value }.map(\.name).joined(separator: ", ")
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}
