internal import Server

extension HandlerPattern {
  /// Whether every path that the other pattern matches is matched by this one. `false` when that is not
  /// certain.
  func covers(_ other: HandlerPattern) -> Bool {
    switch (self, other) {
    case (.all, _), (.extensionless, .extensionless): true
    case (.fileExtension(let own), _): other.fixedEnding.map { Self.ends($0, with: own) } ?? false
    case (.suffix(let own), _), (.segments(let own), .segments(_)), (.segments(let own), .suffix(_)):
      other.fixedEnding.map { Self.ends($0, with: own) } ?? false && !(isWhole && !other.isWhole)
    case (.parts(let own), .parts(let theirs)): own == theirs
    default: false
    }
  }

  /// The text that every match of the pattern ends with; `nil` when there is none.
  private var fixedEnding: [UInt8]? {
    switch self {
    case .all, .extensionless: nil
    case .fileExtension(let text), .suffix(let text), .segments(let text): text
    case .parts(let parts): parts.last.flatMap { $0.isEmpty ? nil : $0 }
    }
  }

  /// Whether the pattern asks for whole segments.
  private var isWhole: Bool {
    if case .segments = self { return true }
    return false
  }

  private static func ends(_ text: [UInt8], with end: [UInt8]) -> Bool {
    text.count >= end.count && text.suffix(end.count).elementsEqual(end)
  }
}
