/// Dates in headers, in the three forms of RFC 9110, 5.6.7.
///
///     IMF-fixdate   Sun, 06 Nov 1994 08:49:37 GMT
///     rfc850-date   Sunday, 06-Nov-94 08:49:37 GMT
///     asctime-date  Sun Nov  6 08:49:37 1994
enum HTTPDate {
  /// The date as a FILETIME (units of 100 nanoseconds since 1601); `nil` when it is none. What follows a `;`
  /// does not count: old browsers add the length of their copy.
  static func parse(_ text: Span<UInt8>) -> Int64? {
    var scanner = Scanner(text: text)
    scanner.skipLetters()
    if scanner.take(UInt8(ascii: ",")) {
      scanner.skipBlanks()
      guard let day = scanner.number(1...2) else { return nil }
      let separator = scanner.next
      guard separator == UInt8(ascii: " ") || separator == UInt8(ascii: "-"), scanner.take(separator),
        let month = scanner.month(), scanner.take(separator), let year = scanner.number(2...4)
      else { return nil }
      scanner.skipBlanks()
      guard let time = scanner.time() else { return nil }
      scanner.skipBlanks()
      guard scanner.take("GMT") || scanner.isAtEnd, scanner.isAtEnd else { return nil }
      return fileTime(year: year < 70 ? year + 2000 : year < 100 ? year + 1900 : year, month, day, time)
    }
    scanner.skipBlanks()
    guard let month = scanner.month() else { return nil }
    scanner.skipBlanks()
    guard let day = scanner.number(1...2) else { return nil }
    scanner.skipBlanks()
    guard let time = scanner.time() else { return nil }
    scanner.skipBlanks()
    guard let year = scanner.number(4...4), scanner.isAtEnd else { return nil }
    return fileTime(year: year, month, day, time)
  }

  /// A time in microseconds since 1970 as a FILETIME; at least 0.
  static func fileTime(microseconds: Int64) -> Int64 {
    let (ticks, overflows) = microseconds.multipliedReportingOverflow(by: 10)
    return overflows ? .max : max(0, ticks.addingReportingOverflow(116_444_736_000_000_000).partialValue)
  }

  /// Days before each month of a year that is no leap year.
  private static let daysBefore: InlineArray<13, Int> = [
    0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365,
  ]

  /// A date of the Gregorian calendar as a FILETIME; `nil` when there is no such day.
  ///
  /// - Parameters:
  ///   - month: from 0.
  ///   - seconds: of the day.
  static func fileTime(year: Int, _ month: Int, _ day: Int, _ seconds: Int) -> Int64? {
    guard (1601...9999).contains(year), (0..<12).contains(month) else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let length = daysBefore[month + 1] - daysBefore[month] + (month == 1 && isLeap ? 1 : 0)
    guard day >= 1, day <= length else { return nil }
    let past = year - 1601
    let days =
      past * 365 + past / 4 - past / 100 + past / 400 + daysBefore[month] + (isLeap && month > 1 ? 1 : 0)
      + day - 1
    return Int64(days * 86_400 + seconds) * 10_000_000
  }

  private struct Scanner: ~Escapable {
    let text: Span<UInt8>
    var index = 0

    @_lifetime(copy text)
    init(text: Span<UInt8>) { self.text = text }

    var next: UInt8 { index < text.count ? text[index] : 0 }

    /// Whether nothing but blanks, or a parameter, is left.
    var isAtEnd: Bool {
      var rest = index
      while rest < text.count, text[rest] == UInt8(ascii: " ") { rest += 1 }
      return rest == text.count || text[rest] == UInt8(ascii: ";")
    }

    @_lifetime(self: copy self)
    mutating func take(_ byte: UInt8) -> Bool {
      guard index < text.count, text[index] == byte else { return false }
      index += 1
      return true
    }

    @_lifetime(self: copy self)
    mutating func take(_ word: StaticString) -> Bool {
      let count = word.utf8CodeUnitCount
      guard index + count <= text.count, text.extracting(index..<index + count).equals(word) else {
        return false
      }
      index += count
      return true
    }

    @_lifetime(self: copy self)
    mutating func skipBlanks() { while next == UInt8(ascii: " ") { index += 1 } }

    @_lifetime(self: copy self)
    mutating func skipLetters() { while ByteClass.lowercase(next) &- UInt8(ascii: "a") < 26 { index += 1 } }

    @_lifetime(self: copy self)
    mutating func number(_ digits: ClosedRange<Int>) -> Int? {
      var value = 0
      var count = 0
      while count < digits.upperBound, next &- UInt8(ascii: "0") < 10 {
        value = value * 10 + Int(next - UInt8(ascii: "0"))
        index += 1
        count += 1
      }
      return digits.contains(count) ? value : nil
    }

    /// A month's name of three letters, from 0.
    @_lifetime(self: copy self)
    mutating func month() -> Int? {
      guard index + 3 <= text.count else { return nil }
      let name = text.extracting(index..<index + 3)
      let found: Int? =
        if name.equalsCaseless("jan") { 0 } else if name.equalsCaseless("feb") {
          1
        } else if name.equalsCaseless("mar") { 2 } else if name.equalsCaseless("apr") {
          3
        } else if name.equalsCaseless("may") { 4 } else if name.equalsCaseless("jun") {
          5
        } else if name.equalsCaseless("jul") { 6 } else if name.equalsCaseless("aug") {
          7
        } else if name.equalsCaseless("sep") { 8 } else if name.equalsCaseless("oct") {
          9
        } else if name.equalsCaseless("nov") { 10 } else if name.equalsCaseless("dec") { 11 } else { nil }
      if found != nil { index += 3 }
      return found
    }

    /// `HH:MM:SS`, in seconds of the day.
    @_lifetime(self: copy self)
    mutating func time() -> Int? {
      guard let hour = number(1...2), take(UInt8(ascii: ":")), let minute = number(2...2),
        take(UInt8(ascii: ":")), let second = number(2...2), hour < 24, minute < 60, second < 60
      else { return nil }
      return hour * 3600 + minute * 60 + second
    }
  }
}
