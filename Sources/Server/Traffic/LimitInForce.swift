/// A limit on the size of a part of requests, as it is in force in a scope.
public struct LimitInForce: Sendable, Hashable {
  /// The part whose size is limited.
  public var part: Part
  /// The largest size that passes, in bytes.
  public var limit: UInt64
  /// The index in `Snapshot.settings` of the setting behind it, or -1 for a value of HTTP.sys.
  public var setting: Int32

  /// The parts whose size is measured.
  public enum Part: Sendable, Hashable {
    /// The path.
    case path
    /// The query, without `?`.
    case query
    /// The value of the header with this name, in lower case.
    case header(String)
    /// The line of any header.
    case headerLine
  }
}

extension Snapshot {
  /// The number of policies that verdicts name by index.
  public var policyCount: Int { policies.count }

  /// The limits on path, query and headers under a policy that a verdict names. A limit of 0 limits nothing.
  public func limits(ofPolicy index: Int) -> [LimitInForce] {
    let filtering = policies[index].policy.requestFiltering
    var limits: [LimitInForce] = []
    func add(_ part: LimitInForce.Part, _ limit: RequestFilteringPolicy.Limit) {
      guard limit.value > 0, limit.setting >= 0 else { return }
      limits.append(LimitInForce(part: part, limit: limit.value, setting: limit.setting))
    }
    add(.path, filtering.maxUrl)
    add(.query, filtering.maxQueryString)
    for header in filtering.headerLimits {
      add(.header(String(decoding: header.name, as: UTF8.self)), header.limit)
    }
    limits.append(
      LimitInForce(part: .headerLine, limit: UInt64(profile.httpSys.maxFieldLength), setting: -1))
    return limits
  }
}
