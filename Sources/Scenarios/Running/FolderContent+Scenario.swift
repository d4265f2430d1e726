internal import Configuration
internal import Server
internal import Substatus

extension FolderContent {
  /// The folder a scenario file declares. One of which nothing but web.config files is declared has unknown
  /// content.
  init(_ folder: ScenarioCase.Folder) {
    self.init()
    isComplete = folder.files.keys.contains { path in
      path.split(separator: "/").last?.lowercased() != "web.config"
    }
    let (files, attributes) = folder.followingLinks()
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      let parts = path.split(separator: "/")
      let plain =
        path.hasSuffix("/") ? ContentItem(.directory) : ContentItem(.file, size: UInt64(text.utf8.count))
      let item = attributes[path] ?? plain
      items.append(("/" + parts.joined(separator: "/"), item))
      guard item.kind == .file else { continue }
      let file = ConfigurationFile(name: path, text: text)
      guard parts.last?.lowercased() == "web.config" else {
        // Any declared file can be one that a configSource names.
        configSources["/" + parts.joined(separator: "/")] = file
        continue
      }
      let place = "/" + parts.dropLast().joined(separator: "/")
      if let reason = UnreadableFile(win32Error: item.openError) {
        unreadable[place] = UnreadableWebConfig(reason, file: path)
      } else {
        webConfigs[place] = file
      }
    }
  }
}

extension UnreadableFile {
  /// The reason for a Win32 error of opening a web.config; `nil` for none and for errors that say nothing of
  /// its folder.
  fileprivate init?(win32Error: UInt16) {
    guard let reason = Self.allCases.first(where: { $0.hresult & 0xFFFF == UInt32(win32Error) }) else {
      return nil
    }
    self = reason
  }
}
