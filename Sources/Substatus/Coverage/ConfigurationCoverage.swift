/// Which settings requests look at: every attribute that differs from its default, and every entry of a
/// collection, of all configuration that decides them. Here "case" stands for a test case or a record of traffic.
public struct ConfigurationCoverage: Sendable {
  /// The settings, by file, line and column.
  public var items: [Item] = []
  /// The lines of the files that hold settings, by the name of the file.
  public var lines: [String: [String]] = [:]

  /// Creates a coverage of nothing.
  public init() {}

  /// A setting and the cases that look at it.
  public struct Item: Sendable, Hashable {
    /// The file; for configuration inside a scenario file that file's path, a colon and the name inside.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// The column in bytes, from 1.
    public var column: Int
    /// The path of the setting.
    public var path: String
    /// The number of cases in which a rule reads it.
    public var evaluated: Int
    /// The number of cases whose answer names it; they are among the evaluated ones.
    public var decided: Int
    /// Whether the file can be found on the disk, so that its lines can be shown.
    public var isOnDisk: Bool

    /// Creates an item; see the properties for what each part means.
    public init(
      file: String, line: Int, column: Int, path: String, evaluated: Int, decided: Int, isOnDisk: Bool
    ) {
      self.file = file
      self.line = line
      self.column = column
      self.path = path
      self.evaluated = evaluated
      self.decided = decided
      self.isOnDisk = isOnDisk
    }

    /// What the cases come to.
    public var state: State { decided > 0 ? .decided : evaluated > 0 ? .evaluated : .neverReached }
  }

  /// How far the cases get.
  public enum State: String, Sendable, CaseIterable {
    /// Some answer names the setting.
    case decided
    /// Some rule reads it, and no answer names it.
    case evaluated
    /// No rule reads it where it is in force.
    case neverReached
  }

  /// The settings in a state.
  public func count(_ state: State) -> Int { items.count { $0.state == state } }

  /// The share of settings that some case evaluates, in percent; 100 when there are none.
  public var percent: Double {
    items.isEmpty ? 100 : 100 * Double(items.count - count(.neverReached)) / Double(items.count)
  }
}

extension ConfigurationCoverage {
  /// Adds settings and cases up by place, so that a file that several sites or cases share counts once.
  public mutating func add(_ other: [Item]) {
    var known: [Place: Int] = [:]
    for (index, item) in items.enumerated() { known[Place(item)] = index }
    for item in other {
      if let index = known[Place(item)] {
        items[index].evaluated += item.evaluated
        items[index].decided += item.decided
      } else {
        known[Place(item)] = items.count
        items.append(item)
      }
    }
  }

  /// Puts the settings in the order of files and lines.
  public mutating func sort() {
    items.sort { ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column) }
  }

  private struct Place: Hashable {
    var file: String
    var line: Int
    var column: Int
    var path: String

    init(_ item: Item) { (file, line, column, path) = (item.file, item.line, item.column, item.path) }
  }
}
