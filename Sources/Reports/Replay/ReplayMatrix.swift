internal import Replay

/// Predicted outcomes against logged ones: how many records each pair has.
struct ReplayMatrix {
  /// A pair of outcomes.
  struct Cell {
    var predicted: String
    var logged: String
    var agreement: Agreement
    var count: UInt64
    var examples: [Example]
  }

  /// The outcomes that are predicted, the most frequent first.
  private(set) var rows: [String] = []
  /// The outcomes that are logged, the most frequent first.
  private(set) var columns: [String] = []
  private(set) var cells: [Cell] = []

  init(_ result: ReplayResult) {
    var byName: [[String]: Int] = [:]
    for pair in result.pairs {
      let predicted = OutcomeKey(pair.verdict).text
      let logged = pair.logged.text ?? "nothing"
      let key = [predicted, logged, pair.agreement.rawValue]
      guard let index = byName[key] else {
        byName[key] = cells.count
        cells.append(
          Cell(
            predicted: predicted, logged: logged, agreement: pair.agreement, count: pair.count,
            examples: pair.examples))
        continue
      }
      cells[index].count += pair.count
    }
    rows = Self.names(cells, \.predicted)
    columns = Self.names(cells, \.logged)
  }

  private static func names(_ cells: [Cell], _ name: KeyPath<Cell, String>) -> [String] {
    var order: [String] = []
    var totals: [String: UInt64] = [:]
    for cell in cells {
      if totals[cell[keyPath: name]] == nil { order.append(cell[keyPath: name]) }
      totals[cell[keyPath: name], default: 0] += cell.count
    }
    return order.enumerated().sorted { left, right in
      let counts = (totals[left.element] ?? 0, totals[right.element] ?? 0)
      return counts.0 != counts.1 ? counts.0 > counts.1 : left.offset < right.offset
    }.map(\.element)
  }

  func count(_ row: String, _ column: String) -> UInt64 {
    cells.reduce(0) { $0 + ($1.predicted == row && $1.logged == column ? $1.count : 0) }
  }

  /// Whether some record of the pair contradicts.
  func contradicts(_ row: String, _ column: String) -> Bool {
    cells.contains { $0.predicted == row && $0.logged == column && $0.agreement == .contradicts }
  }
}

/// The matrix as text. What has many columns is cut, and says so: `--lines` and the JSON form have all.
struct ReplayMatrixText {
  let style: Style
  private static let maximumRows = 20
  private static let maximumColumns = 8

  func lines(_ matrix: ReplayMatrix) -> [String] {
    guard !matrix.cells.isEmpty else { return [] }
    let columns = matrix.columns.prefix(Self.maximumColumns)
    let rows = matrix.rows.prefix(Self.maximumRows)
    let first = (rows.map(\.count) + ["predicted".count]).max() ?? 0
    let widths = columns.map { column in
      max(column.count, rows.map { NumberText.grouped(matrix.count($0, column)).count + 1 }.max() ?? 0)
    }
    var lines = [style.bold("matrix") + "  rows are predicted, columns are logged, '!' contradicts"]
    lines.append("  " + Self.padded("", first) + Self.line(zip(columns, widths).map { ($0, $1) }))
    for row in rows {
      let values = zip(columns, widths).map { column, width in
        let count = matrix.count(row, column)
        let mark = matrix.contradicts(row, column) ? "!" : ""
        return (count == 0 ? "." : NumberText.grouped(count) + mark, width)
      }
      lines.append("  " + row + String(repeating: " ", count: first - row.count) + Self.line(values))
    }
    let hidden = (matrix.rows.count - rows.count, matrix.columns.count - columns.count)
    if hidden.0 > 0 || hidden.1 > 0 {
      lines.append("  and \(hidden.0) more predicted, \(hidden.1) more logged outcomes")
    }
    return lines + [""]
  }

  private static func line(_ values: [(text: String, width: Int)]) -> String {
    values.map { "  " + padded($0.text, $0.width) }.joined()
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
