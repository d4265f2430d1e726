/// The NCSA common log format and its combined form.
///
/// ```
/// 172.21.13.45 - fred [08/Apr/2001:17:39:04 -0800] "GET /a/b?c HTTP/1.0" 200 3401 "referer" "user agent"
/// ```
/// Source: Microsoft, "NCSA Common Log File Format"; Apache httpd, "Log Files".
enum NCSALog {
  /// Whether a line is a row of such a log.
  static func isOne(_ line: Span<UInt8>) -> Bool {
    var record = CapturedRecord()
    return read(line, at: 0, &record) == .record
  }

  static func read(_ line: Span<UInt8>, at offset: Int, _ record: inout CapturedRecord) -> RecordStep {
    guard let bracket = find(UInt8(ascii: "["), line, from: 0),
      let closing = find(UInt8(ascii: "]"), line, from: bracket)
    else { return .malformed(.fewColumns) }
    guard let time = time(line, bracket + 1) else { return .malformed(.time) }
    record.time = time
    readClient(line, bracket, offset, &record)
    guard let quote = find(UInt8(ascii: "\""), line, from: closing), let end = closingQuote(line, quote + 1)
    else { return .malformed(.fewColumns) }
    var position = end + 1
    while position < line.count, line[position] == 0x20 { position += 1 }
    let status = word(line, position)
    guard let value = Digits.number(line, status, at: 0), value <= 999 else { return .malformed(.status) }
    record.logged.status = UInt16(value)
    readHeaders(line, status.end, offset, &record)
    return readRequest(line, quote + 1, end, offset, &record)
  }

  private static func readClient(
    _ line: Span<UInt8>, _ end: Int, _ offset: Int, _ record: inout CapturedRecord
  ) {
    let client = word(line, 0)
    record.client = FieldRange(offset, count: Int(client.count))
    // The user's name may hold blanks: it is what stands before the bracket.
    var last = end
    while last > 0, line[last - 1] == 0x20 { last -= 1 }
    let ident = word(line, min(client.end + 1, line.count))
    let start = min(ident.end + 1, last)
    guard last > start, !(last - start == 1 && line[start] == UInt8(ascii: "-")) else { return }
    record.user = FieldRange(offset + start, count: last - start)
  }

  private static func readRequest(
    _ line: Span<UInt8>, _ start: Int, _ end: Int, _ offset: Int, _ record: inout CapturedRecord
  ) -> RecordStep {
    let method = word(line, start)
    guard method.count > 0, method.end < end else { return .malformed(.request) }
    var targetEnd = end
    var version = end
    while version > method.end, line[version - 1] != 0x20 { version -= 1 }
    if line.extracting(version..<end).starts(with: "HTTP/") {
      targetEnd = version - 1
      record.version = FieldRange(offset + version, count: end - version)
    } else {
      record.assumptions.insert(.version)
    }
    let target = method.end + 1
    guard targetEnd > target else { return .malformed(.request) }
    record.method = FieldRange(offset + Int(method.start), count: Int(method.count))
    var mark = target
    while mark < targetEnd, line[mark] != UInt8(ascii: "?") { mark += 1 }
    record.stem = FieldRange(offset + target, count: mark - target)
    if mark < targetEnd { record.query = FieldRange(offset + mark + 1, count: targetEnd - mark - 1) }
    record.isStemSent = true
    record.namesUser = true
    record.timePrecision = 1_000_000
    record.assumptions.formUnion([.host, .headers])
    record.key.add(FieldRange(offset + start, count: end - start))
    return .record
  }

  /// The referrer and the user agent of the combined form.
  private static func readHeaders(
    _ line: Span<UInt8>, _ start: Int, _ offset: Int, _ record: inout CapturedRecord
  ) {
    guard let first = find(UInt8(ascii: "\""), line, from: start),
      let firstEnd = closingQuote(line, first + 1)
    else { return }
    record.referer = value(line, first + 1, firstEnd, offset)
    guard let second = find(UInt8(ascii: "\""), line, from: firstEnd + 1),
      let secondEnd = closingQuote(line, second + 1)
    else { return }
    record.userAgent = value(line, second + 1, secondEnd, offset)
  }

  private static func value(_ line: Span<UInt8>, _ start: Int, _ end: Int, _ offset: Int) -> FieldRange {
    end - start == 1 && line[start] == UInt8(ascii: "-")
      ? .none : FieldRange(offset + start, count: end - start)
  }

  private static func find(_ byte: UInt8, _ line: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < line.count {
      if line[index] == byte { return index }
      index += 1
    }
    return nil
  }

  /// The quote that ends a quoted field: Apache escapes quotes inside, IIS does not write any.
  private static func closingQuote(_ line: Span<UInt8>, _ start: Int) -> Int? {
    var index = start
    while index < line.count {
      if line[index] == UInt8(ascii: "\\") {
        index += 2
      } else if line[index] == UInt8(ascii: "\""), index + 1 == line.count || line[index + 1] == 0x20 {
        return index
      } else {
        index += 1
      }
    }
    return nil
  }

  private static func word(_ line: Span<UInt8>, _ start: Int) -> FieldRange {
    var end = start
    while end < line.count, line[end] != 0x20 { end += 1 }
    return FieldRange(start, count: end - start)
  }

  /// `08/Apr/2001:17:39:04 -0800` as milliseconds since 1970 in UTC.
  private static func time(_ line: Span<UInt8>, _ start: Int) -> Int64? {
    guard start + 20 <= line.count, line[start + 2] == UInt8(ascii: "/"),
      line[start + 6] == UInt8(ascii: "/"), line[start + 11] == UInt8(ascii: ":"),
      let day = Digits.number(line, FieldRange(start, count: 2), at: 0),
      let month = month(line, start + 3),
      let year = Digits.number(line, FieldRange(start + 7, count: 4), at: 0),
      let seconds = CalendarDay.seconds(line, at: start + 12),
      let days = CalendarDay.days(year: year, month: month, day: day)
    else { return nil }
    var zone: Int64 = 0
    if start + 26 <= line.count, line[start + 20] == 0x20,
      let digits = Digits.number(line, FieldRange(start + 22, count: 4), at: 0)
    {
      zone = digits / 100 * 3600 + digits % 100 * 60
      if line[start + 21] == UInt8(ascii: "-") { zone = -zone }
    }
    return (days * 86_400 + seconds - zone) * 1000
  }

  private static func month(_ line: Span<UInt8>, _ start: Int) -> Int64? {
    let names: StaticString = "janfebmaraprmayjunjulaugsepoctnovdec"
    return names.withUTF8Buffer { names in
      for month in 0..<12 {
        let isOne = (0..<3).allSatisfy { line[start + $0] | 0x20 == names[month * 3 + $0] }
        if isOne { return Int64(month + 1) }
      }
      return nil
    }
  }
}
