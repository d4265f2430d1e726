/// Times of files.
public enum FileTime {
  /// Reads a date in one of the forms of HTTP, for example `Sun, 06 Nov 1994 08:49:37 GMT`.
  ///
  /// - Returns: a FILETIME, in units of 100 nanoseconds since 1601-01-01 UTC, or `nil`.
  public static func parse(_ text: String) -> Int64? { HTTPDate.parse(Array(text.utf8).span) }

  /// A time in microseconds since 1970-01-01 UTC as a FILETIME, at least 0.
  public static func ticks(microseconds: Int64) -> Int64 { HTTPDate.fileTime(microseconds: microseconds) }
}
