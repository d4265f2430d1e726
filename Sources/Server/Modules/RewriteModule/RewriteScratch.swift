internal import Patterns

/// The memory that rules are evaluated in; it grows to what requests need and is kept.
struct RewriteScratch: ~Copyable {
  /// What templates read.
  var state = RewriteState()
  /// The expanded input of a condition, or the value of a variable.
  var subject = ByteBuffer()
  /// The expanded target of an action, then the Location.
  var output = ByteBuffer()
  /// What a function reads while it writes its result.
  var spare = ByteBuffer()
  var candidates = RewriteCandidates()
  /// The level of the request that distributed rules run for: 1 behind a global rule's Rewrite.
  var inboundLevel: UInt8 = 0
  /// The level of the child request that a distributed rule made, or 0.
  var rewrittenLevel: UInt8 = 0

  /// Forgets the last request of a client.
  mutating func reset() {
    (inboundLevel, rewrittenLevel) = (0, 0)
    state.original.level = 0
    state.forgetVariables()
  }
}

/// The URL of the client, once a rule has given the request another one. Source: url-rewrite 2.6.
struct OriginalURL: ~Copyable {
  /// The level of the request that has the other URL; 0 as long as there is none.
  var level: UInt8 = 0
  /// The cooked path.
  var path = ByteBuffer()
  /// Without its `?`.
  var query = ByteBuffer()
  /// As it was sent.
  var target = ByteBuffer()

  /// Whether a rule has given the request another URL.
  var isReplaced: Bool { level > 0 }
}

/// The URL as the rules have it so far, the captures and the variables that were set.
struct RewriteState: ~Copyable {
  /// The text the rules of one folder match: the path behind the folder, or a target as it was written.
  var input = ByteBuffer()
  /// The index of that folder, or -1 when `input` is not made yet.
  var inputFolder = -1
  var inputTraits = SubjectTraits.unknown
  /// What `{R:n}` stands for: ranges of `input`.
  var ruleCaptures = RewriteCaptures()
  /// What `{C:n}` stands for: ranges of `conditionText`.
  var conditionCaptures = RewriteCaptures()
  var conditionText = ByteBuffer()

  /// Whether a rule has rewritten the URL; `target`, `path` and `query` hold it then.
  var isRewritten = false
  /// The target's path as the rule wrote it, and the folder of that rule.
  var target = ByteBuffer()
  var targetFolder = 0
  /// The index in the snapshot's settings of that rule.
  var targetRule: Int32 = -1
  /// The canonical path.
  var path = ByteBuffer()
  var query = ByteBuffer()
  /// Whether the target names another server.
  var isForeign = false

  /// The values of the variables that rules set, by slot: ranges of `slotText`; `nil` as long as none did.
  var slots: [ByteRange?] = []
  var slotText = ByteBuffer()
  /// The URL before the rules that ran before these.
  var original = OriginalURL()

  /// Whether the last rule that rewrote the URL wants the new one in the log.
  var logsRewrittenURL = false
  /// The response that outbound rules look at.
  var responseHeaders: ResponseHeaderList?
  var responseStatus: UInt16 = 0

  /// What the rules took for granted so far.
  var assumptions: Assumptions = []

  /// Forgets what other rules made of the URL and makes room for variables. Those that were set stay: what a global
  /// rule sets, the rules of the path read.
  mutating func reset(slots count: Int) {
    inputFolder = -1
    isRewritten = false
    isForeign = false
    logsRewrittenURL = false
    assumptions = []
    ruleCaptures.removeAll()
    conditionCaptures.removeAll()
    while slots.count < count { slots.append(nil) }
  }

  /// Forgets the variables that rules set.
  mutating func forgetVariables() {
    guard !slots.isEmpty else { return }
    slots.removeAll(keepingCapacity: true)
    slotText.removeAll()
  }
}

extension ByteRange {
  /// The range of a group; empty for one that took no part.
  init(_ range: Range<Int>?) {
    self.init(range?.lowerBound ?? 0, range?.upperBound ?? 0)
  }
}

/// Up to 32 ranges: those of the whole match and its groups.
struct RewriteCaptures {
  private var ranges = InlineArray<32, ByteRange>(repeating: ByteRange(0, 0))
  private(set) var count = 0

  /// A range; empty for a group that took no part or does not exist. Source: url-rewrite 2.4.
  subscript(_ index: Int) -> ByteRange { index < count ? ranges[index] : ByteRange(0, 0) }

  mutating func removeAll() { count = 0 }

  /// Adds a range; what is beyond the 32nd cannot be named.
  mutating func append(_ range: ByteRange) {
    guard count < ranges.count else { return }
    ranges[count] = range
    count += 1
  }
}
