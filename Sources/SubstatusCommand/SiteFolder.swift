import Configuration
import Foundation

/// A content folder: the web.config files below it, by virtual path. Links are not followed.
struct SiteFolder {
  private let root: String

  init(_ root: String) { self.root = root }

  func webConfigs() throws(UnreadableFile) -> [String: ConfigurationFile] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: root, isDirectory: &isFolder), isFolder.boolValue else {
      throw UnreadableFile(message: "\(root): no such folder")
    }
    var found: [String: ConfigurationFile] = [:]
    let keys: [URLResourceKey] = [.isRegularFileKey]
    let base = URL(fileURLWithPath: root, isDirectory: true).standardizedFileURL
    guard let files = FileManager.default.enumerator(at: base, includingPropertiesForKeys: keys) else {
      throw UnreadableFile(message: "\(root): cannot be listed")
    }
    for case let url as URL in files where url.lastPathComponent.lowercased() == "web.config" {
      guard (try? url.resourceValues(forKeys: Set(keys)))?.isRegularFile == true else { continue }
      let folder = url.deletingLastPathComponent().standardizedFileURL.path
      let path = String(folder.dropFirst(base.path.count))
      let name = root + (root.hasSuffix("/") ? "" : "/") + (path.isEmpty ? "" : path.dropFirst() + "/")
      found[path.isEmpty ? "/" : path] = ConfigurationFile(
        name: name + url.lastPathComponent, bytes: try FileReading.bytes(of: url.path))
    }
    return found
  }
}
