internal import Captures
internal import Server

/// Measures the paths, queries and headers of records and counts those that come near a limit.
struct SizeCounter {
  private(set) var paths = SizeHistogram()
  private(set) var queries = SizeHistogram()
  /// By the header's name in lower case.
  private(set) var headers: [String: SizeHistogram] = [:]
  private(set) var uses: [LimitInForce: Use] = [:]
  /// By policy: its limits, and the sizes from which records are looked at one by one.
  private let limits: [[LimitInForce]]
  private let notedPath: [Int]
  private let notedQuery: [Int]
  /// The headers of the present layout.
  private var names: [String] = []
  private var columns: [SizeHistogram] = []
  /// For each of them the size from which records are looked at one by one.
  private var notedColumns: [Int] = []

  /// How near records come to a limit.
  struct Use: Sendable {
    /// The records between four fifths of the limit and the limit.
    var near: UInt64 = 0
    /// The records beyond it.
    var beyond: UInt64 = 0
    var largest = 0
    var example: RecordExample?
  }

  init(_ snapshot: Snapshot) {
    limits = (0..<snapshot.policyCount).map { snapshot.limits(ofPolicy: $0) }
    func smallest(_ limits: [LimitInForce], _ isMeant: (LimitInForce) -> Bool) -> Int {
      limits.filter(isMeant).map(Self.noted).min() ?? .max
    }
    notedPath = limits.map { smallest($0) { $0.part == .path } }
    notedQuery = limits.map { smallest($0) { $0.part == .query } }
  }

  /// The size from which a record is near a limit: more than four fifths of it.
  private static func noted(_ limit: LimitInForce) -> Int {
    Int(clamping: limit.limit / 5 * 4 + limit.limit % 5 * 4 / 5)
  }

  /// Begins with rows whose headers have these names.
  mutating func begin(headers names: [String]) {
    keep()
    self.names = names
    columns = names.map { _ in SizeHistogram() }
    notedColumns = names.map { name in
      let sizes = limits.joined().compactMap { limit -> Int? in
        switch limit.part {
        case .header(name): Self.noted(limit)
        case .headerLine: Self.noted(limit) - name.utf8.count - 2
        default: nil
        }
      }
      return sizes.min() ?? .max
    }
  }

  /// Adds the sizes of the present layout to those of the ones before.
  mutating func keep() {
    for (name, column) in zip(names, columns) where column.count > 0 {
      headers[name, default: SizeHistogram()].merge(column)
    }
    names = []
    columns = []
  }

  /// Counts the path and the query of a record; whether one of them is near a limit.
  @inline(__always)
  mutating func add(path: Int, query: Int, policy: Int) -> Bool {
    paths.add(path)
    if query > 0 { queries.add(query) }
    guard policy >= 0 else { return false }
    return path > notedPath[policy] || query > notedQuery[policy]
  }

  /// Counts the value of a header of the present layout; whether it may be near a limit.
  @inline(__always)
  mutating func add(header index: Int, _ size: Int) -> Bool {
    columns[index].add(size)
    return size > notedColumns[index]
  }

  /// Counts a header that is no column of a layout.
  mutating func add(header name: String, size: Int) { headers[name, default: SizeHistogram()].add(size) }

  /// The size of a part as a limit counts it; `nil` when the limit is on another part, or far away.
  private static func measured(
    _ part: LimitInForce.Part, _ size: Int, by limit: LimitInForce
  ) -> Int? {
    let measured: Int
    switch (limit.part, part) {
    case (.headerLine, .header(let name)): measured = size + name.utf8.count + 2
    case _ where limit.part == part: measured = size
    default: return nil
    }
    return measured > noted(limit) ? measured : nil
  }

  /// Whether a part of a record is near a limit.
  func isNear(_ part: LimitInForce.Part, _ size: Int, policy: Int) -> Bool {
    limits.indices.contains(policy) && limits[policy].contains { Self.measured(part, size, by: $0) != nil }
  }

  /// Notes a part of a record that is near a limit.
  mutating func note(_ part: LimitInForce.Part, _ size: Int, policy: Int, _ example: RecordExample) {
    for limit in limits[policy] {
      guard let measured = Self.measured(part, size, by: limit) else { continue }
      var use = uses[limit] ?? Use()
      if UInt64(measured) > limit.limit { use.beyond += 1 } else { use.near += 1 }
      if measured > use.largest {
        use.largest = measured
        use.example = example
      }
      uses[limit] = use
    }
  }
}

/// The sizes of the parts of a request that is given by its bytes.
struct WireSizes {
  var path = 0
  var query = 0
  var headers: [(name: String, size: Int)] = []

  /// Measures the target of the first line and the values of the header lines.
  init(_ request: Span<UInt8>) {
    var index = 0
    func skip(_ isMeant: (UInt8) -> Bool) {
      while index < request.count, isMeant(request[index]) { index += 1 }
    }
    skip { $0 > 0x20 }
    skip { $0 == 0x20 }
    let start = index
    skip { $0 > 0x20 }
    (path, query) = Self.target(request.extracting(start..<index))
    skip { $0 != 0x0A }
    index += 1
    while index < request.count, headers.count < 256 {
      let line = index
      skip { $0 != 0x0A && $0 != UInt8(ascii: ":") }
      guard index > line, index < request.count, request[index] == UInt8(ascii: ":") else { return }
      let name = String(decoding: (line..<index).map { request[$0] | 0x20 }, as: UTF8.self)
      index += 1
      skip { $0 == 0x20 || $0 == 0x09 }
      let value = index
      skip { $0 != 0x0A }
      let isCR = index > value && request[index - 1] == 0x0D
      headers.append((name, index - value - (isCR ? 1 : 0)))
      index += 1
    }
  }

  /// The lengths of path and query; scheme, authority and fragment do not count.
  static func target(_ target: Span<UInt8>) -> (path: Int, query: Int) {
    var start = 0
    var end = 0
    while end < target.count, target[end] != UInt8(ascii: "#") { end += 1 }
    var mark = 0
    while mark < end, target[mark] != UInt8(ascii: "?") { mark += 1 }
    if mark > 0, target[0] != UInt8(ascii: "/") {
      var slashes = 0
      while start < mark, slashes < 3 {
        if target[start] == UInt8(ascii: "/") { slashes += 1 }
        if slashes < 3 { start += 1 }
      }
    }
    return (mark - start, max(0, end - mark - 1))
  }
}
