public import Server

/// What changes for captured traffic between two configurations.
public struct ComparisonResult: Sendable {
  /// What was read.
  public let summary: ReplaySummary
  /// The configuration before the change.
  public let before: Snapshot
  /// The configuration after the change.
  public let after: Snapshot
  /// The changes by their cause, the most frequent first.
  public let causes: [CauseGroup]
  /// The number of requests whose outcome is the same.
  public let unchanged: UInt64

  /// The number of requests whose outcome changes.
  public var changed: UInt64 { causes.reduce(0) { $0 + $1.extent.count } }

  /// How much traffic a change concerns.
  public struct Extent: Sendable {
    /// The number of requests.
    public var count: UInt64
    /// The number of clients; `nil` when no address is logged, or when there are more than are counted.
    public var clients: Int?
    /// Whether there are more clients than are counted.
    public var hasMoreClients: Bool
    /// The time of the first and of the last request, in milliseconds since 1970; `nil` when none is logged.
    public var times: ClosedRange<Int64>?
  }

  /// The changes that one change of the configuration brings about.
  public struct CauseGroup: Sendable {
    /// What was changed.
    public var cause: ChangeCause
    /// The traffic.
    public var extent: Extent
    /// The transitions, the most frequent first.
    public var transitions: [Transition]
  }

  /// One outcome that becomes another.
  public struct Transition: Sendable {
    /// The outcome before the change.
    public var before: VerdictClass
    /// The outcome after the change.
    public var after: VerdictClass
    /// The traffic.
    public var extent: Extent
    /// The first requests.
    public var examples: [Example]
  }

  init(_ workers: [WorkerResult], _ summary: ReplaySummary, before: Snapshot, after: Snapshot) {
    self.summary = summary
    self.before = before
    self.after = after
    var notes: [OutcomeClass: ChangeNotes.Note] = [:]
    for worker in workers {
      for (index, note) in worker.changes.notes.enumerated() where worker.classes[index].isChange {
        notes[worker.classes[index], default: ChangeNotes.Note()].merge(note)
      }
    }
    let finder = ChangeCauseFinder(before: before, after: after)
    var unchanged: UInt64 = 0
    var groups: [ChangeCause: Collector] = [:]
    for cell in MergedCell.all(workers) {
      guard cell.outcome.isChange, let next = cell.outcome.after else {
        unchanged += cell.count
        continue
      }
      let cause = finder.cause(cell.outcome.before, next)
      groups[cause, default: Collector()].add(cell, TransitionKey(cell.outcome.before, next, before, after))
    }
    self.unchanged = unchanged
    causes = groups.map { $1.group($0, notes, summary.places) }.sorted { left, right in
      left.extent.count != right.extent.count
        ? left.extent.count > right.extent.count : left.cause.text < right.cause.text
    }
  }
}

/// What transitions are told apart by: what a client sees.
private struct TransitionKey: Hashable {
  var texts: [String]

  init(_ first: VerdictClass, _ second: VerdictClass, _ before: Snapshot, _ after: Snapshot) {
    texts = [Self.text(first, before), Self.text(second, after)]
  }

  private static func text(_ verdict: VerdictClass, _ snapshot: Snapshot) -> String {
    let status = verdict.status.map { "\($0)" } ?? ""
    let handler = verdict.outcome == .passed ? snapshot.handlerName(verdict) ?? "" : ""
    return "\(verdict.outcome) \(status) \(verdict.reason?.text ?? "") \(handler)"
  }
}

/// Gathers the cells of one cause.
private struct Collector {
  private var cells: [TransitionKey: [MergedCell]] = [:]

  mutating func add(_ cell: MergedCell, _ key: TransitionKey) { cells[key, default: []].append(cell) }

  func group(
    _ cause: ChangeCause, _ notes: [OutcomeClass: ChangeNotes.Note], _ places: PlaceTable
  ) -> ComparisonResult.CauseGroup {
    var transitions: [(first: Position, transition: ComparisonResult.Transition)] = []
    for cells in cells.values {
      guard let first = cells.first, let after = first.outcome.after else { continue }
      let examples = cells.flatMap(\.examples).sorted { $0.position < $1.position }.prefix(Tally.examples)
      transitions.append(
        (
          examples.first?.position ?? .last,
          ComparisonResult.Transition(
            before: first.outcome.before, after: after, extent: Self.extent(cells, notes),
            examples: examples.map(places.example))
        ))
    }
    transitions.sort { left, right in
      left.transition.extent.count != right.transition.extent.count
        ? left.transition.extent.count > right.transition.extent.count : left.first < right.first
    }
    return ComparisonResult.CauseGroup(
      cause: cause, extent: Self.extent(cells.values.flatMap { $0 }, notes),
      transitions: transitions.map(\.transition))
  }

  private static func extent(
    _ cells: [MergedCell], _ notes: [OutcomeClass: ChangeNotes.Note]
  ) -> ComparisonResult.Extent {
    var sum = ChangeNotes.Note()
    for outcome in Set(cells.map(\.outcome)) { sum.merge(notes[outcome] ?? ChangeNotes.Note()) }
    let hasMore = sum.hasMoreClients || sum.clients.count > ChangeNotes.maximumClients
    return ComparisonResult.Extent(
      count: cells.reduce(0) { $0 + $1.count },
      clients: hasMore || sum.clients.isEmpty ? nil : sum.clients.count, hasMoreClients: hasMore,
      times: sum.times.first <= sum.times.last ? sum.times.first...sum.times.last : nil)
  }
}

extension ChangeNotes.Note {
  mutating func merge(_ other: ChangeNotes.Note) {
    times = (min(times.first, other.times.first), max(times.last, other.times.last))
    clients.formUnion(other.clients)
    hasMoreClients = hasMoreClients || other.hasMoreClients
  }
}
