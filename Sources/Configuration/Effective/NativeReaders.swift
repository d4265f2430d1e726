/// Which sections IIS itself reads. All others are read by managed code, if by anyone: what is wrong in them
/// is no 500.19 (configuration 7).
enum NativeReaders {
  /// Whether a module of IIS reads the section.
  static func read(_ section: String) -> Bool {
    switch section {
    case "webFarms", "system.web/httpModules", "system.web/httpHandlers", "system.web/identity": true
    default: section.hasPrefix("system.webServer/") || section.hasPrefix("system.applicationHost/")
    }
  }
}
