/// How often which outcome stands against which other one: predicted against logged, before against after.
struct OutcomeMatrix {
  /// Counts by row and column.
  private var cells: [Pair: UInt64] = [:]
  private struct Pair: Hashable {
    var row: String
    var column: String
  }

  /// The names of the rows and columns, the most frequent first.
  private(set) var rows: [String] = []
  private(set) var columns: [String] = []
  /// The rows and columns that a page shows; what is less frequent stands in the list of cases.
  static let maximumSize = 24

  /// - Parameter counts: the numbers to be added up.
  init(_ counts: [(row: String, column: String, count: UInt64)]) {
    var rowTotals: [String: UInt64] = [:]
    var columnTotals: [String: UInt64] = [:]
    for (row, column, count) in counts {
      cells[Pair(row: row, column: column), default: 0] += count
      rowTotals[row, default: 0] += count
      columnTotals[column, default: 0] += count
    }
    rows = Self.ordered(rowTotals)
    columns = Self.ordered(columnTotals)
  }

  private static func ordered(_ totals: [String: UInt64]) -> [String] {
    totals.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  subscript(_ row: String, _ column: String) -> UInt64 { cells[Pair(row: row, column: column)] ?? 0 }

  /// The matrix as a table; each number chooses the cases it counts.
  ///
  /// - Parameters:
  ///   - names: the names of the filters that the rows and the columns choose.
  ///   - style: the style of a cell.
  func html(
    _ names: (row: String, column: String), _ labels: (row: String, column: String),
    style: (_ row: String, _ column: String) -> String
  ) -> String {
    guard !rows.isEmpty else { return "" }
    let (shownRows, shownColumns) = (rows.prefix(Self.maximumSize), columns.prefix(Self.maximumSize))
    let most = max(1, cells.values.max() ?? 1)
    var text = "<div class=\"wide\"><table class=\"matrix\" id=\"matrix\">\n"
    text +=
      "<caption class=\"soft\">\(labels.row) (rows) against \(labels.column) (columns)</caption>\n<thead><tr><td></td>"
    for column in shownColumns {
      text += "<th scope=\"col\" class=\"number mono\">\(XMLText.escaped(column))</th>"
    }
    text += "</tr></thead>\n<tbody>\n"
    for row in shownRows {
      text += "<tr><th scope=\"row\" class=\"mono\">\(XMLText.escaped(row))</th>"
      for column in shownColumns {
        let count = self[row, column]
        guard count > 0 else {
          text += "<td class=\"number soft\">·</td>"
          continue
        }
        let share = (Double(count) / Double(most)).squareRoot()
        let choice: KeyValuePairs = [names.row: row, names.column: column]
        let chosen = XMLText.attribute(HTMLFilters.choice(choice))
        text += "<td class=\"number heat \(style(row, column))\" style=\"--share:\(Self.hundredths(share))\">"
        text += "<a href=\"#cases\" data-choose=\"\(chosen)\">\(NumberText.grouped(count))</a></td>"
      }
      text += "</tr>\n"
    }
    text += "</tbody></table></div>\n"
    if rows.count > shownRows.count || columns.count > shownColumns.count {
      text += "<p class=\"soft\">The \(Self.maximumSize) most frequent of \(rows.count) rows and "
      text += "\(columns.count) columns; the list below has all.</p>\n"
    }
    return text
  }

  /// `0.42`.
  private static func hundredths(_ share: Double) -> String {
    let number = Int((min(1, share) * 100).rounded())
    return number == 100 ? "1" : "0." + (number < 10 ? "0\(number)" : "\(number)")
  }
}
