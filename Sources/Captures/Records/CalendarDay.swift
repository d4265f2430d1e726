/// Dates and times of logs as numbers.
enum CalendarDay {
  /// Days since 1970-01-01 of `2026-11-24` at an offset; `nil` when no valid date stands there.
  static func days(_ bytes: Span<UInt8>, at start: Int) -> Int64? {
    guard start >= 0, start + 10 <= bytes.count, bytes[start + 4] == UInt8(ascii: "-"),
      bytes[start + 7] == UInt8(ascii: "-"), let high = pair(bytes, start), let low = pair(bytes, start + 2),
      let month = pair(bytes, start + 5), let day = pair(bytes, start + 8)
    else { return nil }
    return days(year: high * 100 + low, month: month, day: day)
  }

  /// Days since 1970-01-01 of a date of the Gregorian calendar in the years 0 to 9999; `nil` when there is no such date.
  static func days(year: Int64, month: Int64, day: Int64) -> Int64? {
    guard (0...9999).contains(year), (1...12).contains(month), day >= 1, day <= length(of: month, year) else {
      return nil
    }
    // The year begins in March, so that the leap day is its last.
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func length(of month: Int64, _ year: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Seconds since midnight of `23:59:59` at an offset; a leap second counts as 59.
  static func seconds(_ bytes: Span<UInt8>, at start: Int) -> Int64? {
    guard start >= 0, start + 8 <= bytes.count, bytes[start + 2] == UInt8(ascii: ":"),
      bytes[start + 5] == UInt8(ascii: ":"), let hours = pair(bytes, start),
      let minutes = pair(bytes, start + 3), let seconds = pair(bytes, start + 6), hours < 24, minutes < 60,
      seconds <= 60
    else { return nil }
    return hours * 3600 + minutes * 60 + min(seconds, 59)
  }

  @inline(__always)
  private static func pair(_ bytes: Span<UInt8>, _ index: Int) -> Int64? {
    let high = bytes[index] &- UInt8(ascii: "0")
    let low = bytes[index + 1] &- UInt8(ascii: "0")
    return high < 10 && low < 10 ? Int64(high) * 10 + Int64(low) : nil
  }
}
