/// How much a finding matters.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// Worth knowing: harmless, or intended by many.
  case note
  /// A setting does not do what it says, or does what hardly anyone wants.
  case warning
  /// IIS answers some request with an error because of it.
  case error

  /// Orders by importance.
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}
