/// A place in a configuration file.
public struct SourcePosition: Sendable, Hashable {
  /// The name of the file, as it was given to ``ConfigurationFile``.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column, from 1, in bytes (UTF-8 and 8-bit encodings) or code units (UTF-16). A byte order mark
  /// does not count.
  public var column: Int

  /// A position from its parts.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}
