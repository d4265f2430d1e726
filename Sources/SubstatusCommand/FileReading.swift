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

  static func bytes(of path: String) throws(UnreadableFile) -> [UInt8] {
    paths.withLock { _ = $0.insert(path) }
    do {
      if path == standardInput { return try [UInt8](FileHandle.standardInput.readToEnd() ?? Data()) }
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      if attributes[.type] as? FileAttributeType == .typeDirectory {
        throw UnreadableFile(message: "\(path): is a folder; name a file")
      }
      if let size = attributes[.size] as? Int, size > maximumSize {
        throw UnreadableFile(message: "\(path): is larger than \(maximumSize >> 20) MiB")
      }
      return try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    } catch let error as UnreadableFile {
      throw error
    } catch {
      let reason = FileManager.default.fileExists(atPath: path) ? "cannot be read" : "no such file"
      throw UnreadableFile(message: "\(path): \(reason)")
    }
  }
}
