internal import Foundation
public import Server

/// A real folder as the content of a site.
///
/// Names are looked up as Windows would: of two files whose names differ by case only the first in
/// alphabetical order counts, and files whose names Windows cannot have are left out. Links to files count as
/// files; what lies behind a link to a folder is unknown, so no loop and nothing outside the folder is read.
public struct ContentFolder {
  private let root: String
  /// The most files and folders that are looked at.
  private static let maximumCount = 4_000_000

  /// Names a folder; nothing is read yet.
  public init(_ root: String) { self.root = root }

  /// Adds every file and folder below a virtual path of a site.
  ///
  /// - Returns: One sentence for each item that is left out.
  /// - Throws: `Unreadable` when the folder cannot be listed or holds more than four million items.
  public func add(
    to builder: inout ContentTreeBuilder, at path: String = "/"
  ) throws(ScenarioDiscovery.Unreadable) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: root, isDirectory: &isFolder), isFolder.boolValue else {
      throw ScenarioDiscovery.Unreadable(message: "\(root): no such folder")
    }
    let base = path == "/" ? "" : path
    var notes: [String] = []
    var folders = [""]
    var count = 0
    add(base.isEmpty ? "/" : base, ContentItem(.directory), "", &builder, &notes)
    while let folder = folders.popLast() {
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: root + folder) else {
        add(base + folder, ContentItem(.unknown), folder, &builder, &notes)
        continue
      }
      count += names.count
      guard count <= Self.maximumCount else {
        throw ScenarioDiscovery.Unreadable(message: "\(root): holds more than \(Self.maximumCount) items")
      }
      for name in names.sorted() {
        let relative = folder + "/" + name
        let item = item(at: root + relative)
        add(base + relative, item, relative, &builder, &notes)
        if item.kind == .directory { folders.append(relative) }
      }
    }
    return notes
  }

  private func add(
    _ path: String, _ item: ContentItem, _ relative: String, _ builder: inout ContentTreeBuilder,
    _ notes: inout [String]
  ) {
    do throws(ContentTreeBuilder.Rejection) {
      try builder.add(path, item)
    } catch {
      switch error {
      case .name: notes.append("\(root)\(relative): no file on Windows can have this name; it is left out")
      case .sameName(let other):
        notes.append("\(root)\(relative): for Windows this is '\(other)'; it is left out")
      case .notAFolder: break
      }
    }
  }

  private func item(at path: String) -> ContentItem {
    let manager = FileManager.default
    guard var attributes = try? manager.attributesOfItem(atPath: path) else { return ContentItem(.unknown) }
    if attributes[.type] as? FileAttributeType == .typeSymbolicLink {
      let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
      guard let resolved = try? manager.attributesOfItem(atPath: target),
        resolved[.type] as? FileAttributeType == .typeRegular
      else { return ContentItem(.unknown) }
      attributes = resolved
    }
    switch attributes[.type] as? FileAttributeType {
    case FileAttributeType.typeDirectory: return ContentItem(.directory)
    case FileAttributeType.typeRegular:
      var item = ContentItem(.file, size: (attributes[.size] as? NSNumber)?.uint64Value ?? 0)
      if let date = attributes[.modificationDate] as? Date {
        item.lastWriteTime = FileTime.ticks(microseconds: Int64(date.timeIntervalSince1970 * 1_000_000))
      }
      return item
    default: return ContentItem(.unknown)
    }
  }
}
