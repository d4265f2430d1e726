internal import Configuration

/// Where the virtual directories of a site lie on disk. Nothing is ever read from there: the paths are texts
/// that server variables and conditions carry.
final class PhysicalPaths: Sendable {
  /// One virtual directory, an application's root included.
  private struct Mount: Sendable {
    /// The virtual path, ASCII letters in lower case, without a slash at its end; empty for the site's root.
    var virtual: [UInt8]
    /// The physical path without a backslash at its end.
    var physical: [UInt8]
    /// The physical path of the application's root.
    var application: [UInt8]
    /// The application's place in the metabase, and the name of its pool.
    var metabase: [UInt8]
    var pool: [UInt8]
  }

  /// Longest virtual path first.
  private let mounts: [Mount]

  /// The virtual directories of a site.
  ///
  /// - Parameter site: the `id` of the site.
  init(_ layout: SiteLayout, site: UInt32) {
    let metabase = "/LM/W3SVC/\(site)/ROOT"
    var mounts: [Mount] = []
    for application in layout.applications {
      let directories = application.virtualDirectories.map { directory in
        (path: Self.trimmed(directory.path), physical: Self.expanded(directory.physicalPath))
      }
      let base = Self.trimmed(application.path)
      let root = directories.first { $0.path == base }?.physical ?? []
      for directory in directories {
        mounts.append(
          Mount(
            virtual: directory.path, physical: directory.physical, application: root,
            metabase: Array((metabase + (base.isEmpty ? "" : application.path)).utf8),
            pool: Array(application.pool.name.utf8)))
      }
    }
    if !mounts.contains(where: { $0.virtual.isEmpty }) {
      let root = Array("C:\\inetpub\\wwwroot".utf8)
      mounts.append(
        Mount(
          virtual: [], physical: root, application: root, metabase: Array(metabase.utf8),
          pool: Array("DefaultAppPool".utf8)))
    }
    self.mounts = mounts.sorted { $0.virtual.count > $1.virtual.count }
  }

  /// `/a/b` in lower case without doubled slashes or one at the end.
  private static func trimmed(_ path: String) -> [UInt8] {
    let segments = path.parts("/").map { "/" + $0 }
    return segments.joined().utf8.map { ByteClass.lowercase($0) }
  }

  /// The path with `%SystemDrive%` as it usually is.
  private static func expanded(_ path: String) -> [UInt8] {
    let prefix = "%SystemDrive%"
    let isRelative = path.lowercased().hasPrefix(prefix.lowercased())
    var bytes = Array((isRelative ? "C:" + path.dropFirst(prefix.count) : path[...]).utf8)
    while bytes.last == UInt8(ascii: "\\") || bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    return bytes
  }

  /// The virtual directory a cooked path lies in.
  private func mount(of path: Span<UInt8>) -> Mount {
    for mount in mounts where Self.hasPrefix(path, mount.virtual, separator: UInt8(ascii: "/")) {
      return mount
    }
    return mounts[mounts.count - 1]
  }

  private static func hasPrefix(_ path: Span<UInt8>, _ prefix: [UInt8], separator: UInt8) -> Bool {
    guard path.count >= prefix.count else { return false }
    for index in prefix.indices
    where ByteClass.lowercase(path[index]) != ByteClass.lowercase(prefix[index]) {
      return false
    }
    return prefix.isEmpty || path.count == prefix.count || path[prefix.count] == separator
  }

  /// Appends the physical path of a cooked path: slashes turned to backslashes.
  func append(physicalPathOf path: Span<UInt8>, to buffer: inout ByteBuffer) {
    let mount = mount(of: path)
    buffer.append(mount.physical)
    for index in mount.virtual.count..<max(mount.virtual.count, path.count) {
      let byte = path[index]
      buffer.append(byte == UInt8(ascii: "/") ? UInt8(ascii: "\\") : byte)
    }
  }

  /// The physical path of the site's root, without a backslash at its end.
  var documentRoot: [UInt8] { mounts[mounts.count - 1].physical }

  /// The physical path of the root of the application a cooked path lies in, without a backslash at its end.
  func applicationRoot(of path: Span<UInt8>) -> [UInt8] { mount(of: path).application }

  /// The place in the metabase of the application a cooked path lies in: `/LM/W3SVC/1/ROOT/app`.
  func metabasePath(of path: Span<UInt8>) -> [UInt8] { mount(of: path).metabase }

  /// The pool of the application a cooked path lies in.
  func pool(of path: Span<UInt8>) -> [UInt8] { mount(of: path).pool }

  /// Appends the virtual path that leads to a physical path; `false` when no virtual directory holds it.
  func append(virtualPathOf path: borrowing ByteBuffer, to buffer: inout ByteBuffer) -> Bool {
    let physical = path.span
    var found: Mount?
    for mount in mounts
    where mount.physical.count > (found?.physical.count ?? -1) && Self.isBelow(physical, mount.physical) {
      found = mount
    }
    guard let found else { return false }
    buffer.append(found.virtual)
    var previous: UInt8 = 0
    for index in found.physical.count..<physical.count {
      let byte = physical[index] == UInt8(ascii: "\\") ? UInt8(ascii: "/") : physical[index]
      // Windows takes repeated separators for one.
      if byte != UInt8(ascii: "/") || previous != byte { buffer.append(byte) }
      previous = byte
    }
    if buffer.isEmpty { buffer.append(UInt8(ascii: "/")) }
    return true
  }

  private static func isBelow(_ path: Span<UInt8>, _ folder: [UInt8]) -> Bool {
    guard path.count >= folder.count else { return false }
    for index in folder.indices where normalized(path[index]) != normalized(folder[index]) { return false }
    return path.count == folder.count || normalized(path[folder.count]) == UInt8(ascii: "\\")
  }

  private static func normalized(_ byte: UInt8) -> UInt8 {
    byte == UInt8(ascii: "/") ? UInt8(ascii: "\\") : ByteClass.lowercase(byte)
  }
}
