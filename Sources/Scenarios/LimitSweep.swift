/// A request at the edge of a limit: one byte below it, exactly at it, or one above it. The limit is the one
/// in force where the request goes, so the case stays right when the configuration changes.
public struct LimitSweep: Sendable, Hashable {
  /// The limit.
  public var limit: Limit
  /// The folder the request asks for, with a slash at its end.
  public var folder: String
  /// What is added to the limit: -1, 0 or 1.
  public var offset: Int

  /// The limits that can be swept; the names are those of their attributes and registry values.
  public enum Limit: String, Sendable, CaseIterable {
    /// `requestLimits/@maxUrl`, in bytes of the path.
    case maxUrl
    /// `requestLimits/@maxQueryString`, in bytes behind the question mark.
    case maxQueryString
    /// `requestLimits/@maxAllowedContentLength`, in bytes of the body.
    case maxAllowedContentLength
    /// HTTP.sys's `UrlSegmentMaxLength`, in characters between two slashes.
    case urlSegmentMaxLength = "UrlSegmentMaxLength"
    /// HTTP.sys's `UrlSegmentMaxCount`, in segments of the path.
    case urlSegmentMaxCount = "UrlSegmentMaxCount"
  }

  /// The position in words, for the name of a case.
  public var words: String {
    let place = offset < 0 ? "one below" : offset == 0 ? "exactly" : "one above"
    return "\(limit.rawValue), \(place)"
  }
}
