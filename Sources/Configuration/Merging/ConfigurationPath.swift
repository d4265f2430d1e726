/// A place in the configuration hierarchy: no segments is the server, the first segment is the site.
///
/// Segments are compared without regard to case (configuration 2).
struct ConfigurationPath: Sendable, Hashable {
  let segments: [String]

  init(segments: [String]) { self.segments = segments }

  /// The server's own level.
  static let server = Self(segments: [])

  /// A URL path below a site. Empty segments vanish.
  init(site: String, url: String) {
    segments = [site.lowercased()] + url.split(separator: "/").map { $0.lowercased() }
  }

  /// The target of a `<location path>` written in a file at `level`; nil if it can match nothing.
  static func location(_ path: String, at level: Self) -> Self? {
    if path.isEmpty || path == "." { return level }
    var parts = path.split(separator: "/", omittingEmptySubsequences: false)
    if parts.last?.isEmpty == true { parts.removeLast() }
    if parts.isEmpty || parts.contains(where: \.isEmpty) || path.contains("\\") { return nil }
    return Self(segments: level.segments + parts.map { $0.lowercased() })
  }

  /// Whether this path is `other` or one of its ancestors.
  func covers(_ other: Self) -> Bool { other.segments.starts(with: segments) }

  /// The URL path below the site; nil for the server itself.
  var url: String? { segments.isEmpty ? nil : "/" + segments.dropFirst().joined(separator: "/") }
}
