/// Receives what a decision looks at. The decision is generic over it: with `NullRecorder` every call
/// disappears and the same code runs at full speed.
protocol TraceRecorder {
  /// Whether anything is kept; rules that cannot fire are visited only then.
  static var isRecording: Bool { get }
  /// Notes what one rule of IIS found.
  mutating func record(_ check: Check, _ finding: Finding)
  /// Notes that HTTP.sys accepted a request and what the cooked path is.
  mutating func accepted(path: Span<UInt8>, origins: [ByteRange])
}

/// Keeps nothing.
struct NullRecorder: TraceRecorder {
  /// Creates a recorder.
  init() {}
  /// Nothing is kept.
  @inline(__always) static var isRecording: Bool { false }
  /// Does nothing.
  @inline(__always) mutating func record(_ check: Check, _ finding: Finding) {}
  /// Does nothing.
  @inline(__always) mutating func accepted(path: Span<UInt8>, origins: [ByteRange]) {}
}

/// Keeps every step, the cooked path and where its bytes came from.
public struct Trace: TraceRecorder, Sendable {
  /// The steps in the order they were taken.
  public private(set) var steps: [(check: Check, finding: Finding)] = []
  /// The cooked path; `nil` when HTTP.sys refused the request before it was made.
  public private(set) var cookedPath: [UInt8]?
  /// For each byte of the cooked path the bytes of the request it came from.
  public private(set) var origins: [ByteRange] = []

  /// Creates an empty trace.
  public init() {}

  static var isRecording: Bool { true }

  mutating func record(_ check: Check, _ finding: Finding) { steps.append((check, finding)) }

  mutating func accepted(path: Span<UInt8>, origins: [ByteRange]) {
    cookedPath = path.indices.map { path[$0] }
    self.origins = origins
  }
}
