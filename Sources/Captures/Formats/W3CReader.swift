/// Reads the rows of a chunk of a W3C log one after the other, without allocation.
///
/// ```
/// line      = directive / row
/// directive = "#" *octet line-end
/// row       = column *( SP column ) line-end        column = *( octet except SP and LF )
/// line-end  = [ CR ] LF
/// ```
struct W3CReader: ~Copyable {
  private var position = 0
  /// The number of lines that were read.
  private(set) var line: UInt32 = 0
  /// The offset of the separator behind each column.
  private var ends = [UInt32](repeating: 0, count: W3CLayout.maximumColumns)
  private var layout: W3CLayout?
  private var lastDate: (UInt64, UInt16) = (0, 0)
  private var lastDay: Int64 = 0
  private var rowStart = 0

  init(layout: W3CLayout?) { self.layout = layout }

  /// Counts the changes of the columns: rows of different generations cannot be compared by their key.
  private(set) var generation = 0

  /// Begins with a chunk.
  mutating func begin(_ chunk: borrowing Chunk) {
    position = 0
    line = 0
    change(to: chunk.layout)
  }

  private mutating func change(to next: W3CLayout?) {
    guard next !== layout else { return }
    if next?.fields != layout?.fields { generation += 1 }
    layout = next
  }

  /// Writes the line of a screened header of the last row as `name: value`; the length of the name.
  func screenedLine(_ slot: Int, _ chunk: borrowing Chunk, into line: inout [UInt8]) -> Int {
    line.removeAll(keepingCapacity: true)
    guard let layout, slot < layout.screened.count else { return 0 }
    let header = layout.headers[layout.screened[slot]]
    let value = field(header.column, start: rowStart, chunk.storage.span.bytes)
    RequestComposer.append(
      LoggedHeader(
        name: header.name, value: value, hasPlusForBlank: header.hasPlusForBlank, isContentLength: false),
      chunk.bytes, to: &line)
    return header.name.count
  }

  /// The names of the headers that rows hold.
  var headerNames: [String] {
    layout?.headers.map { String(decoding: $0.name, as: UTF8.self) } ?? []
  }

  /// The length of a header's value in the last row.
  @inline(__always)
  func headerSize(_ index: Int, _ chunk: borrowing Chunk) -> Int {
    guard let layout else { return 0 }
    return Int(field(layout.headers[index].column, start: rowStart, chunk.storage.span.bytes).count)
  }

  /// The request headers of the last row.
  func appendHeaders(_ chunk: borrowing Chunk, to headers: inout [LoggedHeader]) {
    guard let layout else { return }
    let bytes = chunk.storage.span.bytes
    for header in layout.headers {
      headers.append(
        LoggedHeader(
          name: header.name, value: field(header.column, start: rowStart, bytes),
          hasPlusForBlank: header.hasPlusForBlank, isContentLength: header.isContentLength))
    }
  }

  /// The key of a record with everything but its query.
  static func keyWithoutQuery(_ record: borrowing CapturedRecord) -> RecordKey {
    var key = RecordKey()
    key.variant = record.key.variant | RecordKey.withoutQuery
    let query = record.query
    for index in 0..<record.key.count {
      let part = record.key.parts[index]
      if Int(part.start) <= Int(query.start), query.end <= part.end {
        key.add(FieldRange(Int(part.start), count: Int(query.start) - Int(part.start)))
        key.add(FieldRange(query.end, count: part.end - query.end))
      } else {
        key.add(part)
      }
    }
    return key
  }

  mutating func next(_ chunk: borrowing Chunk, key: KeyFields, _ record: inout CapturedRecord) -> RecordStep {
    guard position < chunk.count else { return .end }
    let bytes = chunk.storage.span.bytes
    rowStart = position
    let (columns, end) = Self.split(bytes, from: position, ends: &ends)
    position = end + 1
    record.line = line
    line += 1
    let isLast = position > chunk.count
    var textEnd = end
    if textEnd > rowStart, bytes.byte(textEnd - 1) == 0x0D { textEnd -= 1 }
    record.text = FieldRange(rowStart, count: textEnd - rowStart)
    if columns <= W3CLayout.maximumColumns, columns > 0 { ends[columns - 1] = UInt32(textEnd) }
    guard textEnd > rowStart else { return .skipped(.blank) }
    if bytes.byte(rowStart) == UInt8(ascii: "#") {
      change(
        to: W3CLayout.following(layout, chunk.storage.span.extracting(rowStart..<textEnd), key: key))
      return .skipped(.directive)
    }
    guard let layout, layout.hasColumns else { return .malformed(.noFields) }
    guard columns == layout.count else {
      let isCut = isLast && chunk.isUnterminated && columns < layout.count
      return .malformed(isCut ? .truncated : columns < layout.count ? .fewColumns : .manyColumns)
    }
    return read(layout, chunk, bytes, &record)
  }

  /// Finds the columns and the end of the line at an offset; eight bytes a step.
  private static func split(
    _ bytes: RawSpan, from start: Int, ends: inout [UInt32]
  ) -> (columns: Int, end: Int) {
    var ends = ends.mutableSpan
    var columns = 0
    var offset = start
    while true {
      // The chunk is padded, and a line feed stands behind its last byte: the loop ends before the padding does.
      let word = bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      // The high bit of each byte that is at most a blank.
      var marks =
        ~(((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x5F5F_5F5F_5F5F_5F5F) | word) & 0x8080_8080_8080_8080
      while marks != 0 {
        let shift = marks.trailingZeroBitCount & ~7
        let at = offset + shift >> 3
        let byte = UInt8(truncatingIfNeeded: word >> UInt64(shift))
        if byte == 0x20 {
          if columns < W3CLayout.maximumColumns { ends[columns] = UInt32(truncatingIfNeeded: at) }
          columns += 1
        } else if byte == 0x0A {
          return (columns + 1, at)
        }
        marks &= marks &- 1
      }
      offset += 8
    }
  }

  @inline(__always)
  private func field(_ column: Int, start rowStart: Int, _ bytes: RawSpan) -> FieldRange {
    guard column >= 0 else { return .none }
    let start = column == 0 ? rowStart : Int(ends[column - 1]) + 1
    let count = Int(ends[column]) - start
    if count == 1, bytes.byte(start) == UInt8(ascii: "-") { return FieldRange(start, count: 0) }
    return FieldRange(start, count: max(0, count))
  }

  private mutating func read(
    _ layout: W3CLayout, _ chunk: borrowing Chunk, _ bytes: RawSpan, _ record: inout CapturedRecord
  ) -> RecordStep {
    let start = rowStart
    guard readTime(layout, chunk, bytes, &record) else { return .malformed(.time) }
    guard readOutcome(layout, bytes, &record) else { return .malformed(.status) }
    record.form = .log
    record.assumptions = layout.assumptions
    record.method = field(layout.method, start: start, bytes)
    record.stem = field(layout.stem, start: start, bytes)
    record.query = field(layout.query, start: start, bytes)
    record.target = field(layout.target, start: start, bytes)
    record.version = field(layout.version, start: start, bytes)
    record.host = field(layout.host, start: start, bytes)
    record.client = field(layout.client, start: start, bytes)
    record.user = field(layout.user, start: start, bytes)
    record.serverAddress = field(layout.serverAddress, start: start, bytes)
    record.site = field(layout.site, start: start, bytes)
    record.reason = field(layout.reason, start: start, bytes)
    record.timeTaken = field(layout.timeTaken, start: start, bytes)
    record.tlsProtocol = field(layout.tlsProtocol, start: start, bytes)
    record.isTLS = layout.tlsProtocol < 0 ? nil : !record.tlsProtocol.isEmpty
    record.namesUser = layout.user >= 0
    record.hasPlusForBlankInUser = true
    record.isTimeOfCompletion = true
    record.timePrecision = 1_000_000
    record.serverPort = UInt16(
      truncatingIfNeeded: number(field(layout.port, start: start, bytes), bytes) ?? 0)
    record.bytesReceived = number(field(layout.bytesReceived, start: start, bytes), bytes) ?? -1
    if record.stem.isEmpty, record.target.isEmpty || record.method.isEmpty {
      return layout.reason >= 0 && record.method.isEmpty && record.target.isEmpty
        ? .skipped(.noRequest) : .malformed(.request)
    }
    guard !record.method.isEmpty else { return .malformed(.request) }
    readKey(layout, bytes, &record)
    return .record
  }

  private mutating func readTime(
    _ layout: W3CLayout, _ chunk: borrowing Chunk, _ bytes: RawSpan, _ record: inout CapturedRecord
  ) -> Bool {
    record.time = .min
    guard layout.time >= 0 else { return true }
    let time = field(layout.time, start: rowStart, bytes)
    guard time.count == 8, let seconds = CalendarDay.seconds(chunk.storage.span, at: Int(time.start)) else {
      return false
    }
    guard layout.date >= 0 else {
      if let day = layout.day { record.time = (day * 86_400 + seconds) * 1000 }
      return true
    }
    let date = field(layout.date, start: rowStart, bytes)
    guard date.count == 10 else { return false }
    let words = (
      bytes.unsafeLoadUnaligned(fromByteOffset: Int(date.start), as: UInt64.self),
      bytes.unsafeLoadUnaligned(fromByteOffset: Int(date.start) + 8, as: UInt16.self)
    )
    if words != lastDate {
      guard let day = CalendarDay.days(chunk.storage.span, at: Int(date.start)) else { return false }
      (lastDate, lastDay) = (words, day)
    }
    record.time = (lastDay * 86_400 + seconds) * 1000
    return true
  }

  private func readOutcome(_ layout: W3CLayout, _ bytes: RawSpan, _ record: inout CapturedRecord) -> Bool {
    record.logged = LoggedOutcome()
    if layout.reason >= 0 { record.logged.source = .httpSys }
    let status = field(layout.status, start: rowStart, bytes)
    if !status.isEmpty {
      guard let value = number(status, bytes), value <= 999 else { return false }
      record.logged.status = UInt16(value)
    }
    let substatus = field(layout.substatus, start: rowStart, bytes)
    if !substatus.isEmpty {
      guard let value = number(substatus, bytes), value <= 65535 else { return false }
      record.logged.substatus = Int32(value)
    }
    record.logged.win32 = UInt32(
      truncatingIfNeeded: number(field(layout.win32, start: rowStart, bytes), bytes) ?? 0)
    return true
  }

  /// The value of digits and nothing else; `nil` for anything else, and for more than 18 digits.
  @inline(__always)
  private func number(_ range: FieldRange, _ bytes: RawSpan) -> Int64? {
    guard range.count > 0, range.count <= 18 else { return nil }
    var value: Int64 = 0
    for index in range.range {
      let digit = bytes.byte(index) &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int64(digit)
    }
    return value
  }

  /// The columns that decide. What Application Request Routing appended to the query does not.
  private func readKey(_ layout: W3CLayout, _ bytes: RawSpan, _ record: inout CapturedRecord) {
    let queryEnd = record.query.end
    RoutingParameters.remove(from: &record, bytes)
    let isTrimmed = queryEnd != record.query.end
    record.key.count = 0
    record.screenedCount = layout.screened.count
    guard layout.hasKey else { return }
    for (slot, header) in layout.screened.enumerated() {
      record.screened[slot] = field(layout.headers[header].column, start: rowStart, bytes)
    }
    for run in layout.key {
      let start = run.first == 0 ? rowStart : Int(ends[run.first - 1]) + 1
      let end = Int(ends[run.last])
      if isTrimmed, start <= Int(record.query.start), queryEnd <= end {
        record.key.add(FieldRange(start, count: record.query.end - start))
        record.key.add(FieldRange(queryEnd, count: end - queryEnd))
      } else {
        record.key.add(FieldRange(start, count: end - start))
      }
    }
    if record.bytesReceived >= 0, RequestComposer.hasBody(record.method, bytes) {
      record.key.add(field(layout.bytesReceived, start: rowStart, bytes))
    }
    record.key.variant = isTrimmed ? RecordKey.trimmedQuery : 0
    if record.logged.status == 404, record.logged.substatus == 11 {
      record.key.variant |= RecordKey.doubleEscaping
    }
    if record.logged.isFailedLogon {
      record.key.variant |=
        record.logged.win32 == LoggedOutcome.invalidToken
        ? RecordKey.wrongToken : RecordKey.failedLogon
    }
  }
}

extension RecordKey {
  mutating func add(_ part: FieldRange) {
    parts[count] = part
    count += 1
  }
}

extension RawSpan {
  /// The byte at an offset, which is checked.
  @inline(__always)
  func byte(_ offset: Int) -> UInt8 { unsafeLoad(fromByteOffset: offset, as: UInt8.self) }
}
