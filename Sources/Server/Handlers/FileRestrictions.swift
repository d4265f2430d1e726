/// `isapiCgiRestriction` for mappings whose binary is the requested file itself: its entries by virtual path.
final class FileRestrictions: Sendable {
  private let listed: ByteTable
  private let entries: [(isAllowed: Bool, setting: Int32)]
  private let unlistedISAPI: Handler.Restriction
  private let unlistedCGI: Handler.Restriction

  /// - Parameter folders: the physical path of each virtual directory, by its virtual path.
  init(_ restrictions: ISAPIRestrictions, folders: [(virtual: String, physical: String)]) {
    let (paths, isapi) = restrictions.table(isCGI: false)
    unlistedISAPI = isapi
    unlistedCGI = restrictions.table(isCGI: true).1
    var keys: [(key: String, value: Int32)] = []
    for (index, entry) in paths.enumerated() {
      for folder in folders {
        let root = Self.root(folder.physical)
        guard entry.path.hasPrefix(root + "\\") else { continue }
        let rest = entry.path.dropFirst(root.count).map { $0 == "\\" ? "/" : $0 }
        let virtual = folder.virtual == "/" ? "" : folder.virtual
        keys.append((virtual + String(rest), Int32(index)))
      }
    }
    listed = ByteTable(keys)
    entries = paths.map { ($0.isAllowed, $0.setting) }
  }

  /// Whether an entry of the list lies in one of the folders.
  static func names(_ paths: [String], in folders: [(virtual: String, physical: String)]) -> Bool {
    let roots = folders.map { root($0.physical) + "\\" }
    return paths.contains { path in
      let path = WindowsEnvironment.expanded(path).lowercased()
      return roots.contains { path.hasPrefix($0) }
    }
  }

  private static func root(_ physical: String) -> String {
    var root = WindowsEnvironment.expanded(physical).lowercased()
    while root.last == "\\" { root.removeLast() }
    return root
  }

  /// What the list says of the file at a cooked path.
  func verdict(on path: Span<UInt8>, isCGI: Bool) -> Handler.Restriction {
    guard let index = listed[path] else { return isCGI ? unlistedCGI : unlistedISAPI }
    let entry = entries[Int(index)]
    return entry.isAllowed ? .allowed : .denied(entry.setting)
  }
}
