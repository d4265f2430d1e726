internal import Captures
internal import Server

/// Hosts that lead to the sites that logs name: `W3SVC2`, or `2` in the HTTPERR log.
struct SiteHosts {
  /// By the site's id: its bindings in the order of the configuration.
  private let bindings: [UInt32: [SiteBinding]]
  /// The ids of the sites, by their index.
  let ids: [UInt32]

  init(_ snapshot: Snapshot) {
    ids = snapshot.siteIDs
    var bindings: [UInt32: [SiteBinding]] = [:]
    for binding in snapshot.bindings where ids.indices.contains(binding.site) {
      bindings[ids[binding.site], default: []].append(binding)
    }
    self.bindings = bindings
  }

  /// The host of a site's binding for a port, or of its first binding; `nil` when the configuration has no such
  /// site, or the site takes any host.
  func host(_ site: Span<UInt8>, port: UInt16) -> [UInt8]? {
    guard let id = Self.id(site), let all = bindings[id] else { return nil }
    let fitting = all.filter { port == 0 || $0.port == Int(port) }
    guard let binding = (fitting.isEmpty ? all : fitting).first, !binding.host.isEmpty else { return nil }
    return binding.host.hasPrefix("*.")
      ? Array("www".utf8) + Array(binding.host.utf8.dropFirst()) : Array(binding.host.utf8)
  }

  /// Whether a request went to another site than the logged one, which the configuration has, too.
  func isOther(_ site: Span<UInt8>, than index: Int32) -> Bool {
    guard index >= 0, let id = Self.id(site), bindings[id] != nil else { return false }
    return ids[Int(index)] != id
  }

  private static let prefix = Array("W3SVC".utf8)

  private static func id(_ text: Span<UInt8>) -> UInt32? {
    var index = 0
    while index < text.count, index < prefix.count, text[index] == prefix[index] { index += 1 }
    if index != prefix.count { index = 0 }
    guard index < text.count, text.count - index <= 9 else { return nil }
    var id: UInt32 = 0
    while index < text.count {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      id = id * 10 + UInt32(digit)
      index += 1
    }
    return id
  }
}
