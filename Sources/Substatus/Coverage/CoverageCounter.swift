public import Configuration
public import Server

/// Counts for each setting how many requests look at it: those of test cases as well as those of traffic.
public struct CoverageCounter: Sendable {
  private var reach: ConfigurationReach
  private var evaluated: [SourcePosition: Int] = [:]
  private var decided: [SourcePosition: Int] = [:]

  /// Prepares for the requests to one server.
  public init(_ simulation: Simulation) { reach = ConfigurationReach(simulation) }

  /// Whether no file that was given writes anything.
  public var isEmpty: Bool { reach.items.isEmpty }

  /// Counts a request, and with it others that look at the same settings.
  public mutating func count(_ request: [UInt8], facts: RequestFacts, times: Int = 1) {
    let touched = reach.touch(request, facts: facts)
    for position in touched.evaluated { evaluated[position, default: 0] += times }
    for position in touched.decided { decided[position, default: 0] += times }
  }

  /// The settings and their numbers, in the order in which the files write them.
  ///
  /// - Parameter name: the name of a file as it is shown, and whether it can be found on the disk.
  public func items(
    _ name: (SourcePosition) -> (file: String, isOnDisk: Bool)
  ) -> [ConfigurationCoverage.Item] {
    reach.items.map { item in
      let (file, isOnDisk) = name(item.position)
      return ConfigurationCoverage.Item(
        file: file, line: item.position.line, column: item.position.column, path: item.path,
        evaluated: evaluated[item.position] ?? 0, decided: decided[item.position] ?? 0, isOnDisk: isOnDisk)
    }
  }
}

extension ConfigurationCoverage {
  /// Which settings requests look at; each stands for a number of them.
  public init(
    _ simulation: Simulation, _ requests: [(request: [UInt8], facts: RequestFacts, count: Int)]
  ) {
    self.init()
    var counter = CoverageCounter(simulation)
    guard !counter.isEmpty else { return }
    for (request, facts, count) in requests { counter.count(request, facts: facts, times: count) }
    add(counter.items { ($0.file, true) })
    sort()
    for file in Set(items.map(\.file)) {
      lines[file] = simulation.file(named: file)?.lines(1...Self.maximumLineCount).map(\.text) ?? []
    }
  }

  /// The lines of a file that are kept to be shown.
  public static let maximumLineCount = 20_000
}
