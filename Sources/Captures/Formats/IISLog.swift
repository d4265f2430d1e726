/// The log format "IIS": fifteen fields, separated by a comma and a blank.
///
/// ```
/// 192.168.114.201, -, 03/20/01, 7:55:20, W3SVC2, SALES1, 172.21.13.45, 4502, 163, 3223, 200, 0, GET, /logo.gif, -,
/// ```
/// client, user, date, time, site, server name, server address, time taken, bytes received, bytes sent, status,
/// win32 status, method, path, query. Source: Microsoft, "IIS Log File Format (IIS 6.0)".
enum IISLog {
  private static let fieldCount = 15

  /// Whether a line is a row of such a log.
  static func isOne(_ line: Span<UInt8>) -> Bool {
    var record = CapturedRecord()
    return read(line, at: 0, &record) == .record
  }

  static func read(_ line: Span<UInt8>, at offset: Int, _ record: inout CapturedRecord) -> RecordStep {
    var fields = InlineArray<15, FieldRange>(repeating: .none)
    var count = 0
    var start = 0
    var index = 0
    while index < line.count, count < fieldCount - 1 {
      if line[index] == UInt8(ascii: ","), index + 1 == line.count || line[index + 1] == 0x20 {
        fields[count] = FieldRange(offset + start, count: index - start)
        count += 1
        start = min(index + 2, line.count)
      }
      index += 1
    }
    guard count == fieldCount - 1 else { return .malformed(.fewColumns) }
    // What is left is the query, which may hold commas, and the comma that ends every row.
    var end = line.count
    while end > start, line[end - 1] <= 0x20 || line[end - 1] == UInt8(ascii: ",") { end -= 1 }
    fields[count] = FieldRange(offset + start, count: end - start)
    return take(fields, line, offset, &record)
  }

  private static func take(
    _ fields: InlineArray<15, FieldRange>, _ line: Span<UInt8>, _ offset: Int, _ record: inout CapturedRecord
  ) -> RecordStep {
    func value(_ index: Int) -> FieldRange {
      let range = fields[index]
      let isDash = range.count == 1 && line[Int(range.start) - offset] == UInt8(ascii: "-")
      return isDash ? FieldRange(Int(range.start), count: 0) : range
    }
    func number(_ index: Int) -> Int64? { Digits.number(line, value(index), at: offset) }
    guard let time = time(line, fields[2], fields[3], offset) else { return .malformed(.time) }
    record.time = time
    record.client = value(0)
    record.user = value(1)
    record.site = value(4)
    record.serverAddress = value(6)
    record.timeTaken = value(7)
    record.namesUser = true
    record.isTimeOfCompletion = true
    record.timePrecision = 1_000_000
    record.bytesReceived = number(8) ?? -1
    guard let status = number(10), status <= 999 else { return .malformed(.status) }
    record.logged.status = UInt16(status)
    record.logged.win32 = UInt32(truncatingIfNeeded: number(11) ?? 0)
    record.method = value(12)
    record.stem = value(13)
    record.query = value(14)
    record.assumptions = [.host, .version, .headers, .spelling, .localTime]
    guard !record.method.isEmpty, !record.stem.isEmpty else { return .malformed(.request) }
    record.key.add(FieldRange(Int(fields[12].start), count: fields[14].end - Int(fields[12].start)))
    if RequestComposer.hasBody(record.method, line, at: offset) { record.key.add(fields[8]) }
    return .record
  }

  /// `03/20/01` or `3/20/2001`, and `7:55:20`.
  private static func time(_ line: Span<UInt8>, _ date: FieldRange, _ time: FieldRange, _ offset: Int)
    -> Int64?
  {
    guard let parts = Digits.three(line, date, at: offset, between: UInt8(ascii: "/")),
      let clock = Digits.three(line, time, at: offset, between: UInt8(ascii: ":")),
      clock.0 < 24, clock.1 < 60, clock.2 <= 60
    else { return nil }
    let year = parts.2 >= 100 ? parts.2 : parts.2 < 70 ? 2000 + parts.2 : 1900 + parts.2
    guard let day = CalendarDay.days(year: year, month: parts.0, day: parts.1) else { return nil }
    return (day * 86_400 + clock.0 * 3600 + clock.1 * 60 + min(clock.2, 59)) * 1000
  }
}

/// Numbers in lines of logs.
enum Digits {
  /// The value of a field of at most 18 digits and nothing else.
  static func number(_ line: Span<UInt8>, _ field: FieldRange, at offset: Int) -> Int64? {
    guard field.count > 0, field.count <= 18 else { return nil }
    var value: Int64 = 0
    for index in field.range {
      let digit = line[index - offset] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int64(digit)
    }
    return value
  }

  /// Three numbers with a separator between them.
  static func three(
    _ line: Span<UInt8>, _ field: FieldRange, at offset: Int, between separator: UInt8
  ) -> (Int64, Int64, Int64)? {
    var values: [Int64] = []
    var start = Int(field.start)
    for index in field.range where line[index - offset] == separator {
      guard let value = number(line, FieldRange(start, count: index - start), at: offset) else { return nil }
      values.append(value)
      start = index + 1
      guard values.count < 3 else { return nil }
    }
    guard values.count == 2,
      let last = number(line, FieldRange(start, count: field.end - start), at: offset)
    else { return nil }
    return (values[0], values[1], last)
  }
}
