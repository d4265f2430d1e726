/// What is declared of a file or folder of a site.
public struct ContentItem: Sendable, Hashable {
  /// What it is.
  public var kind: Kind
  /// The size of a file, in bytes.
  public var size: UInt64
  /// The time of the last change, in units of 100 nanoseconds since 1601-01-01 UTC (a FILETIME); `nil` when
  /// it is not known.
  public var lastWriteTime: Int64?
  /// Whether the Hidden attribute is set.
  public var isHidden: Bool
  /// The users and groups that may read it; `nil` when everyone may.
  public var readers: [String]?
  /// The Win32 error that opening it ends with, for example 32 for a sharing violation; 0 for none.
  public var openError: UInt16

  /// The kinds of things at a path.
  public enum Kind: UInt8, Sendable, Hashable {
    /// A file.
    case file
    /// A folder; it holds what is declared below it and nothing else.
    case directory
    /// Nothing is known of the path nor of anything below it.
    case unknown
  }

  /// Declares a file or folder with no attributes.
  public init(
    _ kind: Kind, size: UInt64 = 0, lastWriteTime: Int64? = nil, isHidden: Bool = false,
    readers: [String]? = nil, openError: UInt16 = 0
  ) {
    self.kind = kind
    self.size = size
    self.lastWriteTime = lastWriteTime
    self.isHidden = isHidden
    self.readers = readers
    self.openError = openError
  }
}
