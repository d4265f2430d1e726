extension AttributeValidation {
  /// Checks a parsed value; the failure carries IIS's words (configuration 6, rows 22 to 25).
  func check(_ value: ConfigurationValue, text: String) throws(AttributeValueFailure) {
    switch self {
    case .none:
      break
    case .integerRange(let low, let high):
      guard !Self.isWithin(value, low, high) else { return }
      throw AttributeValueFailure(
        text: "Integer value must be between \(low) and \(high) inclusive",
        remedy: "Write a number from \(low) to \(high).")
    case .integerOutside(let low, let high):
      guard Self.isWithin(value, low, high) else { return }
      throw AttributeValueFailure(
        text: "Integer value must not be between \(low) and \(high) inclusive",
        remedy: "Write a number outside \(low) to \(high).")
    case .timeSpanRange(let low, let high, let granularity):
      guard case .timeSpan(let ticks) = value, ticks != .max else { return }
      let second = TimeSpanText.ticksPerSecond
      let isInside = ticks >= low * second && ticks <= high * second
      guard !isInside || ticks % (granularity * second) != 0 else { return }
      throw AttributeValueFailure(
        text: timeSpanText ?? "", remedy: "Write a time span from \(low) to \(high) seconds.")
    case .nonEmptyString:
      guard text.isEmpty else { return }
      throw AttributeValueFailure(text: "String must not be empty", remedy: "Write a value.")
    case .trimmedString:
      guard text.hasPrefix(" ") || text.hasSuffix(" ") else { return }
      throw AttributeValueFailure(
        text: "String must not have leading or trailing spaces", remedy: "Remove the blanks at its ends.")
    case .applicationPoolName:
      try Self.checkName(text, "Invalid application pool name", forbidden: "|<>&\"", maximum: 64)
    case .siteName:
      try Self.checkName(text, "Invalid site name", forbidden: "\\/?;:@&=+$,|\"<>*", maximum: nil)
    case .applicationPath:
      try Self.checkPath(text, "Invalid application path")
    case .virtualDirectoryPath:
      try Self.checkPath(text, "Invalid virtual directory path")
    }
  }

  /// IIS's words for a span out of range; `nil` for other rules.
  var timeSpanText: String? {
    guard case .timeSpanRange(let low, let high, let granularity) = self else { return nil }
    return "Timespan value must be between \(low) and \(high) seconds inclusive, "
      + "with a granularity of \(granularity) seconds"
  }

  private static func isWithin(_ value: ConfigurationValue, _ low: Int64, _ high: Int64) -> Bool {
    switch value {
    case .integer(let number): number >= low && number <= high
    default: true
    }
  }

  private static func checkName(
    _ text: String, _ words: String, forbidden: String, maximum: Int?
  ) throws(AttributeValueFailure) {
    let isTooLong = maximum.map { text.unicodeScalars.count > $0 } ?? false
    guard text.isEmpty || isTooLong || text.contains(where: forbidden.contains) else { return }
    throw AttributeValueFailure(
      text: words, remedy: "Write a name without any of \(forbidden).", isWrapped: false)
  }

  private static func checkPath(_ text: String, _ words: String) throws(AttributeValueFailure) {
    let isWrong =
      !text.hasPrefix("/") || text.count > 1 && text.hasSuffix("/")
      || text.contains(where: "\\?;:@&=+$,|\"<>*".contains)
    guard isWrong else { return }
    throw AttributeValueFailure(
      text: words, remedy: "Write a path that begins with / and does not end with it.", isWrapped: false)
  }
}
