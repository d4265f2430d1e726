internal import StatusCodes

/// Sections that cannot be read.
extension Pipeline {
  /// Answers with the fault of the section that a step reads.
  ///
  /// Out of line, because faults are rare and every step could have one.
  ///
  /// - Returns: whether the module reads the section for this request.
  @inline(never)
  static func answerFault<Recorder: TraceRecorder>(
    _ fault: Int32, _ step: Step, _ request: borrowing RequestView, _ scope: SharedPolicy,
    _ profile: borrowing ServerProfile, _ state: inout RequestState, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) -> Bool {
    guard readsSection(step, request, scope, state, verdict) else { return false }
    let finding = Finding.violated(
      fault, .none, ByteRange(0, 0), status: step.faultStatus(profile.options))
    recorder.record(.configurationFault, finding)
    if let status = verdict.status { verdict.errorStatus = status }
    verdict.answer(.configurationFault, finding, &state)
    return true
  }

  /// Whether the module of a step reads its section for this request: a file needs no default document, a page no
  /// MIME types, and what WebDAV's handler does not take no section of WebDAV; most sections are read whoever comes.
  /// Source: configuration 5.2; content-and-errors 4.3, 4.5; observed D11, D13, D15, CC14.
  private static func readsSection(
    _ step: Step, _ request: borrowing RequestView, _ scope: SharedPolicy,
    _ state: borrowing RequestState, _ verdict: borrowing Verdict
  ) -> Bool {
    let isCore = state.kind == .aspNetCore
    let hasResults = request.site.results.hasSome
    let isStatic = state.kind == .staticFile
    let place = state.place.kind
    let status = verdict.status?.status ?? 0
    let isError = !request.isErrorPage && status >= 400
    return switch step {
    case .staticFile: isStatic && place == .file
    case .defaultDocument, .directoryListing: isStatic && place == .directory
    case .customErrorPages: isError
    case .requestEntity, .customErrors: false
    case .aspNetCore: isCore
    case .webSocket: hasResults
    case .webDAV: WebDAVModule.method(request, scope.policy.webDAV) != nil
    default: true
    }
  }
}

extension Step {
  /// What a section that cannot be read is answered with where this step reads it.
  ///
  /// URL Rewrite fails at BEGIN_REQUEST and, when it sends the error, once more, which leaves 500.52. Source:
  /// url-rewrite 2.9; the code for global rules is inferred.
  func faultStatus(_ options: UndeterminedBehavior) -> StatusCode {
    switch self {
    case .globalRewrite:
      options.rewrite.globalRulesFault == .status51 ? StatusCode(500, 51) : StatusCode(500, 52)
    case .rewrite: StatusCode(500, 52)
    default: StatusCode(500, 19)
    }
  }
}
