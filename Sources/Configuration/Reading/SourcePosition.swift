/// A place in a configuration file, as an editor shows it.
public struct SourcePosition: Sendable, Hashable {
  /// The file's name as the user gave it.
  public var file: String
  /// The line, counted from 1.
  public var line: Int
  /// The column in bytes of the line's UTF-8 form, counted from 1. A byte-order mark does not count.
  public var column: Int

  /// A place named by its three parts.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension SourcePosition: CustomStringConvertible {
  /// `web.config:7:23`.
  public var description: String { "\(file):\(line):\(column)" }
}
