internal import Server

/// A path as Windows writes it, taken apart so that paths can be compared.
///
/// Environment variables are replaced by what they stand for on a stock server; one that is not known stays as
/// it is written. `/` is `\`, the prefix `\\?\` does not count, `.` and `..` are followed, and letters compare
/// without case.
public struct WindowsPath: Sendable, Hashable {
  /// The parts as they are written; the first is a drive such as `C:`, or `\\` and the name of a server.
  public let parts: [String]
  private let folded: [String]

  /// Reads a path; an empty text is a path without parts.
  public init(_ text: String) {
    var text = WindowsEnvironment.expanded(text).replacing("/", with: "\\")
    if text.hasPrefix(#"\\?\UNC\"#) {
      text = #"\\"# + text.dropFirst(8)
    } else if text.hasPrefix(#"\\?\"#) {
      text.removeFirst(4)
    }
    var parts: [String] = []
    for part in text.split(separator: "\\") {
      switch part {
      case ".": continue
      case "..": if parts.count > 1 { parts.removeLast() }
      default: parts.append(String(part))
      }
    }
    if text.hasPrefix(#"\\"#), let server = parts.first { parts[0] = #"\\"# + server }
    self.parts = parts
    folded = parts.map { $0.lowercased() }
  }

  /// The parts of another path below this one; `nil` when it does not lie here.
  public func parts(of other: WindowsPath) -> [String]? {
    guard other.folded.starts(with: folded) else { return nil }
    return Array(other.parts.dropFirst(parts.count))
  }

  /// Whether no folder can have this path: a part other than the drive holds a character that names have not.
  public var isIllegal: Bool {
    parts.dropFirst().contains { part in
      part.utf8.contains { $0 < 0x20 || #"<>:"|?*"#.utf8.contains($0) }
    }
  }

  /// Whether it is the same path, letters compared without case.
  public static func == (left: WindowsPath, right: WindowsPath) -> Bool { left.folded == right.folded }

  /// Hashes the path without regard to case.
  public func hash(into hasher: inout Hasher) { hasher.combine(folded) }
}

extension WindowsPath: CustomStringConvertible {
  /// The path with backslashes, environment variables replaced.
  public var description: String {
    parts.count == 1 && parts[0].hasSuffix(":") ? parts[0] + "\\" : parts.joined(separator: "\\")
  }
}
