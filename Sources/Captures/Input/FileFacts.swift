internal import Glibc

/// What the file system knows of a file, without opening it.
enum FileFacts {
  /// The size of a regular file in bytes; `nil` for anything else.
  static func size(of name: String) -> UInt64? {
    var status = stat()
    guard stat(name, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return UInt64(max(0, status.st_size))
  }
}
