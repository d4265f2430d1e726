internal import Patterns
internal import StatusCodes

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
    _ request: borrowing RequestView, _ policy: RequestFilteringPolicy,
    _ profile: borrowing ServerProfile, _ state: inout RequestState, _ scratch: inout Scratch,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    // Which checks pass is told as well where requests are told apart by what they look at.
    var checks =
      Recorder.isRecording ? .all : Recorder.followsRules ? policy.filters : suspects(request, policy)
    guard !checks.isEmpty else { return }
    var decision: (check: Check, finding: Finding)?
    let exempt = policy.bypass(request)
    repeat {
      let check = order[checks.rawValue.trailingZeroBitCount]
      checks = Checks(rawValue: checks.rawValue & (checks.rawValue - 1))
      var finding =
        exempt.contains(check) ? .skipped : evaluate(check, request, policy, exempt, &scratch)
      if finding.result == .violated {
        finding.status = code(check, profile)
        if decision == nil { decision = (check, finding) }
        verdict.violated.insert(CheckSet(check))
      }
      recorder.record(check, finding)
    } while !checks.isEmpty
    if let decision { verdict.answer(decision.check, decision.finding, &state) }
  }

  /// The code a check answers with. Source: request-filtering 3.3, 6.1.
  static func code(_ check: Check, _ profile: borrowing ServerProfile) -> StatusCode {
    switch check {
    case .contentLength: profile.usesNewLimitCodes ? StatusCode(413, 1) : StatusCode(404, 13)
    case .headerLimits: profile.usesNewLimitCodes ? StatusCode(431, 0) : StatusCode(404, 10)
    case .verbs: StatusCode(404, 6)
    case .maxUrl: StatusCode(404, 14)
    case .maxQueryString: StatusCode(404, 15)
    case .doubleEscaping: StatusCode(404, 11)
    case .highBitCharacters: StatusCode(404, 12)
    case .urlSequences: StatusCode(404, 5)
    case .hiddenSegments: StatusCode(404, 8)
    case .fileExtensions: StatusCode(404, 7)
    case .queryStringSequences: StatusCode(404, 18)
    default: StatusCode(404, 19)
    }
  }

  /// Evaluates one check. Out of line, because `suspects` rules most of them out.
  @inline(never)
  private static func evaluate(
    _ check: Check, _ request: borrowing RequestView, _ policy: RequestFilteringPolicy,
    _ exempt: CheckSet, _ scratch: inout Scratch
  ) -> Finding {
    switch check {
    case .contentLength: contentLength(request, policy)
    case .headerLimits: headerLimits(request.wire, request.fields, policy)
    case .verbs: verbs(request, policy)
    case .maxUrl: maxUrl(request, policy)
    case .maxQueryString: maxQueryString(request, policy)
    case .doubleEscaping: doubleEscaping(request, policy)
    case .highBitCharacters: highBitCharacters(request, policy)
    case .urlSequences: urlSequences(request, policy, &scratch)
    case .hiddenSegments: hiddenSegments(request, policy)
    case .fileExtensions: fileExtensions(request, policy)
    case .queryStringSequences:
      queryStringSequences(request.target, request.head.query, policy, &scratch)
    case .filteringRules: filteringRules(request, policy, exempt, &scratch)
    default: .skipped
    }
  }
}
