/// How many records were read and what became of each: `read` is the sum of the rest, always.
public struct ReadCounts: Sendable, Hashable {
  /// Records that were decided.
  public var decided: UInt64 = 0
  private var skippedByReason = [UInt64](repeating: 0, count: SkipReason.allCases.count)
  private var malformedByReason = [UInt64](repeating: 0, count: MalformedReason.allCases.count)

  /// Creates counts of nothing.
  public init() {}

  /// Counts a record that is none of a request.
  public mutating func skip(_ reason: SkipReason) { skippedByReason[Int(reason.rawValue)] += 1 }

  /// Counts a record that cannot be read.
  public mutating func reject(_ reason: MalformedReason) { malformedByReason[Int(reason.rawValue)] += 1 }

  /// The number of records skipped for a reason.
  public func skipped(_ reason: SkipReason) -> UInt64 { skippedByReason[Int(reason.rawValue)] }

  /// The number of records that cannot be read for a reason.
  public func malformed(_ reason: MalformedReason) -> UInt64 { malformedByReason[Int(reason.rawValue)] }

  /// All skipped records.
  public var skipped: UInt64 { skippedByReason.reduce(0, +) }

  /// All records that cannot be read.
  public var malformed: UInt64 { malformedByReason.reduce(0, +) }

  /// All records.
  public var read: UInt64 { decided + skipped + malformed }

  /// Adds the counts of another part of the same captures.
  public static func += (left: inout ReadCounts, right: ReadCounts) {
    left.decided += right.decided
    for index in left.skippedByReason.indices { left.skippedByReason[index] += right.skippedByReason[index] }
    for index in left.malformedByReason.indices {
      left.malformedByReason[index] += right.malformedByReason[index]
    }
  }
}

/// Why a record of a capture is not decided, although nothing is wrong with it.
public enum SkipReason: UInt8, Sendable, CaseIterable {
  case directive, blank, comment, noRequest, response, notSent, tls, otherTraffic

  /// What is told of it.
  public var text: String {
    switch self {
    case .directive: "directives (lines that start with '#')"
    case .blank: "blank lines"
    case .comment: "comments"
    case .noRequest: "connections that ended without a request"
    case .response: "responses"
    case .notSent: "requests that a cache answered or that were never sent"
    case .tls: "connections that are encrypted"
    case .otherTraffic: "packets that are not TCP"
    }
  }
}

/// Why a record of a capture cannot be read.
public enum MalformedReason: UInt8, Sendable, CaseIterable {
  case noFields, fewColumns, manyColumns, truncated, time, status, request, tooLong, unsupported, syntax, gap

  /// What is told of it.
  public var text: String {
    switch self {
    case .noFields: "rows before any #Fields directive"
    case .fewColumns: "rows with fewer columns than #Fields names"
    case .manyColumns: "rows with more columns than #Fields names"
    case .truncated: "last lines that are cut off"
    case .time: "rows whose date or time cannot be read"
    case .status: "rows whose status cannot be read"
    case .request: "records without a method or a URL"
    case .tooLong: "lines longer than 16 MiB, and other records longer than 64 MiB"
    case .unsupported: "records that need what is not in the file: variables, other files, patterns"
    case .syntax: "records that break the rules of their format"
    case .gap: "connections of which packets are missing"
    }
  }
}
