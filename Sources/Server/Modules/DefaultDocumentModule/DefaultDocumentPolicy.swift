internal import Configuration

/// The `<defaultDocument>` of one scope. Source: content-and-errors 4.3.
final class DefaultDocumentPolicy: Sendable {
  let isEnabled: Bool
  /// The names in effective order, each below the folder; a value may lead into a subfolder.
  let files: [File]
  /// The index of `@enabled`.
  let enabledSetting: Int32

  /// One entry.
  struct File: Sendable {
    var path: [UInt8]
    var setting: Int32
  }

  init(isEnabled: Bool, files: [File], enabledSetting: Int32) {
    self.isEnabled = isEnabled
    self.files = files
    self.enabledSetting = enabledSetting
  }

  /// A policy that does nothing, for scopes whose section cannot be read.
  convenience init() { self.init(isEnabled: false, files: [], enabledSetting: -1) }

  convenience init(_ section: EffectiveElement, settings: inout SettingList) {
    let path = "system.webServer/defaultDocument"
    let files = section.element("files").entries.map { entry in
      let value = entry.string("value")
      return File(
        path: Array(value.drop { $0 == "/" }.utf8),
        setting: settings.add("\(path)/files/add[@value='\(value)']", value, entry.position))
    }
    self.init(
      isEnabled: section.bool("enabled"), files: files,
      enabledSetting: settings.add(path, "enabled", of: section))
  }
}
