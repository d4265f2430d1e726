internal import Foundation

/// Finds scenario files.
public enum ScenarioDiscovery {
  /// A path that cannot be read.
  public struct Unreadable: Error, Sendable, Hashable {
    /// The path as it was given, and why.
    public var message: String
  }

  /// Every `*.yaml` and `*.yml` below the given folders, and the given files, in a stable order.
  public static func files(in paths: [String]) throws(Unreadable) -> [String] {
    var found: [String] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw Unreadable(message: "\(path): no such file or folder")
      }
      guard isFolder.boolValue else {
        found.append(path)
        continue
      }
      guard let names = FileManager.default.enumerator(atPath: path) else {
        throw Unreadable(message: "\(path): cannot be listed")
      }
      let files = names.compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
      found += files.sorted().map { path.hasSuffix("/") ? path + $0 : path + "/" + $0 }
    }
    return found
  }
}
