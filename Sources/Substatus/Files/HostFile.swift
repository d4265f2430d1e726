#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

// This file holds the module's only unsafe code: calls of the C library. Why it is safe:
// * The stream of a folder is owned by one `OpenFolder`, which closes it and with it the descriptor it is made from;
//   that of a file is closed by the function that opened it. Neither is used by anyone after that.
// * An entry is copied into Swift values before the next one is read.
// * A name is read from the entry up to its NUL, which POSIX guarantees, and a path from `realpath` likewise,
//   before the memory is freed.
// * `read` never gets more room than the array it fills has.

/// What stands at a name of this machine.
struct HostFileStatus: Sendable {
  enum Kind: Sendable {
    case file, folder, link, other
  }

  var kind: Kind
  var size: UInt64
  /// Microseconds since 1970-01-01 UTC.
  var modified: Int64
  /// The number of the file on its device, and that of the device.
  var identity: Identity

  struct Identity: Sendable, Hashable {
    var device: UInt64
    var file: UInt64
  }

  fileprivate init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .link
    default: kind = .other
    }
    size = UInt64(clamping: status.st_size)
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    modified = Int64(clamping: time.tv_sec).multipliedClamping(by: 1_000_000) + Int64(time.tv_nsec) / 1000
    identity = Identity(
      device: UInt64(truncatingIfNeeded: status.st_dev), file: UInt64(truncatingIfNeeded: status.st_ino))
  }
}

extension Int64 {
  fileprivate func multipliedClamping(by factor: Int64) -> Int64 {
    let (product, overflows) = multipliedReportingOverflow(by: factor)
    return overflows ? (self < 0 ? .min / 2 : .max / 2) : product
  }
}

/// Why something of this machine cannot be read.
enum HostFileFailure: Error, Sendable {
  case missing
  case denied
  /// It is no file, or no folder, where one is meant.
  case otherKind
  case failed
}

/// A folder of this machine that is held open, so that what is read lies in it whatever happens to the path.
struct OpenFolder: ~Copyable {
  private let stream: OpaquePointer
  private let descriptor: CInt
  let status: HostFileStatus

  deinit { _ = closedir(stream) }

  private static let folderFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK

  /// Opens a folder by its path, whose last part must be no link.
  static func open(_ path: String) throws(HostFileFailure) -> OpenFolder {
    try OpenFolder(openat(AT_FDCWD, path, folderFlags))
  }

  /// Opens a folder in this one, which must be no link.
  func folder(_ name: String) throws(HostFileFailure) -> OpenFolder {
    try OpenFolder(openat(descriptor, name, Self.folderFlags))
  }

  private init(_ descriptor: CInt) throws(HostFileFailure) {
    guard descriptor >= 0 else { throw Self.failure() }
    var status = stat()
    guard fstat(descriptor, &status) == 0, let stream = fdopendir(descriptor) else {
      let reason = Self.failure()
      _ = close(descriptor)
      throw reason
    }
    self.stream = stream
    self.descriptor = descriptor
    self.status = HostFileStatus(status)
  }

  /// What a name of the folder stands for, links not followed.
  func status(_ name: String) throws(HostFileFailure) -> HostFileStatus {
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { throw Self.failure() }
    return HostFileStatus(status)
  }

  /// A name in a folder.
  struct Entry {
    /// `nil` stands for a name that is not UTF-8.
    var name: String?
    /// Whether it is known to be that of a folder; then it is no link to one.
    var isFolder: Bool
  }

  /// The names in the folder but `.` and `..`, sorted by their bytes.
  func entries() -> [Entry] {
    rewinddir(stream)
    var entries: [Entry] = []
    while let entry = readdir(stream) {
      let name: String? = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
          String(validatingCString: $0)
        }
      }
      guard name != ".", name != ".." else { continue }
      entries.append(Entry(name: name, isFolder: Int(entry.pointee.d_type) == Int(DT_DIR)))
    }
    return entries.sorted { left, right in
      guard let left = left.name, let right = right.name else { return left.name == nil && right.name != nil }
      return left.utf8.lexicographicallyPrecedes(right.utf8)
    }
  }

  /// The name in the folder that is this one for Windows; of several the first.
  func name(_ wanted: String) -> String? {
    let folded = wanted.lowercased()
    return entries().lazy.compactMap(\.name).first { $0.lowercased() == folded }
  }

  /// The bytes of a file in the folder, at most `limit` of them. Links are not followed, and nothing but a
  /// regular file is opened.
  func bytes(of name: String, limit: Int) throws(HostFileFailure) -> [UInt8] {
    guard try status(name).kind == .file else { throw .otherKind }
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw Self.failure() }
    defer { _ = close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw Self.failure() }
    guard HostFileStatus(status).kind == .file else { throw .otherKind }
    var bytes: [UInt8] = []
    var capacity = min(limit, Int(clamping: status.st_size) + 1)
    while bytes.count < limit {
      let start = bytes.count
      let room = max(1, min(limit - start, capacity))
      var count = 0
      bytes.append(contentsOf: [UInt8](repeating: 0, count: room))
      bytes.withUnsafeMutableBytes { buffer in
        count = read(file, buffer.baseAddress.map { $0 + start }, room)
      }
      bytes.removeLast(room - max(0, count))
      guard count >= 0 else { throw Self.failure() }
      if count == 0 { break }
      capacity = 1 << 16
    }
    return bytes
  }

  private static func failure() -> HostFileFailure {
    switch errno {
    case ENOENT: .missing
    case EACCES, EPERM: .denied
    case ENOTDIR, ELOOP: .otherKind
    default: .failed
    }
  }
}

/// Paths of this machine.
enum HostPath {
  /// The path without links, `.` and `..`; `nil` when nothing stands there.
  static func resolved(_ path: String) -> String? {
    guard let text = realpath(path, nil) else { return nil }
    defer { free(text) }
    return String(validatingCString: text)
  }

  /// The folder and the last part of a resolved path; the root has no last part.
  static func split(_ path: String) -> (folder: String, name: String)? {
    guard let slash = path.lastIndex(of: "/"), path != "/" else { return nil }
    let folder = String(path[..<slash])
    return (folder.isEmpty ? "/" : folder, String(path[path.index(after: slash)...]))
  }
}
