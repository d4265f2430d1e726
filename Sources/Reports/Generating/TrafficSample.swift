internal import Captures
public import Replay
public import Server
internal import StatusCodes

/// Requests of captured traffic that stand for all: the first for each rule that decides, each code, and each shape of
/// a path.
public final class TrafficSample: RecordForm {
  /// A request.
  public struct Request: Sendable {
    /// The bytes.
    public var bytes: [UInt8]
    /// What is known beside the bytes.
    public var facts: RequestFacts
    /// How many requests it stands for; at least those that one thread met.
    public var count: Int
  }

  private let state = SampleState()
  /// The most requests that are kept.
  public static let maximumCount = 1000

  /// Creates an empty sample.
  public init() {}

  /// Something that takes requests.
  public func makeRenderer() -> any RecordRenderer { Taker(state) }

  /// Appends nothing: a sample is no text.
  public func append(file: String, line: UInt64, to bytes: inout [UInt8]) {}

  /// The requests in the order of their paths, and whether there were more than are kept.
  public var requests: (all: [Request], isComplete: Bool) { state.requests }

  private final class Taker: RecordRenderer {
    private let state: SampleState

    init(_ state: SampleState) { self.state = state }

    func append(_ record: borrowing ReplayedRecord, to bytes: inout [UInt8]) {
      let verdict = record.verdict
      let key = SampleState.Key(
        outcome: "\(verdict.outcome)", status: verdict.status.map { "\($0)" } ?? "",
        reason: verdict.reason?.text ?? "", check: verdict.check, setting: verdict.setting,
        handler: verdict.handler, shape: PathShape.of(record.text))
      state.take(key, record.text, record.request, record.facts)
    }
  }
}

/// A path without what differs from one visitor to the next: numbers, names, values of the query.
enum PathShape {
  /// `GET /blog/7/x.aspx?a=1` -> `GET /a/0/a.aspx?`.
  static func of(_ line: [UInt8]) -> String {
    let text = String(decoding: line, as: UTF8.self)
    let words = text.split(separator: " ", maxSplits: 2)
    guard words.count > 1 else { return text }
    let target = words[1]
    let end = target.firstIndex(of: "?") ?? target.endIndex
    var segments = target[..<end].split(separator: "/", omittingEmptySubsequences: false).map(Self.segment)
    if segments.count > 8 { segments = Array(segments.prefix(8)) + ["..."] }
    return "\(words[0]) \(segments.joined(separator: "/"))\(end < target.endIndex ? "?" : "")"
  }

  private static func segment(_ text: Substring) -> String {
    guard !text.isEmpty else { return "" }
    var ending = ""
    var name = text
    if let dot = text.lastIndex(of: "."), text.distance(from: dot, to: text.endIndex) <= 8 {
      ending = text[dot...].lowercased()
      name = text[..<dot]
    }
    return (name.allSatisfy(\.isNumber) && !name.isEmpty ? "0" : "a") + ending
  }
}
