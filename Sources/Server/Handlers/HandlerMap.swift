/// The effective `<handlers>` of one scope, first form: which mapping a path and a method select, and where
/// the script path ends. Rows whose preCondition does not hold are left out when the map is built.
///
/// Source: content-and-errors 2.2 and 2.3.
final class HandlerMap: Sendable {
  /// The rows in effective order.
  let rows: [Row]
  /// For each extension the rows whose pattern ends with it; `ByteTable` gives the index.
  private let extensions: ByteTable
  private let byExtension: [[Int32]]
  /// The rows `*`, `*.` and patterns without an extension of their own.
  private let others: [Int32]

  /// One row.
  struct Row: Sendable {
    var name: String
    var pattern: Pattern
    /// The methods; empty stands for `*`.
    var verbs: [[UInt8]]
    var setting: Int32
  }

  /// The forms of `path`.
  enum Pattern: Sendable {
    /// `*`: every path.
    case all
    /// `*.`: the last segment has no extension.
    case extensionless
    /// `*.ext`: a segment has the extension, given with its dot in lower case.
    case fileExtension([UInt8])
    /// `*text`: a segment ends the text, which may follow any run of characters.
    case suffix([UInt8])
    /// `name.ext` or `dir/name.ext`: whole segments at any depth, with their leading slash.
    case segments([UInt8])
    /// Anything with a `*` elsewhere: parts between the stars.
    case parts([[UInt8]])
  }

  /// What a request selects.
  struct Selection: Sendable {
    /// The index of the row, or -1.
    var row: Int32
    /// The length of the script path.
    var scriptLength: Int
  }

  init(_ rows: [Row]) {
    self.rows = rows
    var keys: [(key: String, value: Int32)] = []
    var lists: [[Int32]] = []
    var others: [Int32] = []
    for (index, row) in rows.enumerated() {
      guard let key = row.pattern.extensionKey else {
        others.append(Int32(index))
        continue
      }
      if let known = keys.first(where: { $0.key == key }) {
        lists[Int(known.value)].append(Int32(index))
      } else {
        keys.append((key, Int32(lists.count)))
        lists.append([Int32(index)])
      }
    }
    extensions = ByteTable(keys)
    byExtension = lists
    self.others = others
  }

  /// The first row that matches path and method.
  func select(_ path: Span<UInt8>, method: Span<UInt8>) -> Selection {
    var best = Selection(row: -1, scriptLength: path.count)
    var dot = -1
    for index in 0...path.count {
      if index < path.count, path[index] == UInt8(ascii: ".") {
        dot = index
        continue
      }
      guard index == path.count || path[index] == UInt8(ascii: "/") else { continue }
      if dot >= 0, let list = extensions[path.extracting(dot..<index)] {
        for row in byExtension[Int(list)] where best.row < 0 || row < best.row {
          consider(row, path, end: index, method, &best)
        }
      }
      dot = -1
    }
    for row in others where best.row < 0 || row < best.row {
      let isMatch: Bool
      switch rows[Int(row)].pattern {
      case .all: isMatch = true
      case .extensionless: isMatch = Self.isExtensionless(path)
      default:
        considerEverySegment(row, path, method, &best)
        continue
      }
      if isMatch, takes(row, method) { best = Selection(row: row, scriptLength: path.count) }
    }
    return best
  }

  private func considerEverySegment(
    _ row: Int32, _ path: Span<UInt8>, _ method: Span<UInt8>, _ best: inout Selection
  ) {
    for end in 1...max(1, path.count)
    where end <= path.count && (end == path.count || path[end] == UInt8(ascii: "/")) {
      consider(row, path, end: end, method, &best)
      if best.row == row { return }
    }
  }

  private func consider(
    _ row: Int32, _ path: Span<UInt8>, end: Int, _ method: Span<UInt8>, _ best: inout Selection
  ) {
    guard best.row < 0 || row < best.row, takes(row, method),
      rows[Int(row)].pattern.matches(path.extracting(0..<end))
    else { return }
    best = Selection(row: row, scriptLength: end)
  }

  private func takes(_ row: Int32, _ method: Span<UInt8>) -> Bool {
    let verbs = rows[Int(row)].verbs
    if verbs.isEmpty { return true }
    for verb in verbs where verb.count == method.count {
      var isEqual = true
      for index in method.indices where method[index] != verb[index] { isEqual = false }
      if isEqual { return true }
    }
    return false
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

extension HandlerMap.Pattern {
  /// Reads one member of a `path` attribute; it compares without case.
  init(_ text: String) {
    let bytes = text.utf8.map { ByteClass.lowercase($0) }
    let stars = bytes.filter { $0 == UInt8(ascii: "*") }.count
    if bytes == [UInt8(ascii: "*")] {
      self = .all
    } else if bytes == Array("*.".utf8) {
      self = .extensionless
    } else if stars == 0 {
      self = .segments(bytes.first == UInt8(ascii: "/") ? bytes : [UInt8(ascii: "/")] + bytes)
    } else if stars == 1, bytes.first == UInt8(ascii: "*") {
      let tail = Array(bytes.dropFirst())
      let isExtension =
        tail.first == UInt8(ascii: ".")
        && !tail.dropFirst().contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }
      self = isExtension ? .fileExtension(tail) : .suffix(tail)
    } else {
      self = .parts(
        bytes.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map(Array.init))
    }
  }

  /// The extension every match of this pattern ends with, or `nil`.
  var extensionKey: String? {
    let tail: [UInt8]
    switch self {
    case .all, .extensionless: return nil
    case .fileExtension(let text), .suffix(let text), .segments(let text): tail = text
    case .parts(let parts): tail = parts.last ?? []
    }
    guard let dot = tail.lastIndex(of: UInt8(ascii: ".")), dot + 1 < tail.count,
      !tail[dot...].contains(UInt8(ascii: "/"))
    else { return nil }
    return String(decoding: tail[dot...], as: UTF8.self)
  }

  /// Whether a script path, which ends at a segment boundary, matches.
  func matches(_ script: Span<UInt8>) -> Bool {
    switch self {
    case .all, .extensionless: true
    case .fileExtension(let text), .suffix(let text): Self.hasSuffix(script, text)
    case .segments(let text): Self.hasSuffix(script, text)
    case .parts(let parts): Self.matches(parts, script)
    }
  }

  private static func hasSuffix(_ script: Span<UInt8>, _ text: [UInt8]) -> Bool {
    script.count >= text.count && isAt(script, script.count - text.count, text)
  }

  private static func isAt(_ script: Span<UInt8>, _ offset: Int, _ text: [UInt8]) -> Bool {
    guard offset + text.count <= script.count else { return false }
    for index in text.indices where ByteClass.lowercase(script[offset + index]) != text[index] {
      return false
    }
    return true
  }

  /// Stars between literal parts: the first part starts a segment, the last one ends the script path.
  private static func matches(_ parts: [[UInt8]], _ script: Span<UInt8>) -> Bool {
    guard let first = parts.first, let last = parts.last, script.count >= last.count else { return false }
    var position = 0
    for start in script.indices
    where script[start] == UInt8(ascii: "/") && (first.isEmpty || isAt(script, start + 1, first)) {
      position = start + 1 + first.count
      var found = true
      for part in parts.dropFirst().dropLast() {
        while position + part.count <= script.count, !isAt(script, position, part) { position += 1 }
        found = position + part.count <= script.count
        position += part.count
        if !found { break }
      }
      if found, position <= script.count - last.count, hasSuffix(script, last) { return true }
    }
    return false
  }
}
