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
  public mutating func decide(_ wire: Span<UInt8>, connection: borrowing ConnectionFacts) -> Verdict {
    var recorder = NullRecorder()
    return read(wire, connection, &recorder)
  }

  /// The same decision, by the same code, with every step kept.
  public mutating func decide(
    _ wire: Span<UInt8>, connection: borrowing ConnectionFacts, trace: inout Trace
  ) -> Verdict {
    read(wire, connection, &trace)
  }

  private mutating func read<Recorder: TraceRecorder>(
    _ wire: Span<UInt8>, _ connection: borrowing ConnectionFacts, _ recorder: inout Recorder
  ) -> Verdict {
    let bytes = wire.extracting(first: min(wire.count, Self.maximumRequestSize))
    switch RequestHeadParser.parse(
      bytes, settings: snapshot.profile.httpSys, fields: &fields, version: snapshot.profile.httpSysVersion)
    {
    case .failure(let refusal): return Verdict(refusal)
    case .success(let head): return decide(bytes, head, connection, &recorder)
    }
  }

  /// Reads a head without deciding it, for callers that decide the same head many times.
  public mutating func parse(_ wire: Span<UInt8>) -> Result<RequestHead, Refusal> {
    RequestHeadParser.parse(
      wire, settings: snapshot.profile.httpSys, fields: &fields, version: snapshot.profile.httpSysVersion)
  }

  /// Decides a request whose head was read from the same bytes, with `fields` as they were read.
  public mutating func decide(
    _ wire: Span<UInt8>, head: RequestHead, fields: [HeaderField], connection: borrowing ConnectionFacts
  ) -> Verdict {
    self.fields.removeAll(keepingCapacity: true)
    self.fields.append(contentsOf: fields)
    var recorder = NullRecorder()
    return decide(wire, head, connection, &recorder)
  }

  /// The header lines of the head that was read last.
  public var headerFields: [HeaderField] { fields }

  private mutating func decide<Recorder: TraceRecorder>(
    _ wire: Span<UInt8>, _ head: RequestHead, _ connection: borrowing ConnectionFacts,
    _ recorder: inout Recorder
  ) -> Verdict {
    scratch.hasDecodedQuery = false
    if head.flags.contains(.hasFolds), snapshot.profile.options.foldedHeaders == .refused,
      snapshot.profile.httpSysVersion == .windows10
    {
      return Verdict(Refusal(.header, at: Int(head.end), count: 0))
    }
    if head.rawPath.isEmpty || head.form == .asterisk {
      // An absolute target without path, and `OPTIONS *`, are routed as the root.
      let root: InlineArray<1, UInt8> = [UInt8(ascii: "/")]
      if Recorder.isRecording { recorder.accepted(path: root.span, origins: [head.target]) }
      return finish(wire, root.span, head, connection, &recorder)
    }
    switch URLCanonicalizer.scan(wire, head.rawPath, snapshot.profile.httpSys) {
    case .refused(let refusal): return Verdict(refusal)
    case .canonical:
      if Recorder.isRecording {
        recorder.accepted(
          path: wire.bytes(head.rawPath), origins: head.rawPath.range.map { ByteRange($0, $0 + 1) })
      }
      return finish(wire, wire.bytes(head.rawPath), head, connection, &recorder)
    case .needsWork: break
    }
    if Recorder.isRecording {
      var origins = OriginMap()
      if let refusal = URLCanonicalizer.cook(
        wire, head.rawPath, snapshot.profile.httpSys, into: &cooked, origins: &origins)
      {
        return Verdict(refusal)
      }
      recorder.accepted(path: cooked.span, origins: origins.raw)
    } else {
      var origins = NoOrigins()
      if let refusal = URLCanonicalizer.cook(
        wire, head.rawPath, snapshot.profile.httpSys, into: &cooked, origins: &origins)
      {
        return Verdict(refusal)
      }
    }
    return finishCooked(wire, head, connection, &recorder)
  }

  private mutating func finishCooked<Recorder: TraceRecorder>(
    _ wire: Span<UInt8>, _ head: RequestHead, _ connection: borrowing ConnectionFacts,
    _ recorder: inout Recorder
  ) -> Verdict {
    if let refusal = bodyRefusal(wire, head) { return Verdict(refusal) }
    var verdict = Self.run(
      wire, cooked, fields, head, connection, snapshot, &scratch, &recorder)
    conclude(&verdict, head, hasHighBytes: true, wire)
    return verdict
  }

  private mutating func finish<Recorder: TraceRecorder>(
    _ wire: Span<UInt8>, _ path: Span<UInt8>, _ head: RequestHead, _ connection: borrowing ConnectionFacts,
    _ recorder: inout Recorder
  ) -> Verdict {
    if let refusal = bodyRefusal(wire, head) { return Verdict(refusal) }
    var verdict = Self.run(wire, path, fields, head, connection, snapshot, &scratch, &recorder)
    conclude(&verdict, head, hasHighBytes: false, wire)
    return verdict
  }

  private static func run<Recorder: TraceRecorder>(
    _ wire: Span<UInt8>, _ cooked: borrowing CookedPath, _ fields: borrowing [HeaderField],
    _ head: RequestHead, _ connection: borrowing ConnectionFacts, _ snapshot: borrowing Snapshot,
    _ scratch: inout Scratch, _ recorder: inout Recorder
  ) -> Verdict {
    Pipeline.decide(
      wire, path: cooked.span, fields: fields.span, head: head, connection: connection, snapshot: snapshot,
      scratch: &scratch, recorder: &recorder)
  }

  private static func run<Recorder: TraceRecorder>(
    _ wire: Span<UInt8>, _ path: Span<UInt8>, _ fields: borrowing [HeaderField], _ head: RequestHead,
    _ connection: borrowing ConnectionFacts, _ snapshot: borrowing Snapshot, _ scratch: inout Scratch,
    _ recorder: inout Recorder
  ) -> Verdict {
    Pipeline.decide(
      wire, path: path, fields: fields.span, head: head, connection: connection, snapshot: snapshot,
      scratch: &scratch, recorder: &recorder)
  }

  private func bodyRefusal(_ wire: Span<UInt8>, _ head: RequestHead) -> Refusal? {
    head.flags.contains(.isChunked) ? ChunkedBody.check(wire, from: Int(head.end)) : nil
  }

  /// Notes what the verdict took for granted.
  private func conclude(
    _ verdict: inout Verdict, _ head: RequestHead, hasHighBytes: Bool, _ wire: Span<UInt8>
  ) {
    if head.flags.contains(.hasFolds), snapshot.profile.version == .v10_0 {
      verdict.assumptions.insert(.foldedHeader)
    }
    if head.flags.contains(.isSimple) { verdict.assumptions.insert(.simpleRequest) }
    if hasHighBytes {
      let path = wire.bytes(head.rawPath)
      for index in path.indices where path[index] >= 0x80 {
        verdict.assumptions.insert(.rawHighBytes)
        break
      }
    }
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
