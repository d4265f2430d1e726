import Foundation
import Synchronization

/// Why a file cannot be read, in words for a person.
struct UnreadableFile: Error {
  let message: String
}

/// Reads files that the user named, and nothing else.
enum FileReading {
  /// The largest file that is read whole, in bytes.
  static let maximumSize = 256 << 20

  /// Every path that something was read from, or would have been.
  static let paths = Mutex<Set<String>>([])

  /// The path that stands for standard input.
  static let standardInput = "-"

  /// The bytes of a file, or of standard input for `-`.
  static func bytes(of path: String) throws(UnreadableFile) -> [UInt8] {
    paths.withLock { _ = $0.insert(path) }
    let handle = path == standardInput ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
    var status = stat()
    guard let handle, fstat(handle.fileDescriptor, &status) == 0 else {
      let reason = access(path, F_OK) == 0 ? "cannot be read" : "no such file"
      throw UnreadableFile(message: "\(path): \(reason)")
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw UnreadableFile(message: "\(path): is a folder; name a file")
    }
    guard Int(status.st_size) <= maximumSize else {
      throw UnreadableFile(message: "\(path): is larger than \(maximumSize >> 20) MiB")
    }
    do {
      return try [UInt8](handle.readToEnd() ?? Data())
    } catch {
      throw UnreadableFile(message: "\(path): cannot be read")
    }
  }
}
