/// A path below the site, compared segment by segment without regard to case.
struct VirtualPath: Sendable, Hashable {
  /// The segments for comparison.
  let folded: [String]
  /// The path as first written, beginning with a slash: `/`, `/sub/deep`.
  let spelling: String

  /// The site's root.
  static let root = VirtualPath(segments: [])

  init(segments: some Collection<Substring>) {
    self.folded = segments.map { $0.lowercased() }
    self.spelling = "/" + segments.joined(separator: "/")
  }

  /// Reads `/a/b`; leading, trailing and doubled slashes do not count.
  init(_ text: String) {
    self.init(segments: text.parts("/"))
  }

  /// Whether the other path is this one or lies below it.
  func contains(_ other: VirtualPath) -> Bool {
    other.folded.count >= folded.count && other.folded.starts(with: folded)
  }

  /// This path with another below it.
  func appending(_ other: VirtualPath) -> VirtualPath {
    VirtualPath(
      segments: spelling.parts("/") + other.spelling.parts("/"))
  }

  static func == (left: Self, right: Self) -> Bool { left.folded == right.folded }

  func hash(into hasher: inout Hasher) { hasher.combine(folded) }
}
