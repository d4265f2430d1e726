public import Configuration
internal import Foundation

/// A content folder: the web.config files below it, by virtual path. Links are not followed.
public struct SiteFolder {
  private let root: String
  /// The largest web.config that is read, in bytes.
  private static let maximumSize = 64 << 20

  /// Names a folder; nothing is read yet.
  public init(_ root: String) { self.root = root }

  /// Every web.config, `/` for the folder itself; its name is the path as the user would write it.
  ///
  /// - Throws: `Unreadable` when the folder, or a file that should be read, cannot be.
  public func webConfigs() throws(ScenarioDiscovery.Unreadable) -> [String: ConfigurationFile] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: root, isDirectory: &isFolder), isFolder.boolValue else {
      throw ScenarioDiscovery.Unreadable(message: "\(root): no such folder")
    }
    let keys: Set<URLResourceKey> = [.isRegularFileKey, .fileSizeKey]
    let base = URL(fileURLWithPath: root, isDirectory: true).standardizedFileURL
    guard let files = FileManager.default.enumerator(at: base, includingPropertiesForKeys: Array(keys)) else {
      throw ScenarioDiscovery.Unreadable(message: "\(root): cannot be listed")
    }
    var found: [String: ConfigurationFile] = [:]
    for case let url as URL in files where url.lastPathComponent.lowercased() == "web.config" {
      let values = try? url.resourceValues(forKeys: keys)
      guard values?.isRegularFile == true else { continue }
      let folder = url.deletingLastPathComponent().standardizedFileURL.path
      let path = String(folder.dropFirst(base.path.count))
      let prefix = root.hasSuffix("/") ? root : root + "/"
      let name = prefix + (path.isEmpty ? "" : path.dropFirst() + "/") + url.lastPathComponent
      guard values?.fileSize ?? 0 <= Self.maximumSize, let data = try? Data(contentsOf: url) else {
        throw ScenarioDiscovery.Unreadable(message: "\(name): cannot be read")
      }
      found[path.isEmpty ? "/" : path] = ConfigurationFile(name: name, bytes: [UInt8](data))
    }
    return found
  }
}
