/// Keeps every step, the cooked path and where its bytes came from.
public struct Trace: TraceRecorder, Sendable {
  /// What happened, in order.
  public private(set) var events: [Event] = []
  /// The cooked path; `nil` when HTTP.sys refused the request before it was made.
  public private(set) var cookedPath: [UInt8]?
  /// For each byte of the cooked path the bytes of the request it came from.
  public private(set) var origins: [ByteRange] = []
  /// The URLs of the child requests, the outermost first.
  public private(set) var children: [Child] = []

  /// The texts that steps made, in order.
  public private(set) var notes: [Note] = []

  /// The policies that decided, one after the other, by index.
  private(set) var scopes: [Int32] = []

  var isAfterwards = false

  /// A subscription that ran, or what one of its rules found.
  public struct Event: Sendable {
    /// The index in `Pipeline.subscriptions`.
    public var subscription: Int16
    /// 0 for the client's request, one more for each child request.
    public var level: UInt8
    /// The rule; `nil` when the subscription was entered.
    public var check: Check?
    /// What the rule found.
    public var finding: Finding
    /// The request was decided before; this is what else it would violate.
    public var isAfterwards: Bool
    /// A step in the evaluation of a rewrite rule; `check` is `nil` then.
    public var rewrite: RewriteStep?
  }

  /// A text that a step made.
  public struct Note: Sendable {
    /// What the text is.
    public enum Kind: Sendable {
      /// The value of the Location header.
      case location
      /// The value of a WWW-Authenticate header.
      case challenge
      /// The value of the Strict-Transport-Security header.
      case strictTransport
      /// The URL the log names, when a rule put another one in its place.
      case loggedURL
    }

    /// What the text is.
    public var kind: Kind
    /// Its bytes.
    public var text: [UInt8]
    /// The index in `Pipeline.subscriptions` of the step that made it.
    public var subscription: Int16
    /// 0 for the client's request, one more for each child request.
    public var level: UInt8
  }

  /// The URL of a child request.
  public struct Child: Sendable {
    /// The raw path, and the query behind a `?`.
    public var target: [UInt8]
    /// The cooked path.
    public var path: [UInt8]
  }

  /// Creates an empty trace.
  public init() {}

  static var isRecording: Bool { true }
  static var followsRules: Bool { true }

  mutating func scope(_ policy: Int32) { scopes.append(policy) }
  mutating func acted(_ setting: Int32) {}
  mutating func tested(_ setting: Int32, isFound: Bool) {}

  mutating func enter(_ subscription: Int16, level: UInt8) {
    events.append(
      Event(
        subscription: subscription, level: level, check: nil, finding: .passed, isAfterwards: isAfterwards))
  }

  mutating func record(_ check: Check, _ finding: Finding) {
    let last = events.last
    events.append(
      Event(
        subscription: last?.subscription ?? -1, level: last?.level ?? 0, check: check, finding: finding,
        isAfterwards: isAfterwards))
  }

  mutating func rewrite(_ step: RewriteStep) {
    guard let last = events.last else { return }
    events.append(
      Event(
        subscription: last.subscription, level: last.level, check: nil, finding: .passed,
        isAfterwards: isAfterwards, rewrite: step))
  }

  mutating func accepted(path: Span<UInt8>, origins: [ByteRange]) {
    cookedPath = path.indices.map { path[$0] }
    self.origins = origins
  }

  mutating func child(target: [UInt8], path: [UInt8]) {
    children.append(Child(target: target, path: path))
  }

  mutating func note(_ kind: Note.Kind, _ text: Span<UInt8>) {
    guard !isAfterwards else { return }
    let last = events.last
    notes.append(
      Note(
        kind: kind, text: text.indices.map { text[$0] }, subscription: last?.subscription ?? -1,
        level: last?.level ?? 0))
  }

  /// The rules that ran, in order.
  public var findings: [(check: Check, finding: Finding)] {
    events.compactMap { event in event.check.map { ($0, event.finding) } }
  }
}
