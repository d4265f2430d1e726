/// What the columns of a W3C log are, as its last `#Fields` directive says.
///
/// Source: http-sys 1.2; Microsoft, "W3C Logging", "Enhanced logging for IIS 8.5" and, for `crypt-protocol`, "New IIS
/// functionality to help identify weak TLS usage".
final class W3CLayout: Sendable {
  /// The number of columns.
  let count: Int
  /// Days since 1970-01-01 of the last `#Date` directive, or `nil`: the day of rows without `date`.
  let day: Int64?
  /// Whether the columns are known; a `#Date` may come before them.
  var hasColumns: Bool { count > 0 }

  let date, time, method, stem, query, target, version, host, port: Int
  let client, user, serverAddress, site, reason, status, substatus, win32, bytesReceived: Int
  let timeTaken, tlsProtocol: Int
  /// The request headers that are logged, with their column.
  let headers: [Header]
  /// Whether two rows can be the same request.
  let hasKey: Bool
  /// The headers, as indices in `headers`, that `KeyFields.screenedHeaders` names.
  let screened: [Int]
  /// The columns that tell requests apart, first and last of each run.
  let key: [(first: Int, last: Int)]
  /// What no row of this layout tells.
  let assumptions: CaptureAssumptions

  /// The names in lower case.
  let fields: [String]
  private let keyFields: KeyFields

  /// A request header that is logged.
  struct Header: Sendable {
    var name: [UInt8]
    var column: Int
    /// Whether blanks were logged as `+` and a `+` most likely was a blank.
    var hasPlusForBlank: Bool
    /// Whether it is the length of the body, which then need not be guessed.
    var isContentLength: Bool
  }

  /// The most columns that are looked at.
  static let maximumColumns = 128

  /// Creates the layout of the names that follow `#Fields:`.
  init(_ names: String, key keyFields: KeyFields, day: Int64? = nil) {
    fields = names.split { $0 == " " || $0 == "\t" || $0 == "," }.map { $0.lowercased() }
    self.keyFields = keyFields
    self.day = day
    count = fields.count
    let fields = fields
    func column(_ name: String) -> Int {
      fields.firstIndex(of: name).flatMap { $0 < Self.maximumColumns ? $0 : nil } ?? -1
    }
    (date, time) = (column("date"), column("time"))
    (method, stem, query) = (column("cs-method"), column("cs-uri-stem"), column("cs-uri-query"))
    (target, version) = (column("cs-uri"), column("cs-version"))
    host = max(column("cs-host"), column("cs(host)"))
    (port, client, user) = (column("s-port"), column("c-ip"), column("cs-username"))
    (serverAddress, reason) = (column("s-ip"), column("s-reason"))
    site = max(column("s-sitename"), column("s-siteid"))
    (status, substatus) = (column("sc-status"), column("sc-substatus"))
    (win32, bytesReceived) = (column("sc-win32-status"), column("cs-bytes"))
    (timeTaken, tlsProtocol) = (column("time-taken"), column("crypt-protocol"))
    headers = Self.headers(fields)
    hasKey =
      !keyFields.isUnrepeatable
      && !headers.contains {
        keyFields.unrepeatableHeaders.contains(String(decoding: $0.name, as: UTF8.self))
      }
    var parts = [method, stem, query, target, version, host, port, tlsProtocol]
    var screened: [Int] = []
    for (index, header) in headers.enumerated() {
      let name = String(decoding: header.name, as: UTF8.self)
      if header.isContentLength || name == "translate" || keyFields.headers?.contains(name) ?? true {
        parts.append(header.column)
      } else if keyFields.screenedHeaders.contains(name) {
        screened.append(index)
      }
    }
    if screened.count > CapturedRecord.maximumScreened {
      let headers = headers
      parts += screened.map { headers[$0].column }
      screened = []
    }
    self.screened = screened
    if keyFields.client { parts.append(client) }
    if keyFields.user { parts.append(user) }
    if keyFields.serverAddress { parts.append(serverAddress) }
    if keyFields.site { parts.append(site) }
    key = Self.runs(parts)
    assumptions = [
      .headers, host < 0 ? .host : [], version < 0 ? .version : [],
      port < 0 || tlsProtocol >= 0 ? [] : .tlsFromPort,
      target < 0 ? .spelling : [],
    ]
  }

  private static func headers(_ fields: [String]) -> [Header] {
    fields.prefix(maximumColumns).enumerated().compactMap { column, field in
      let name: String
      if field.hasPrefix("cs("), field.hasSuffix(")") {
        name = String(field.dropFirst(3).dropLast())
      } else if field == "x-forwarded-for" {
        name = field
      } else {
        return nil
      }
      // How the body was sent cannot be told from a log that does not hold it.
      if name == "host" || name == "transfer-encoding" || name == "expect" { return nil }
      // A URL holds no blank, so its '+' is one.
      return Header(
        name: Array(name.utf8), column: column, hasPlusForBlank: name != "referer",
        isContentLength: name == "content-length")
    }
  }

  /// Joins columns that stand side by side, and then the nearest ones until there are four runs at most: a key
  /// with needless columns tells more requests apart, never fewer.
  private static func runs(_ columns: [Int]) -> [(first: Int, last: Int)] {
    var runs: [(first: Int, last: Int)] = []
    for column in Set(columns).sorted() where column >= 0 {
      if let last = runs.last, column == last.last + 1 {
        runs[runs.count - 1].last = column
      } else {
        runs.append((column, column))
      }
    }
    while runs.count > RecordKey.maximumCount - 3 {
      var nearest = 1
      for index in 1..<runs.count
      where runs[index].first - runs[index - 1].last < runs[nearest].first - runs[nearest - 1].last {
        nearest = index
      }
      runs[nearest - 1].last = runs[nearest].last
      runs.remove(at: nearest)
    }
    return runs
  }
}

extension W3CLayout {
  /// The layout behind a directive: `#Fields` sets the columns, `#Date` the day, any other changes nothing.
  static func following(_ layout: W3CLayout?, _ line: Span<UInt8>, key: KeyFields) -> W3CLayout? {
    if line.starts(with: "#Fields:") {
      return W3CLayout(text(line, from: 8), key: key, day: layout?.day)
    }
    guard line.starts(with: "#Date:") else { return layout }
    var start = 6
    while start < line.count, line[start] == 0x20 { start += 1 }
    guard let day = CalendarDay.days(line, at: start) else { return layout }
    return W3CLayout(layout?.fields.joined(separator: " ") ?? "", key: key, day: day)
  }

  private static func text(_ line: Span<UInt8>, from start: Int) -> String {
    var end = line.count
    while end > start, line[end - 1] <= 0x20 { end -= 1 }
    return String(decoding: (start..<end).map { line[$0] }, as: UTF8.self)
  }

  /// Whether a line is a row that begins with date and time, as IIS's own rows do.
  static func looksLikeRow(_ line: Span<UInt8>) -> Bool {
    guard line.count > 19, CalendarDay.days(line, at: 0) != nil, line[10] == 0x20 else { return false }
    return CalendarDay.seconds(line, at: 11) != nil && line[19] == 0x20
  }
}
