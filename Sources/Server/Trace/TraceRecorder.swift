/// Receives what a decision looks at. The decision is generic over it: with `NullRecorder` every call
/// disappears and the same code runs at full speed.
protocol TraceRecorder {
  /// Whether anything is kept; steps that cannot end a request are visited only then.
  static var isRecording: Bool { get }
  /// Whether rewrite rules that are known not to act are looked at all the same, for what they test.
  static var followsRules: Bool { get }
  /// Whether the request is decided and what is recorded is what else it would violate.
  var isAfterwards: Bool { get set }
  /// Notes the policy that decides from here on.
  mutating func scope(_ policy: Int32)
  /// Notes that a rewrite rule acted.
  mutating func acted(_ setting: Int32)
  /// Notes that a rewrite rule, or one of its conditions, was tested.
  mutating func tested(_ setting: Int32, isFound: Bool)
  /// Notes that a subscription runs.
  mutating func enter(_ subscription: Int16, level: UInt8)
  /// Notes what one rule of the subscription found.
  mutating func record(_ check: Check, _ finding: Finding)
  /// Notes that HTTP.sys accepted a request and what the cooked path is.
  mutating func accepted(path: Span<UInt8>, origins: [ByteRange])
  /// Notes the URL of a child request.
  mutating func child(target: [UInt8], path: [UInt8])
  /// Notes a step in the evaluation of a rewrite rule.
  mutating func rewrite(_ step: RewriteStep)
  /// Notes a text that a step made.
  mutating func note(_ kind: Trace.Note.Kind, _ text: Span<UInt8>)
}

extension TraceRecorder {
  /// Whether what passes need not be told.
  @inline(__always) static var isQuiet: Bool { !isRecording && !followsRules }
}

/// Keeps nothing.
struct NullRecorder: TraceRecorder {
  @inline(__always) static var isRecording: Bool { false }
  @inline(__always) static var followsRules: Bool { false }
  @inline(__always) var isAfterwards: Bool {
    get { false }
    set {}
  }
  @inline(__always) mutating func scope(_ policy: Int32) {}
  @inline(__always) mutating func acted(_ setting: Int32) {}
  @inline(__always) mutating func tested(_ setting: Int32, isFound: Bool) {}
  @inline(__always) mutating func enter(_ subscription: Int16, level: UInt8) {}
  @inline(__always) mutating func record(_ check: Check, _ finding: Finding) {}
  @inline(__always) mutating func accepted(path: Span<UInt8>, origins: [ByteRange]) {}
  @inline(__always) mutating func child(target: [UInt8], path: [UInt8]) {}
  @inline(__always) mutating func rewrite(_ step: RewriteStep) {}
  @inline(__always) mutating func note(_ kind: Trace.Note.Kind, _ text: Span<UInt8>) {}
}
