internal import Configuration

/// The `<customErrors>` of one scope: what ASP.NET makes of its own errors. Source: content-and-errors 9.3.
final class CustomErrorsPolicy: Sendable {
  let mode: Mode
  /// Whether the page is executed in the place of the request rather than redirected to.
  let rewrites: Bool
  private let rows: [(status: UInt16, redirect: [UInt8], setting: Int32)]
  private let fallback: (redirect: [UInt8], setting: Int32)?

  /// The values of `mode`.
  enum Mode: UInt8, Sendable { case remoteOnly, on, off }

  /// A policy without pages.
  init() {
    (mode, rewrites, rows, fallback) = (.remoteOnly, false, [], nil)
  }

  /// - Parameter application: the virtual path that `~` stands for, without a slash at its end.
  init(_ section: EffectiveElement, settings: inout SettingList) {
    let path = "system.web/customErrors"
    mode =
      switch section.string("mode").lowercased() {
      case "on": .on
      case "off": .off
      default: .remoteOnly
      }
    rewrites = section.string("redirectMode").lowercased() == "responserewrite"
    rows = section.entries.map { entry in
      let status = entry.int("statusCode")
      return (
        UInt16(clamping: status), Array(entry.string("redirect").utf8),
        settings.add(
          "\(path)/error[@statusCode='\(status)']", entry.string("redirect"), entry.position)
      )
    }
    let page = section.string("defaultRedirect")
    fallback =
      page.isEmpty ? nil : (Array(page.utf8), settings.add(path, "defaultRedirect", of: section))
  }

  /// Whether some error has a page.
  var hasPages: Bool { mode != .off && (!rows.isEmpty || fallback != nil) }

  /// The page for a status, and the index of the setting that names it.
  func page(for status: UInt16) -> (redirect: [UInt8], setting: Int32)? {
    for row in rows where row.status == status { return (row.redirect, row.setting) }
    return fallback
  }
}
