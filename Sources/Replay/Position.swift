/// Where a record stands among all captures; positions order as the records do.
struct Position: Sendable, Hashable, Comparable {
  /// The number of the chunk.
  var chunk: UInt32
  /// The line in the chunk, from 0.
  var line: UInt32

  /// Behind every record.
  static let last = Position(chunk: .max, line: .max)

  /// Whether a record comes before another.
  static func < (left: Position, right: Position) -> Bool {
    (left.chunk, left.line) < (right.chunk, right.line)
  }
}

/// The files and line counts of all chunks, from which positions become places.
struct ChunkTable: Sendable {
  /// By chunk: its file, and the number of its lines.
  private var rows: [(file: Int32, lines: UInt32)] = []

  mutating func note(chunk: Int, file: Int, lines: Int) {
    while rows.count <= chunk { rows.append((-1, 0)) }
    rows[chunk] = (Int32(file), UInt32(lines))
  }

  mutating func merge(_ other: ChunkTable) {
    for (chunk, row) in other.rows.enumerated() where row.file >= 0 {
      note(chunk: chunk, file: Int(row.file), lines: Int(row.lines))
    }
  }

  /// The number of lines of the same file before each chunk.
  func firstLines() -> [UInt64] {
    var first: [UInt64] = []
    first.reserveCapacity(rows.count)
    for (index, row) in rows.enumerated() {
      let isSameFile = index > 0 && rows[index - 1].file == row.file
      first.append(isSameFile ? first[index - 1] + UInt64(rows[index - 1].lines) : 0)
    }
    return first
  }

  func file(of chunk: UInt32) -> Int { Int(rows[Int(chunk)].file) }
}
