/// Times as ISO 8601 has them: `2026-11-24T10:00:01.123Z`, `2026-11-24T10:00:01+01:00`.
enum ISOTime {
  /// Milliseconds since 1970-01-01 00:00 UTC; `nil` for anything else.
  static func milliseconds(_ text: [UInt8]) -> Int64? {
    let bytes = text.span
    guard text.count >= 19, let days = CalendarDay.days(bytes, at: 0),
      let seconds = CalendarDay.seconds(bytes, at: 11)
    else { return nil }
    var result = (days * 86_400 + seconds) * 1000
    var index = 19
    if index < text.count, text[index] == UInt8(ascii: ".") {
      var scale: Int64 = 100
      index += 1
      while index < text.count, text[index] &- UInt8(ascii: "0") < 10 {
        result += Int64(text[index] - UInt8(ascii: "0")) * scale
        scale /= 10
        index += 1
      }
    }
    guard index + 6 <= text.count, text[index] == UInt8(ascii: "+") || text[index] == UInt8(ascii: "-"),
      let hours = Digits.number(bytes, FieldRange(index + 1, count: 2), at: 0),
      let minutes = Digits.number(bytes, FieldRange(index + 4, count: 2), at: 0)
    else { return result }
    let zone = (hours * 60 + minutes) * 60_000
    return text[index] == UInt8(ascii: "+") ? result - zone : result + zone
  }
}
