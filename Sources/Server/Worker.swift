internal import StatusCodes

/// Decides requests against a snapshot. Each thread has one; it owns all memory a decision needs, so that
/// deciding allocates nothing.
public struct Worker: ~Copyable {
  private let snapshot: Snapshot
  private var fields: [HeaderField] = []
  private var cooked = CookedPath()
  private var scratch = Scratch()

  /// The largest request that is looked at, in bytes; what follows belongs to the body.
  public static let maximumRequestSize = 1 << 30

  /// Creates a worker.
  public init(_ snapshot: Snapshot) {
    self.snapshot = snapshot
    fields.reserveCapacity(128)
  }

  /// Decides one request from its raw bytes.
  public mutating func decide(_ wire: Span<UInt8>, facts: borrowing RequestFacts) -> Verdict {
    var recorder = NullRecorder()
    var verdict = Verdict()
    read(wire, facts, &recorder, &verdict)
    return verdict
  }

  /// The same decision, by the same code, with a number for the rules it looked at: decisions with equal numbers
  /// looked at the same ones.
  public mutating func decide(
    _ wire: Span<UInt8>, facts: borrowing RequestFacts, reach: inout UInt64
  ) -> Verdict {
    var recorder = ReachRecorder()
    var verdict = Verdict()
    read(wire, facts, &recorder, &verdict)
    reach = recorder.value
    return verdict
  }

  /// The same decision, by the same code, with every step kept.
  public mutating func decide(
    _ wire: Span<UInt8>, facts: borrowing RequestFacts, trace: inout Trace
  ) -> Verdict {
    var verdict = Verdict()
    read(wire, facts, &trace, &verdict)
    return verdict
  }

  /// Decides one request after those of a history, and adds it to them.
  public mutating func decide(
    _ wire: Span<UInt8>, facts: borrowing RequestFacts, history: inout RequestHistory
  ) -> Verdict {
    swap(&scratch.history, &history)
    defer { swap(&scratch.history, &history) }
    return decide(wire, facts: facts)
  }

  /// The same decision, with every step kept.
  public mutating func decide(
    _ wire: Span<UInt8>, facts: borrowing RequestFacts, history: inout RequestHistory, trace: inout Trace
  ) -> Verdict {
    swap(&scratch.history, &history)
    defer { swap(&scratch.history, &history) }
    return decide(wire, facts: facts, trace: &trace)
  }

  /// The same decision, with a number for the rules it looked at.
  public mutating func decide(
    _ wire: Span<UInt8>, facts: borrowing RequestFacts, history: inout RequestHistory, reach: inout UInt64
  ) -> Verdict {
    swap(&scratch.history, &history)
    defer { swap(&scratch.history, &history) }
    return decide(wire, facts: facts, reach: &reach)
  }

  private mutating func read<Recorder: TraceRecorder>(
    _ wire: Span<UInt8>, _ facts: borrowing RequestFacts, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    let bytes = wire.extracting(first: min(wire.count, Self.maximumRequestSize))
    // The list is taken out, so that its span does not overlap the worker that is changed meanwhile.
    var fields: [HeaderField] = []
    swap(&fields, &self.fields)
    defer { swap(&fields, &self.fields) }
    switch RequestHeadParser.parse(
      bytes, settings: snapshot.profile.httpSys, fields: &fields, version: snapshot.profile.httpSysVersion)
    {
    case .failure(let refusal): verdict.refuse(refusal)
    case .success(let head): decide(bytes, head, fields.span, facts, &recorder, &verdict)
    }
  }

  /// Reads a head without deciding it, for callers that decide the same head many times.
  public mutating func parse(_ wire: Span<UInt8>) -> Result<RequestHead, Refusal> {
    RequestHeadParser.parse(
      wire, settings: snapshot.profile.httpSys, fields: &fields, version: snapshot.profile.httpSysVersion)
  }

  /// Decides a request whose head was read from the same bytes, with `fields` as they were read.
  ///
  /// - Parameter verdict: the answer takes the place of what it holds; nothing of that is looked at.
  public mutating func decide(
    _ wire: Span<UInt8>, head: RequestHead, fields: Span<HeaderField>, facts: borrowing RequestFacts,
    into verdict: inout Verdict
  ) {
    var recorder = NullRecorder()
    verdict.reset()
    decide(wire, head, fields, facts, &recorder, &verdict)
  }

  /// The same after the requests of a history, to which the request is added.
  public mutating func decide(
    _ wire: Span<UInt8>, head: RequestHead, fields: Span<HeaderField>, facts: borrowing RequestFacts,
    history: inout RequestHistory, into verdict: inout Verdict
  ) {
    swap(&scratch.history, &history)
    defer { swap(&scratch.history, &history) }
    decide(wire, head: head, fields: fields, facts: facts, into: &verdict)
  }

  /// The header lines of the head that `parse` read last.
  public var headerFields: [HeaderField] { fields }

  private mutating func decide<Recorder: TraceRecorder>(
    _ wire: Span<UInt8>, _ head: RequestHead, _ fields: Span<HeaderField>, _ facts: borrowing RequestFacts,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    scratch.hasDecodedQuery = false
    scratch.rewrite.reset()
    if head.flags.contains(.hasFolds), refusesFolds {
      verdict.refuse(Refusal(.header, at: Int(head.end), count: 0))
      return
    }
    if head.rawPath.isEmpty || head.form == .asterisk {
      // An absolute target without path, and `OPTIONS *`, are routed as the root.
      let root: InlineArray<1, UInt8> = [UInt8(ascii: "/")]
      if Recorder.isRecording { recorder.accepted(path: root.span, origins: [head.target]) }
      Self.finish(
        wire, root.span, isCooked: false, fields, head, facts, snapshot, &scratch, &recorder, &verdict)
      return
    }
    switch URLCanonicalizer.scan(wire, head.rawPath, snapshot.profile.httpSys) {
    case .refused(let refusal): verdict.refuse(refusal)
    case .canonical:
      if Recorder.isRecording {
        recorder.accepted(
          path: wire.bytes(head.rawPath), origins: head.rawPath.range.map { ByteRange($0, $0 + 1) })
      }
      Self.finish(
        wire, wire.bytes(head.rawPath), isCooked: false, fields, head, facts, snapshot, &scratch, &recorder,
        &verdict)
    case .needsWork:
      if let refusal = cook(wire, head, &recorder) {
        verdict.refuse(refusal)
        return
      }
      Self.finish(wire, cooked, fields, head, facts, snapshot, &scratch, &recorder, &verdict)
    }
  }

  /// Whether a folded header line is answered by HTTP.sys.
  @inline(never)
  private var refusesFolds: Bool {
    snapshot.profile.options.foldedHeaders == .refused && snapshot.profile.httpSysVersion == .windows10
  }

  private mutating func cook<Recorder: TraceRecorder>(
    _ wire: Span<UInt8>, _ head: RequestHead, _ recorder: inout Recorder
  ) -> Refusal? {
    guard Recorder.isRecording else {
      var origins = NoOrigins()
      return URLCanonicalizer.cook(
        wire, head.rawPath, snapshot.profile.httpSys, into: &cooked, origins: &origins)
    }
    var origins = OriginMap()
    let refusal = URLCanonicalizer.cook(
      wire, head.rawPath, snapshot.profile.httpSys, into: &cooked, origins: &origins)
    if refusal == nil { recorder.accepted(path: cooked.span, origins: origins.raw) }
    return refusal
  }

  /// The cooked path is borrowed while the scratch memory changes.
  @inline(__always)
  private static func finish<Recorder: TraceRecorder>(
    _ wire: Span<UInt8>, _ cooked: borrowing CookedPath, _ fields: Span<HeaderField>, _ head: RequestHead,
    _ facts: borrowing RequestFacts, _ snapshot: Snapshot, _ scratch: inout Scratch,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    finish(
      wire, cooked.span, isCooked: true, fields, head, facts, snapshot, &scratch, &recorder, &verdict)
  }

  /// Decides what HTTP.sys accepted, unless its body is broken. Out of line, so that it exists once: the code of a
  /// decision is to fit the processor's first cache.
  @inline(never)
  private static func finish<Recorder: TraceRecorder>(
    _ wire: Span<UInt8>, _ path: Span<UInt8>, isCooked: Bool, _ fields: Span<HeaderField>,
    _ head: RequestHead, _ facts: borrowing RequestFacts, _ snapshot: Snapshot, _ scratch: inout Scratch,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    if head.flags.contains(.isChunked), let refusal = ChunkedBody.check(wire, from: Int(head.end)) {
      verdict.refuse(refusal)
      return
    }
    Pipeline.decide(
      wire, path: path, fields: fields, head: head, facts: facts, snapshot: snapshot, scratch: &scratch,
      recorder: &recorder, verdict: &verdict)
    if isCooked { noteHighBytes(wire.bytes(head.rawPath), &verdict) }
    if !head.flags.isDisjoint(with: [.hasFolds, .isSimple]) { noteForms(head, snapshot, &verdict) }
    noteLimits(&verdict, snapshot)
  }

  /// Notes what was taken for granted of bytes beyond ASCII in the path as it was sent.
  private static func noteHighBytes(_ path: Span<UInt8>, _ verdict: inout Verdict) {
    for index in path.indices where path[index] >= 0x80 {
      verdict.assumptions.insert(.rawHighBytes)
      break
    }
  }

  /// Notes what was taken for granted of old forms of requests.
  @inline(never)
  private static func noteForms(_ head: RequestHead, _ snapshot: Snapshot, _ verdict: inout Verdict) {
    if head.flags.contains(.hasFolds), snapshot.profile.version == .v10_0 {
      verdict.assumptions.insert(.foldedHeader)
    }
    if head.flags.contains(.isSimple) { verdict.assumptions.insert(.simpleRequest) }
  }

  /// Notes what was taken for granted of limits and of the order of checks.
  private static func noteLimits(_ verdict: inout Verdict, _ snapshot: Snapshot) {
    guard let check = verdict.check else { return }
    if check == .contentLength || check == .headerLimits, snapshot.profile.version == .v10_0,
      snapshot.profile.build == nil
    {
      verdict.assumptions.insert(.currentBuild)
    }
    if check == .maxUrl { verdict.assumptions.insert(.maxUrlCountsRaw) }
    // Only hidden segments before extensions is observed.
    let observed: CheckSet = [CheckSet(.hiddenSegments), CheckSet(.fileExtensions)]
    let several = verdict.violated.rawValue & (verdict.violated.rawValue &- 1) != 0
    if several, verdict.violated != observed { verdict.assumptions.insert(.orderOfChecks) }
  }
}
