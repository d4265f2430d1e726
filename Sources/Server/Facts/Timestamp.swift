/// Reads times and durations of facts.
public enum Timestamp {
  /// Reads a time: `2026-11-25T13:00:00Z` with up to six decimals of the second and an offset such as `+02:00` in
  /// place of `Z`, or a duration since 1970-01-01 UTC, which only counts beside other such times.
  ///
  /// - Returns: Microseconds since 1970-01-01 UTC, or `nil`.
  public static func time(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count > 10, bytes[4] == UInt8(ascii: "-") else { return duration(text) }
    var reader = DigitReader(bytes: bytes)
    guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), reader.take("-"),
      let day = reader.number(2), let days = days(year, month, day), reader.take("T") || reader.take(" "),
      let hour = reader.number(2), hour < 24, reader.take(":"), let minute = reader.number(2), minute < 60,
      reader.take(":"), let second = reader.number(2), second < 60
    else { return nil }
    var time = ((days * 24 + hour) * 60 + minute) * 60 + second
    var fraction: Int64 = 0
    if reader.take(".") {
      guard let digits = reader.fraction() else { return nil }
      fraction = digits
    }
    if !reader.take("Z") {
      let isEast = reader.take("+")
      guard isEast || reader.take("-"), let hours = reader.number(2), reader.take(":"),
        let minutes = reader.number(2)
      else { return nil }
      time -= (isEast ? 1 : -1) * (hours * 60 + minutes) * 60
    }
    return reader.isAtEnd ? time * 1_000_000 + fraction : nil
  }

  /// Reads a duration: a decimal number with a unit, `200ms`, `1.5s`, `2min`; `0` needs none.
  ///
  /// - Returns: Microseconds, or `nil`.
  public static func duration(_ text: String) -> Int64? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let units: [(String, Int64)] = [("us", 1), ("ms", 1000), ("s", 1_000_000), ("min", 60_000_000)]
    let unit = text[digits.endIndex...]
    guard let scale = text == "0" ? 1 : units.first(where: { $0.0 == unit })?.1 else { return nil }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap({ Int64($0) }), whole < 10_000_000_000, parts.count < 3 else {
      return nil
    }
    var total = whole * scale
    guard parts.count == 2 else { return total }
    guard !parts[1].isEmpty, parts[1].utf8.count <= 6 else { return nil }
    var place = scale
    for digit in parts[1].utf8 {
      place /= 10
      total += Int64(digit - UInt8(ascii: "0")) * place
    }
    return total
  }

  /// Days since 1970-01-01 of a date of the Gregorian calendar; `nil` when there is no such date.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64? {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard year >= 1, (1...12).contains(month), day >= 1, day <= lengths[Int(month) - 1] else { return nil }
    let before = year - 1
    let ordinal =
      before * 365 + before / 4 - before / 100 + before / 400 + lengths[..<Int(month - 1)].reduce(0, +) + day
    return ordinal - 719_163
  }
}

private struct DigitReader {
  let bytes: [UInt8]
  var index = 0

  var isAtEnd: Bool { index == bytes.count }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  mutating func number(_ count: Int) -> Int64? {
    guard index + count <= bytes.count else { return nil }
    var value: Int64 = 0
    for _ in 0..<count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int64(digit)
      index += 1
    }
    return value
  }

  /// Up to six decimals, as millionths.
  mutating func fraction() -> Int64? {
    var value: Int64 = 0
    var place: Int64 = 100_000
    let start = index
    while index < bytes.count, bytes[index] &- UInt8(ascii: "0") < 10 {
      value += Int64(bytes[index] - UInt8(ascii: "0")) * place
      place /= 10
      index += 1
    }
    return index > start && index - start <= 6 ? value : nil
  }
}
