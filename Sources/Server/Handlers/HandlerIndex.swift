/// The rows of a list of mappings by the extension they ask for, so that a path looks at few of them.
struct HandlerIndex: Sendable {
  /// For each extension the rows whose pattern ends with it; `ByteTable` gives the index.
  private let extensions: ByteTable
  private let byExtension: [[Int32]]
  /// The rows `*`, `*.` and patterns without an extension of their own.
  private let others: [Int32]
  /// Those of both that take GET, which most requests are.
  private let byExtensionForGet: [[Int32]]
  private let othersForGet: [Int32]

  init(_ rows: [HandlerMap.Row]) {
    var keys: [(key: String, value: Int32)] = []
    var known: [String: Int] = [:]
    var lists: [[Int32]] = []
    var others: [Int32] = []
    for (index, row) in rows.enumerated() {
      guard let key = row.extensionKey else {
        others.append(Int32(index))
        continue
      }
      if let list = known[key] {
        lists[list].append(Int32(index))
      } else {
        known[key] = lists.count
        keys.append((key, Int32(lists.count)))
        lists.append([Int32(index)])
      }
    }
    extensions = ByteTable(keys)
    byExtension = lists
    self.others = others
    let get = Array("GET".utf8)
    func takesGet(_ row: Int32) -> Bool {
      rows[Int(row)].verbs.isEmpty || rows[Int(row)].verbs.contains(get)
    }
    byExtensionForGet = lists.map { $0.filter(takesGet) }
    othersForGet = others.filter(takesGet)
  }

  /// The first row behind `after` that matches the path and is accepted; the path is split at the leftmost
  /// place.
  ///
  /// - Parameters:
  ///   - shape: the shape of the path.
  ///   - isGet: whether exactly the rows that take GET are accepted; then `accepts` is not asked.
  func select(
    _ path: Span<UInt8>, _ shape: PathShape, _ rows: [HandlerMap.Row], isGet: Bool, isTransferred: Bool,
    after: Int32, accepts: (borrowing HandlerMap.Row) -> Bool
  ) -> HandlerMap.Selection {
    var best = HandlerMap.Selection(row: -1, scriptLength: path.count)
    if shape.contains(.dot) {
      selectByExtension(path, rows, isGet: isGet, after: after, accepts: accepts, &best)
    }
    let takesExtensionless = !isTransferred && (!shape.contains(.dot) || Self.isExtensionless(path))
    for row in isGet ? othersForGet : others where row > after {
      if best.row >= 0, row > best.row { break }
      let end: Int?
      switch rows[Int(row)].pattern {
      case .all: end = path.count
      case .extensionless: end = takesExtensionless ? path.count : nil
      case .suffix, .segments, .parts, .fileExtension: end = Self.firstEnd(rows[Int(row)].pattern, path)
      }
      if let end, isGet || accepts(rows[Int(row)]) {
        best = HandlerMap.Selection(row: row, scriptLength: end)
      }
    }
    return best
  }

  @inline(__always)
  private func selectByExtension(
    _ path: Span<UInt8>, _ rows: [HandlerMap.Row], isGet: Bool, after: Int32,
    accepts: (borrowing HandlerMap.Row) -> Bool, _ best: inout HandlerMap.Selection
  ) {
    var dot = ByteScan.first(UInt8(ascii: "."), in: path, from: 0)
    while dot < path.count {
      // The extension of a segment starts at its last dot.
      let end = ByteScan.first(UInt8(ascii: "/"), in: path, from: dot)
      let next = ByteScan.first(UInt8(ascii: "."), in: path, from: dot + 1)
      if next > end || next == path.count, let list = extensions[path.extracting(dot..<end)] {
        for row in isGet ? byExtensionForGet[Int(list)] : byExtension[Int(list)]
        where row > after && (best.row < 0 || row < best.row) && (isGet || accepts(rows[Int(row)]))
          && rows[Int(row)].pattern.matches(path.extracting(0..<end))
        {
          best = HandlerMap.Selection(row: row, scriptLength: end)
        }
      }
      dot = next
    }
  }

  /// The leftmost segment end at which a pattern matches.
  private static func firstEnd(_ pattern: HandlerPattern, _ path: Span<UInt8>) -> Int? {
    if pattern.takesWholePath { return pattern.matches(path) ? path.count : nil }
    for end in path.indices.dropFirst()
    where path[end] == UInt8(ascii: "/") && pattern.matches(path.extracting(0..<end)) {
      return end
    }
    return pattern.matches(path) ? path.count : nil
  }

  private static func isExtensionless(_ path: Span<UInt8>) -> Bool {
    guard path.count > 0, path[path.count - 1] != UInt8(ascii: ".") else { return true }
    var index = path.count
    while index > 0, path[index - 1] != UInt8(ascii: "/") {
      index -= 1
      if path[index] == UInt8(ascii: ".") { return false }
    }
    return true
  }
}
