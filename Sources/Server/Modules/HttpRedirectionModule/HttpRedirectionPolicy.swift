internal import Configuration
internal import StatusCodes

/// The `<httpRedirect>` of one scope. Source: content-and-errors 6.
final class HttpRedirectionPolicy: Sendable {
  let isEnabled: Bool
  let status: StatusCode
  let destination: [UInt8]
  /// Whether the destination is the whole target, with `$` variables.
  let isExact: Bool
  /// Whether only files directly in the folder are redirected.
  let isChildOnly: Bool
  let rows: [Row]
  let setting: Int32

  /// A row with a pattern of its own.
  struct Row: Sendable {
    /// The parts between the stars, in lower case.
    var pattern: [[UInt8]]
    var destination: [UInt8]
    var setting: Int32
  }

  /// A policy that redirects nothing.
  init() {
    isEnabled = false
    status = StatusCode(302, 0)
    (destination, isExact, isChildOnly, rows, setting) = ([], false, false, [], -1)
  }

  init(_ section: EffectiveElement, settings: inout SettingList) {
    let path = "system.webServer/httpRedirect"
    isEnabled = section.bool("enabled")
    status = StatusCode(UInt16(clamping: section.flags("httpResponseStatus")), 0)
    destination = Array(section.string("destination").utf8)
    isExact = section.bool("exactDestination")
    isChildOnly = section.bool("childOnly")
    setting = settings.add(path, "destination", of: section)
    rows = section.entries.map { entry in
      let wildcard = entry.string("wildcard")
      let parts = wildcard.utf8.map { ByteClass.lowercase($0) }
        .split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
      return Row(
        pattern: parts.map(Array.init), destination: Array(entry.string("destination").utf8),
        setting: settings.add("\(path)/add[@wildcard='\(wildcard)']", wildcard, entry.position))
    }
  }

  /// Whether some request can be redirected.
  var isActive: Bool { isEnabled && (!destination.isEmpty || !rows.isEmpty) }
}
