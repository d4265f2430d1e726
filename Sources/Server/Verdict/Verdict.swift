public import StatusCodes

/// The outcome of one request, as a flat value; a snapshot and the request's bytes turn it into words.
public struct Verdict: Sendable {
  /// Who ended the request.
  public var outcome = Outcome.passed
  /// The code that is answered, if any.
  public var status: StatusCode?
  /// What the client sees, when that is not what the log says.
  public var clientStatus: StatusCode?
  /// The code the request ended in before an error page took its place.
  public var errorStatus: StatusCode?
  /// Whether the client is told 100 before, because something reads the body it held back.
  public var isContinued = false
  /// What HTTP.sys refused, for `refused` and `closed`.
  public var refusal: Refusal?
  /// The rule of IIS that decided, for `answered`.
  public var check: Check?
  /// What the deciding rule found.
  public var finding = Finding.passed
  /// The index in `Pipeline.subscriptions` of the step that ended the request, or -1.
  public var subscription: Int16 = -1
  /// How many child requests lie around the one that was decided.
  public var level: UInt8 = 0
  /// Every rule the request violates, the deciding one included.
  public var violated: CheckSet = []
  /// The index of the site in the snapshot, or -1.
  public var site: Int32 = -1
  /// The index of the application in the snapshot, or -1.
  public var application: Int32 = -1
  /// The index of the scope's policy in the snapshot, or -1.
  public var policy: Int32 = -1
  /// The index of the selected handler row in the policy, or -1.
  public var handler: Int32 = -1
  /// The length of the script path in the cooked path, in bytes.
  public var scriptLength: UInt32 = 0
  /// What was taken for granted.
  public var assumptions: Assumptions = []

  /// Who ended the request.
  public enum Outcome: UInt8, Sendable {
    case answered, refused, closed, passed
  }

  /// A verdict on nothing, for the room that `Worker.decide(into:)` fills.
  public init() {}

  /// Makes it a verdict on nothing again, field by field: a copy of a whole one would wait for what was just
  /// written.
  @inline(__always)
  mutating func reset() {
    outcome = .passed
    (status, clientStatus, errorStatus) = (nil, nil, nil)
    isContinued = false
    (refusal, check, finding) = (nil, nil, .passed)
    (subscription, level, violated) = (-1, 0, [])
    (site, application, policy, handler) = (-1, -1, -1, -1)
    (scriptLength, assumptions) = (0, [])
  }

  /// HTTP.sys refuses the request: the verdict must be one on nothing.
  @inline(never)
  mutating func refuse(_ refusal: Refusal) {
    status = refusal.reason.status
    outcome = status == nil ? .closed : .refused
    self.refusal = refusal
  }

  /// The connection is reset where an answer would have been given: the verdict must be one on nothing.
  @inline(never)
  mutating func close(_ refusal: Refusal, _ assumptions: Assumptions) {
    outcome = .closed
    self.refusal = refusal
    self.assumptions.formUnion(assumptions)
  }

  /// The rule ends the request with the code of its finding; without a code the connection is reset. The step that
  /// runs is the one that ended it, unless the same rule and setting had already.
  ///
  /// Out of line, as what refuses and closes: many places call it, and few requests come there.
  @inline(never)
  mutating func answer(_ check: Check, _ finding: Finding, _ state: inout RequestState) {
    if subscription < 0 || self.check != check || self.finding.setting != finding.setting {
      subscription = state.subscription
    }
    outcome = finding.status == nil ? .closed : .answered
    status = finding.status
    self.check = check
    self.finding = finding
    violated.insert(CheckSet(check))
    state.disposition = .finished
  }
}

/// What a rule saw in a request.
public struct Finding: Sendable {
  /// What came of it.
  public var result: Result
  /// The index of the setting in the snapshot, for a configuration fault that of the fault; or -1.
  public var setting: Int32 = -1
  /// The code the rule answers with when it is violated.
  public var status: StatusCode?
  /// The part of the request it looked at.
  public var part = Part.none
  /// The bytes of that part that decided.
  public var bytes = ByteRange(0, 0)
  /// The number that was measured, for limits.
  public var seen: UInt64 = 0
  /// The limit it was held against.
  public var limit: UInt64 = 0

  /// What came of a rule.
  public enum Result: UInt8, Sendable { case passed, violated, skipped }

  /// The parts of a request; offsets of `method`, `rawPath`, `query`, `header`, `headers` and `body` count
  /// in the request's bytes, those of `path` in the cooked path, those of `decodedQuery` in the query decoded once;
  /// `client` is the address of the connection and has none.
  public enum Part: UInt8, Sendable {
    case none, method, path, rawPath, query, decodedQuery, header, headers, client, body
  }

  static let passed = Finding(result: .passed)
  static let skipped = Finding(result: .skipped)

  static func violated(
    _ setting: Int32, _ part: Part, _ bytes: ByteRange, seen: UInt64 = 0, limit: UInt64 = 0,
    status: StatusCode? = nil
  ) -> Finding {
    Finding(
      result: .violated, setting: setting, status: status, part: part, bytes: bytes, seen: seen,
      limit: limit)
  }
}

/// Facts a decision took for granted because they were not given.
public struct Assumptions: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt64
  /// Creates a set from its bits.
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The order of the violated checks among themselves is not documented.
  public static let orderOfChecks = Assumptions(rawValue: 1)
  /// The Windows build was not given; a current one is assumed.
  public static let currentBuild = Assumptions(rawValue: 2)
  /// `maxUrl` counts bytes as sent.
  public static let maxUrlCountsRaw = Assumptions(rawValue: 4)
  /// The local port was not given; the binding that fits the host is assumed.
  public static let localEndpoint = Assumptions(rawValue: 8)
  /// No binding for TLS exists; the http bindings are assumed to exist for https too.
  public static let tlsBinding = Assumptions(rawValue: 16)
  /// The name sent in the TLS handshake was not given; the host of the request is assumed.
  public static let serverName = Assumptions(rawValue: 1 << 41)
  /// A folded header line is accepted.
  public static let foldedHeader = Assumptions(rawValue: 32)
  /// Raw bytes beyond ASCII in the path are accepted and read with the ANSI code page.
  public static let rawHighBytes = Assumptions(rawValue: 64)
  /// HTTP/0.9 is still delivered to IIS.
  public static let simpleRequest = Assumptions(rawValue: 128)
  /// What stands at the path is not declared.
  public static let unknownContent = Assumptions(rawValue: 256)
  /// No route of ASP.NET takes the URL.
  public static let noRoute = Assumptions(rawValue: 512)
  /// No other ASP.NET Core application of the pool runs.
  public static let firstApplication = Assumptions(rawValue: 1 << 11)
  /// The time of the file's last change is not declared; the client is taken to hold another version.
  public static let lastModified = Assumptions(rawValue: 1024)
  /// StaticFileModule serves a file to a client that asks for its source with `Translate: f`.
  public static let sourceRequest = Assumptions(rawValue: 1 << 12)
  /// Request filtering refuses child requests too.
  public static let filteredChild = Assumptions(rawValue: 1 << 18)
  /// What a slash behind the name of a file comes to between IIS 7.0 and 10.
  public static let fileTrailingSlash = Assumptions(rawValue: 1 << 19)
  /// A static file is refused for its MIME type after IIS 7.0 too.
  public static let acceptHeader = Assumptions(rawValue: 1 << 39)
  /// What ASP.NET gives a path with a character it does not allow.
  public static let dangerousPath = Assumptions(rawValue: 1 << 36)
  /// A mapping that asks for Execute is passed over where that right is missing.
  public static let executeDenied = Assumptions(rawValue: 1 << 37)
  /// The request is the first of its connection for which the server asks for a certificate.
  public static let firstCertificateRequest = Assumptions(rawValue: 1 << 38)
}
