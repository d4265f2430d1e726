/// The versions of IIS whose behaviour is modelled.
public enum IISVersion: String, CaseIterable, Sendable, Comparable {
  /// Windows Vista SP1, Windows Server 2008.
  case v7_0 = "7.0"
  /// Windows 7, Windows Server 2008 R2.
  case v7_5 = "7.5"
  /// Windows 8, Windows Server 2012.
  case v8_0 = "8.0"
  /// Windows 8.1, Windows Server 2012 R2.
  case v8_5 = "8.5"
  /// Windows 10 and 11, Windows Server 2016 and later.
  case v10_0 = "10.0"

  /// Orders by release.
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .v7_0: 0
    case .v7_5: 1
    case .v8_0: 2
    case .v8_5: 3
    case .v10_0: 4
    }
  }
}
