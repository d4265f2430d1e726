internal import Captures
internal import Configuration
public import Server

/// How long the paths, queries and headers of records are, and how near they come to the limits on them.
public struct SizeReport: Sendable {
  /// The lengths of paths as they are logged.
  public let paths: SizeHistogram
  /// The lengths of queries; records without query are not counted.
  public let queries: SizeHistogram
  /// The lengths of the values of headers, by name.
  public let headers: [(name: String, sizes: SizeHistogram)]
  /// The limits that were in force for some record, those that records come near to first.
  public let limits: [LimitUse]

  /// A limit and the records that come near it.
  public struct LimitUse: Sendable {
    /// The part that is limited.
    public var part: LimitInForce.Part
    /// The limit in bytes.
    public var limit: UInt64
    /// The setting; `nil` for a value of HTTP.sys.
    public var setting: Setting?
    /// The records above four fifths of the limit and not beyond it.
    public var near: UInt64
    /// The records beyond it.
    public var beyond: UInt64
    /// The largest record that is near or beyond, or else the largest of its part.
    public var largest: Int
    /// The record with the largest part, when it is near or beyond the limit.
    public var example: Example?
  }

  init(_ workers: [WorkerResult], _ snapshot: Snapshot, policies: Set<Int32>, _ places: PlaceTable) {
    var paths = SizeHistogram()
    var queries = SizeHistogram()
    var headers: [String: SizeHistogram] = [:]
    var uses: [LimitInForce: SizeCounter.Use] = [:]
    for worker in workers {
      paths.merge(worker.sizes.paths)
      queries.merge(worker.sizes.queries)
      for (name, sizes) in worker.sizes.headers { headers[name, default: SizeHistogram()].merge(sizes) }
      for (limit, use) in worker.sizes.uses { uses[limit, default: SizeCounter.Use()].merge(use) }
    }
    self.paths = paths
    self.queries = queries
    self.headers = headers.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    var seen: Set<LimitInForce> = []
    let inForce = policies.sorted().filter { $0 >= 0 }.flatMap { snapshot.limits(ofPolicy: Int($0)) }
      .filter { seen.insert($0).inserted }
    limits = inForce.map { limit in
      let use = uses[limit]
      let sizes: SizeHistogram? =
        switch limit.part {
        case .path: paths
        case .query: queries
        case .header(let name): headers[name]
        case .headerLine: headers.values.max { $0.largest < $1.largest }
        }
      return LimitUse(
        part: limit.part, limit: limit.limit,
        setting: limit.setting < 0 ? nil : snapshot.settings[Int(limit.setting)], near: use?.near ?? 0,
        beyond: use?.beyond ?? 0, largest: use?.largest ?? sizes?.largest ?? 0,
        example: use?.example.map(places.example))
    }.enumerated().sorted { left, right in
      let (first, second) = (
        left.element.near + left.element.beyond, right.element.near + right.element.beyond
      )
      return first != second ? first > second : left.offset < right.offset
    }.map(\.element)
  }
}

extension SizeCounter.Use {
  /// Of equally large records the first one is the example, whichever worker met it.
  mutating func merge(_ other: SizeCounter.Use) {
    near += other.near
    beyond += other.beyond
    let isBefore = (other.example?.position ?? .last) < (example?.position ?? .last)
    if other.largest > largest || (other.largest == largest && isBefore) {
      (largest, example) = (other.largest, other.example)
    }
  }
}
