/// Numbers for a person.
enum NumberText {
  /// `1,234,567`.
  static func grouped(_ number: UInt64) -> String {
    let digits = Array(String(number))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// ` 12.34%`, seven characters wide.
  static func percent(_ part: UInt64, _ whole: UInt64) -> String {
    guard whole > 0 else { return "      -" }
    let hundredths = (Double(part) / Double(whole) * 10_000).rounded()
    let value = UInt64(hundredths)
    let text = "\(value / 100).\(value % 100 < 10 ? "0" : "")\(value % 100)%"
    return String(repeating: " ", count: max(0, 7 - text.count)) + text
  }
}

/// Times for a person.
enum TimeText {
  /// `2026-11-24 08:15:30` for milliseconds since 1970-01-01 00:00 UTC.
  static func utc(_ milliseconds: Int64) -> String {
    let seconds = milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let second = seconds - day * 86_400
    // The year begins in March, so that the leap day is its last.
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let date = "\(year)-\(two(month))-\(two(dayOfYear - (153 * monthIndex + 2) / 5 + 1))"
    return "\(date) \(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
  }

  private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
