/// The locks that stand on resources of a site, as they were declared: for the resource itself and everything
/// below it.
final class ResourceLocks: Sendable {
  private let paths: ByteTable
  private let tokens: [[UInt8]]
  private let shared: [Bool]

  init(_ locks: [ResourceLock]) {
    paths = ByteTable(
      locks.enumerated().map { (Self.trimmed($1.path), Int32($0)) })
    tokens = locks.map { Array($0.token.utf8) }
    shared = locks.map(\.isShared)
  }

  private static func trimmed(_ path: String) -> String {
    var path = path[...]
    while path.last == "/" { path = path.dropLast() }
    return String(path)
  }

  /// The lock on a cooked path or a folder above it, or -1.
  func lock(of path: Span<UInt8>) -> Int32 {
    guard !tokens.isEmpty else { return -1 }
    var end = path.count
    while end > 0 {
      if end == path.count || path[end] == UInt8(ascii: "/"), let lock = paths[path.extracting(0..<end)] {
        return lock
      }
      end -= 1
    }
    return paths[path.extracting(0..<0)] ?? -1
  }

  /// Whether others may lock the resource too.
  func isShared(_ lock: Int32) -> Bool { lock >= 0 && shared[Int(lock)] }

  /// Whether a lock has a token.
  func hasToken(_ lock: Int32, _ token: Span<UInt8>) -> Bool {
    guard lock >= 0, tokens[Int(lock)].count == token.count else { return false }
    for index in token.indices where token[index] != tokens[Int(lock)][index] { return false }
    return true
  }
}
