/// Whole numbers as configuration writes them: decimal digits, or `0x` and hexadecimal digits.
enum IntegerText {
  /// The number without a sign; `nil` for anything else and for numbers above 64 bits.
  static func unsigned(_ text: Substring) -> UInt64? {
    if text.hasPrefix("0x") || text.hasPrefix("0X") {
      return digits(text.dropFirst(2), radix: 16)
    }
    return digits(text, radix: 10)
  }

  /// The number with an optional minus sign.
  static func signed(_ text: String) -> Int64? {
    guard text.hasPrefix("-") else { return unsigned(text[...]).flatMap { Int64(exactly: $0) } }
    guard let magnitude = unsigned(text.dropFirst()) else { return nil }
    return magnitude == UInt64(Int64.max) + 1 ? .min : Int64(exactly: magnitude).map { -$0 }
  }

  /// `UInt64(_:radix:)` without the plus sign that accepts.
  private static func digits(_ text: Substring, radix: Int) -> UInt64? {
    text.utf8.first == UInt8(ascii: "+") || text.utf8.first == UInt8(ascii: "-")
      ? nil : UInt64(text, radix: radix)
  }
}

/// Time spans as configuration writes them.
enum TimeSpanText {
  /// Units of 100 nanoseconds in a second.
  static let ticksPerSecond: Int64 = 10_000_000

  /// The span in units of 100 nanoseconds. Hours above 23 are accepted: the schema's own defaults have them.
  static func ticks(_ text: String, _ format: TimeSpanFormat) -> Int64? {
    switch format {
    case .seconds: return number(text[...]).flatMap { scaled($0, by: ticksPerSecond) }
    case .minutes: return number(text[...]).flatMap { scaled($0, by: 60 * ticksPerSecond) }
    case .string: return clock(text)
    }
  }

  /// `[d.]hh:mm:ss[.fffffff]`.
  private static func clock(_ text: String) -> Int64? {
    let parts = text.parts(":", omittingEmpty: false)
    guard parts.count == 3 else { return nil }
    let dayAndHour = parts[0].parts(".", omittingEmpty: false)
    let secondAndFraction = parts[2].parts(".", omittingEmpty: false)
    guard dayAndHour.count <= 2, secondAndFraction.count <= 2,
      let hours = number(dayAndHour[dayAndHour.count - 1]),
      let minutes = number(parts[1]), minutes < 60,
      let seconds = number(secondAndFraction[0]), seconds < 60,
      let days = dayAndHour.count == 2 ? number(dayAndHour[0]) : 0,
      let fraction = secondAndFraction.count == 2 ? fraction(secondAndFraction[1]) : 0
    else { return nil }
    var total: Int64 = 0
    for (amount, unit) in [(days, 86_400), (hours, 3_600), (minutes, 60), (seconds, 1)] as [(Int64, Int64)] {
      guard let part = scaled(amount, by: unit * ticksPerSecond) else { return nil }
      let (sum, overflow) = total.addingReportingOverflow(part)
      guard !overflow else { return nil }
      total = sum
    }
    let (sum, overflow) = total.addingReportingOverflow(fraction)
    return overflow ? nil : sum
  }

  private static func number(_ text: Substring) -> Int64? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    return Int64(text)
  }

  private static func fraction(_ text: Substring) -> Int64? {
    guard text.utf8.count <= 7, var ticks = number(text) else { return nil }
    for _ in text.utf8.count..<7 { ticks *= 10 }
    return ticks
  }

  private static func scaled(_ amount: Int64, by unit: Int64) -> Int64? {
    let (product, overflow) = amount.multipliedReportingOverflow(by: unit)
    return overflow ? nil : product
  }
}
