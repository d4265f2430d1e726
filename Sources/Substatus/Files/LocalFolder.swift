internal import Configuration
internal import Server

/// A folder of this machine whose content stands for a folder of the server.
///
/// Names are found as Windows finds them: without regard to case, and of two names that are one for Windows the
/// first in alphabetical order counts. Links are followed as long as they stay in the folder; what lies behind
/// one that leads out of it, or back to a folder on the way, is unknown. Pipes, devices and sockets are never
/// opened.
public struct LocalFolder: Sendable {
  /// The folder as the user named it.
  public let name: String
  /// Its path without links.
  let path: String

  /// The most files and folders that are looked at; what lies beyond is unknown.
  static let maximumCount = 1_000_000
  /// The most of a configuration file that is read, in bytes.
  static let maximumFileSize = 64 << 20
  /// The most folders below each other: no URL that HTTP.sys accepts leads deeper.
  static let maximumDepth = 255

  /// A path that names no folder that can be read.
  public struct Unreadable: Error, Sendable, Hashable {
    /// The path as it was given, and why.
    public let message: String
  }

  /// Names a folder; nothing below it is read yet.
  ///
  /// - Throws: When there is no such folder.
  public init(_ name: String) throws(Unreadable) {
    guard let path = HostPath.resolved(name) else { throw Unreadable(message: "\(name): no such folder") }
    do throws(HostFileFailure) {
      _ = try OpenFolder.open(path)
    } catch {
      switch error {
      case .otherKind: throw Unreadable(message: "\(name): is no folder")
      case .denied: throw Unreadable(message: "\(name): permission denied")
      case .missing, .failed: throw Unreadable(message: "\(name): cannot be read")
      }
    }
    var name = name
    while name.count > 1, name.hasSuffix("/") { name.removeLast() }
    self.name = name
    self.path = path
  }

  /// What a folder below this one holds.
  ///
  /// - Parameter parts: the names on the way, in any case.
  /// - Returns: `nil` when there is no such folder.
  public func content(below parts: [String] = []) -> FolderContent? {
    var scan = FolderScan(root: self)
    return scan.run(parts)
  }
}

/// One pass over a folder.
struct FolderScan {
  private let root: LocalFolder
  private var content = FolderContent()
  private var count = 0
  private var isFull = false

  init(root: LocalFolder) { self.root = root }

  /// A folder on the way, as it is shown and as it is looked up.
  private struct Place {
    /// The path below the folder that is read: empty for itself.
    var path: String
    /// The path as the user would write it.
    var name: String
    /// The path without links.
    var resolved: String
  }

  mutating func run(_ parts: [String]) -> FolderContent? {
    var place = Place(path: "", name: root.name, resolved: root.path)
    do throws(HostFileFailure) {
      for part in parts {
        let folder = try OpenFolder.open(place.resolved)
        guard let name = folder.name(part) else { return nil }
        let next = place.resolved + "/" + name
        place.name += "/" + name
        guard let resolved = HostPath.resolved(next), isInside(resolved) else { return nil }
        place.resolved = resolved
      }
      let folder = try OpenFolder.open(place.resolved)
      content.isComplete = true
      content.items.append(("/", ContentItem(.directory)))
      read(folder, place, [folder.status.identity])
    } catch {
      guard error == .denied else { return nil }
      note(place.name, "permission denied; what lies in it is unknown, and IIS is taken to be denied it too")
      content.isComplete = false
      content.unreadable["/"] = UnreadableWebConfig(.accessDenied, file: place.name + "/web.config")
    }
    return content
  }

  private func isInside(_ path: String) -> Bool {
    path == root.path || path.hasPrefix(root.path == "/" ? "/" : root.path + "/")
  }

  private mutating func note(_ name: String, _ text: String) {
    content.notices.append("\(name): \(text)")
  }

  private mutating func read(
    _ folder: borrowing OpenFolder, _ place: Place, _ way: [HostFileStatus.Identity]
  ) {
    var seen: Set<String> = []
    for entry in folder.entries() {
      guard let name = entry.name else {
        note(place.name, "holds a name that is not UTF-8; it is left out")
        continue
      }
      count += 1
      guard count <= LocalFolder.maximumCount else {
        if !isFull {
          note(root.name, "holds more than \(LocalFolder.maximumCount) files; the rest is unknown")
        }
        isFull = true
        return
      }
      guard FileName.fault(name) == nil else {
        note("\(place.name)/\(name)", "no file on Windows can have this name; it is left out")
        continue
      }
      guard seen.insert(name.lowercased()).inserted else {
        note("\(place.name)/\(name)", "another name beside it is the same for Windows; it is left out")
        continue
      }
      let child = Place(
        path: place.path + "/" + name, name: place.name + "/" + name, resolved: place.resolved + "/" + name)
      look(at: name, isFolder: entry.isFolder, in: folder, child, place, way)
    }
  }

  private mutating func look(
    at name: String, isFolder: Bool, in folder: borrowing OpenFolder, _ child: Place, _ place: Place,
    _ way: [HostFileStatus.Identity]
  ) {
    let isWebConfig = name.utf8.count == 10 && name.lowercased() == "web.config"
    if isFolder, !isWebConfig {
      enter(child, way) { () throws(HostFileFailure) in try folder.folder(name) }
      return
    }
    guard let status = try? folder.status(name) else { return }
    switch status.kind {
    case .file:
      content.items.append((child.path, Self.item(status)))
      if isWebConfig { readWebConfig(name, in: folder, child, place) }
    case .folder:
      if isWebConfig {
        note(child.name, "is a folder; IIS cannot open it as a file")
        content.unreadable[key(place)] = UnreadableWebConfig(.accessDenied, file: child.name)
      }
      enter(child, way) { () throws(HostFileFailure) in try folder.folder(name) }
    case .link:
      follow(child, place, way, isWebConfig: isWebConfig)
    case .other:
      content.items.append((child.path, ContentItem(.unknown)))
      note(child.name, "is neither a file nor a folder; it is not opened")
      if isWebConfig { content.unreadable[key(place)] = UnreadableWebConfig(.accessDenied, file: child.name) }
    }
  }

  /// The path of a folder as a key.
  private func key(_ place: Place) -> String { place.path.isEmpty ? "/" : place.path }

  private mutating func deny(_ place: Place) {
    note(place.name, "permission denied; what lies in it is unknown, and IIS is taken to be denied it too")
    content.items.append((key(place), ContentItem(.unknown)))
    content.unreadable[key(place)] = UnreadableWebConfig(.accessDenied, file: place.name + "/web.config")
  }

  private mutating func enter(
    _ child: Place, _ way: [HostFileStatus.Identity],
    _ open: () throws(HostFileFailure) -> OpenFolder
  ) {
    guard way.count <= LocalFolder.maximumDepth else {
      note(child.name, "lies deeper than any URL leads; it is left out")
      return
    }
    do throws(HostFileFailure) {
      let folder = try open()
      guard !way.contains(folder.status.identity) else {
        note(child.name, "leads back to a folder on the way; it is not followed")
        content.items.append((child.path, ContentItem(.unknown)))
        return
      }
      content.items.append((child.path, ContentItem(.directory)))
      read(folder, child, way + [folder.status.identity])
    } catch {
      if error != .missing { deny(child) }
    }
  }

  /// Follows a link as long as it stays in the folder that was given.
  private mutating func follow(
    _ child: Place, _ place: Place, _ way: [HostFileStatus.Identity], isWebConfig: Bool
  ) {
    guard let target = HostPath.resolved(child.resolved) else {
      note(child.name, "is a link that leads nowhere; it is left out")
      return
    }
    guard isInside(target), let (parent, name) = HostPath.split(target) else {
      note(child.name, "is a link out of \(root.name); it is not followed")
      content.items.append((child.path, ContentItem(.unknown)))
      if isWebConfig { content.unreadable[key(place)] = UnreadableWebConfig(.accessDenied, file: child.name) }
      return
    }
    do throws(HostFileFailure) {
      let folder = try OpenFolder.open(parent)
      let status = try folder.status(name)
      switch status.kind {
      case .file:
        content.items.append((child.path, Self.item(status)))
        if isWebConfig { readWebConfig(name, in: folder, child, place) }
      case .folder:
        var linked = child
        linked.resolved = target
        enter(linked, way) { () throws(HostFileFailure) in try OpenFolder.open(target) }
      case .link, .other:
        content.items.append((child.path, ContentItem(.unknown)))
        note(child.name, "is a link to neither a file nor a folder; it is not opened")
        if isWebConfig {
          content.unreadable[key(place)] = UnreadableWebConfig(.accessDenied, file: child.name)
        }
      }
    } catch {
      deny(child)
    }
  }

  private mutating func readWebConfig(
    _ name: String, in folder: borrowing OpenFolder, _ child: Place, _ place: Place
  ) {
    do throws(HostFileFailure) {
      let bytes = try folder.bytes(of: name, limit: LocalFolder.maximumFileSize)
      let file = ConfigurationFile(name: child.name, bytes: bytes)
      content.webConfigs[key(place)] = file
      for source in file.configSourceNames { readConfigSource(source, place) }
    } catch {
      if error == .missing { return }
      note(child.name, "cannot be read; IIS is taken to be unable to read it too")
      content.unreadable[key(place)] = UnreadableWebConfig(.accessDenied, file: child.name)
    }
  }

  /// Reads the file that a `configSource` attribute names, relative to its web.config; what is not found is left
  /// to the configuration, which reports it.
  private mutating func readConfigSource(_ source: String, _ place: Place) {
    let parts = source.split { $0 == "/" || $0 == "\\" }.filter { $0 != "." }.map(String.init)
    let isRelative = !source.hasPrefix("/") && !source.hasPrefix("\\") && !source.contains(":")
    guard isRelative, let last = parts.last, !parts.contains("..") else { return }
    var (folder, name) = (place.resolved, place.name)
    for part in parts.dropLast() {
      guard let found = Self.find(part, in: folder), let next = HostPath.resolved(folder + "/" + found),
        isInside(next)
      else { return }
      folder = next
      name += "/" + found
    }
    guard let found = Self.find(last, in: folder), let target = HostPath.resolved(folder + "/" + found),
      isInside(target), let (parent, file) = HostPath.split(target)
    else { return }
    do throws(HostFileFailure) {
      let bytes = try OpenFolder.open(parent).bytes(of: file, limit: LocalFolder.maximumFileSize)
      content.configSources[place.path + "/" + parts.joined(separator: "/")] =
        ConfigurationFile(name: name + "/" + found, bytes: bytes)
    } catch {
      note(name + "/" + found, "cannot be read, although a configSource names it")
    }
  }

  private static func find(_ name: String, in folder: String) -> String? {
    (try? OpenFolder.open(folder))?.name(name)
  }

  private static func item(_ status: HostFileStatus) -> ContentItem {
    ContentItem(
      .file, size: status.size, lastWriteTime: FileTime.ticks(microseconds: status.modified))
  }
}
