internal import StatusCodes

/// A version of IIS with the build of Windows it came with, as schema files tell servers apart.
struct ServerRelease: Sendable, Hashable, Comparable {
  let version: IISVersion
  /// The build of Windows. Only IIS 10.0 has several.
  let build: Int

  /// - Parameter build: `nil` stands for the newest build.
  init(_ version: IISVersion, build: Int? = nil) {
    self.version = version
    self.build = build ?? .max
  }

  /// The first build of a version, which facts of a schema begin with: `8.0`, `10.0-1709`.
  init?(firstOf text: Substring) {
    let parts = text.parts("-", maxSplits: 1)
    guard let version = parts.first.flatMap({ IISVersion(rawValue: String($0)) }) else { return nil }
    self.version = version
    switch parts.count > 1 ? parts[1] : "" {
    case "": build = 0
    case "1709": build = 16299
    case "1809": build = 17763
    default: return nil
    }
  }

  static func < (left: Self, right: Self) -> Bool {
    (left.version, left.build) < (right.version, right.build)
  }

  /// How a person calls the release: `10.0, Windows build 16299`.
  var words: String {
    build == 0 || build == .max ? version.rawValue : "\(version.rawValue), Windows build \(build)"
  }
}
