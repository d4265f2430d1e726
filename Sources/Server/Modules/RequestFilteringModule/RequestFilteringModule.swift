internal import Patterns

/// IIS's RequestFilteringModule: one entry point at BEGIN_REQUEST, which passes the request or ends it.
///
/// Source: request-filtering 1 to 3.
enum RequestFilteringModule {
  /// The name in `<modules>`.
  static let name = "RequestFilteringModule"

  /// The order of the checks: the first that is violated answers.
  ///
  /// Cheap limits come first, then the spelling of the URL, then its content, then the query, then rules.
  /// Only `hiddenSegments` before `fileExtensions` is observed; the rest is inferred, and a verdict that
  /// depends on it says so. Source: request-filtering 1.3.
  static let order: InlineArray<12, Check> = [
    .contentLength, .headerLimits, .verbs, .maxUrl, .maxQueryString, .doubleEscaping, .highBitCharacters,
    .urlSequences, .hiddenSegments, .fileExtensions, .queryStringSequences, .filteringRules,
  ]

  /// Runs every check that can fire. The first violation in `order` decides; all are noted.
  static func beginRequest<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: RequestFilteringPolicy, _ scratch: inout Scratch,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    let exempt = policy.bypass(request)
    for index in order.indices {
      let check = order[index]
      guard policy.active.contains(check) || Recorder.isRecording else { continue }
      let finding =
        exempt.contains(check) ? .skipped : evaluate(check, request, policy, exempt, &scratch)
      if Recorder.isRecording { recorder.record(check, finding) }
      guard finding.result == .violated else { continue }
      if verdict.check == nil {
        verdict.check = check
        verdict.finding = finding
      }
      verdict.violated.insert(CheckSet(check))
    }
  }

  private static func evaluate(
    _ check: Check, _ request: borrowing RequestView, _ policy: RequestFilteringPolicy,
    _ exempt: CheckSet, _ scratch: inout Scratch
  ) -> Finding {
    switch check {
    case .contentLength: contentLength(request, policy)
    case .headerLimits: headerLimits(request, policy)
    case .verbs: verbs(request, policy)
    case .maxUrl: maxUrl(request, policy)
    case .maxQueryString: maxQueryString(request, policy)
    case .doubleEscaping: doubleEscaping(request, policy)
    case .highBitCharacters: highBitCharacters(request, policy)
    case .urlSequences: urlSequences(request, policy, &scratch)
    case .hiddenSegments: hiddenSegments(request, policy)
    case .fileExtensions: fileExtensions(request, policy)
    case .queryStringSequences: queryStringSequences(request, policy, &scratch)
    case .filteringRules: filteringRules(request, policy, exempt, &scratch)
    default: .skipped
    }
  }
}

/// What the checks look at: the bytes of the request and the cooked path, and offsets into them.
struct RequestView: ~Escapable {
  /// The bytes of the request.
  let wire: Span<UInt8>
  /// The cooked path.
  let path: Span<UInt8>
  /// The header lines.
  let fields: Span<HeaderField>
  let head: RequestHead
  /// The length of the script path: the cooked path without path info. Source: request-filtering 2.
  let scriptLength: Int
  /// The extension of the script path, its dot included; `.` when there is none (empty range).
  let fileExtension: ByteRange

  @_lifetime(copy wire, copy path, copy fields)
  init(
    wire: Span<UInt8>, path: Span<UInt8>, fields: Span<HeaderField>, head: RequestHead, scriptLength: Int,
    extensionScope: UndeterminedBehavior.ExtensionScope
  ) {
    self.wire = wire
    self.path = path
    self.fields = fields
    self.head = head
    self.scriptLength = scriptLength
    fileExtension = Self.fileExtension(path, scriptLength, extensionScope)
  }

  /// The extension starts at the last dot of the script path and ends at the next slash.
  /// Source: request-filtering 3.6.
  private static func fileExtension(
    _ path: Span<UInt8>, _ length: Int, _ scope: UndeterminedBehavior.ExtensionScope
  ) -> ByteRange {
    var dot = length
    var end = length
    repeat {
      guard dot > 0 else { return ByteRange(0, 0) }
      dot -= 1
      if path[dot] == UInt8(ascii: "/") {
        if scope == .lastSegment, dot < length - 1 { return ByteRange(0, 0) }
        end = dot
      }
    } while path[dot] != UInt8(ascii: ".")
    return end - dot > 1 ? ByteRange(dot, end) : ByteRange(0, 0)
  }

  /// The method token.
  var method: Span<UInt8> {
    @_lifetime(copy self)
    borrowing get { wire.bytes(head.method) }
  }

  /// The query without its `?`.
  var query: Span<UInt8> {
    @_lifetime(copy self)
    borrowing get { wire.bytes(head.query) }
  }
}

/// The memory a worker reuses for what must be copied or searched.
struct Scratch: ~Copyable {
  var workspace = MatchWorkspace(groups: 1)
  var decodedQuery = ByteBuffer()
  var line = ByteBuffer()
  /// Whether `decodedQuery` belongs to the present request.
  var hasDecodedQuery = false
}

/// A byte buffer that keeps its memory.
struct ByteBuffer: ~Copyable {
  private var storage: [UInt8] = []

  init() { storage.reserveCapacity(4096) }

  var span: Span<UInt8> {
    @_lifetime(borrow self)
    borrowing get { storage.span }
  }

  mutating func removeAll() { storage.removeAll(keepingCapacity: true) }
  mutating func append(_ byte: UInt8) { storage.append(byte) }
  mutating func append(_ bytes: Span<UInt8>) {
    for index in bytes.indices { storage.append(bytes[index]) }
  }
}
