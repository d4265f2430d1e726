import Foundation

/// Why a file cannot be written, in words for a person.
struct UnwritableFile: Error {
  let message: String
}

/// Writes a result to a file: afterwards the file is complete, or it is what it was before.
///
/// The bytes go to a new file in the same folder, are forced to the disk, and then take the name in one step
/// (rename). What is no regular file, such as a pipe or `/dev/stderr`, is written to directly. A link keeps
/// standing: the file it leads to is replaced.
enum ReportFile {
  static func write(_ text: String, to path: String) throws(UnwritableFile) {
    let bytes = Array(text.utf8)
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR {
      throw UnwritableFile(message: "\(path): is a folder; name a file")
    }
    if exists, status.st_mode & S_IFMT != S_IFREG {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure(path, "cannot be opened") }
      defer { close(descriptor) }
      try write(bytes, descriptor, path)
      return
    }
    let target = exists ? URL(fileURLWithPath: path).resolvingSymlinksInPath().path : path
    try replace(target, bytes, mode: exists ? status.st_mode & 0o777 : nil, named: path)
  }

  private static func replace(
    _ target: String, _ bytes: [UInt8], mode: mode_t?, named path: String
  ) throws(UnwritableFile) {
    let temporary = temporaryPath(for: target)
    TemporaryFiles.add(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      let error = failure(path, "cannot be written in its folder")
      TemporaryFiles.remove(temporary)
      throw error
    }
    var isRenamed = false
    defer {
      if !isRenamed { unlink(temporary) }
      TemporaryFiles.remove(temporary)
    }
    do throws(UnwritableFile) {
      try write(bytes, descriptor, path)
      if let mode, fchmod(descriptor, mode) != 0 { throw failure(path, "cannot keep its permissions") }
      guard fsync(descriptor) == 0 else { throw failure(path, "cannot be written") }
    } catch {
      close(descriptor)
      throw error
    }
    guard close(descriptor) == 0 else { throw failure(path, "cannot be written") }
    guard rename(temporary, target) == 0 else { throw failure(path, "cannot be replaced") }
    isRenamed = true
  }

  /// A hidden name in the same folder, so that renaming never crosses from one disk to another.
  private static func temporaryPath(for target: String) -> String {
    let url = URL(fileURLWithPath: target)
    let name = ".\(url.lastPathComponent.prefix(60)).\(UUID().uuidString).tmp"
    return url.deletingLastPathComponent().appendingPathComponent(name).path
  }

  /// Writes all bytes to an open file, of which `path` is the name in errors.
  static func write(_ bytes: [UInt8], _ descriptor: Int32, _ path: String) throws(UnwritableFile) {
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(path, "cannot be written") }
      offset += count
    }
  }

  private static func failure(_ path: String, _ what: String) -> UnwritableFile {
    let reason = String(cString: strerror(errno))
    return UnwritableFile(message: "\(path): \(what): \(reason)")
  }
}
