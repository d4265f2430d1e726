/// Something in a scenario file that cannot be used: what, where, and what to write instead.
public struct ScenarioError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Creates an error at a place.
  public init(file: String, line: Int, column: Int, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  /// The file as it was named.
  public var file: String
  /// The line, from 1; 0 when the file could not be read at all.
  public var line: Int
  /// The column, from 1.
  public var column: Int
  /// What is wrong, and what to do.
  public var message: String

  /// `file:line:column: message`.
  public var description: String {
    line > 0 ? "\(file):\(line):\(column): \(message)" : "\(file): \(message)"
  }
}

/// The nearest of some words to one that is none of them.
enum Suggestion {
  /// `; did you mean 'x'?`, or the list of words when none is near.
  static func text(for word: String, among words: [String]) -> String {
    let ranked = words.map { ($0, distance(Array(word.lowercased()), Array($0.lowercased()))) }
    if let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= max(2, word.count / 3) {
      return "; did you mean '\(best.0)'?"
    }
    return "; there are " + words.joined(separator: ", ")
  }

  /// The number of characters to insert, delete, replace or swap with their neighbour.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    guard left.count < 64, right.count < 64 else { return .max }
    var rows = [Array(0...right.count)]
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        var best = min(row[j] + 1, rows[i][j + 1] + 1, rows[i][j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          best = min(best, rows[i - 1][j - 1] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[left.count][right.count]
  }
}
