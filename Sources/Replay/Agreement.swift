public import Captures
public import Server
public import StatusCodes

/// How a predicted outcome and a logged one stand to each other.
public enum Agreement: String, Sendable, CaseIterable {
  /// The same code, or the same reason of HTTP.sys.
  case equal
  /// Every rule lets the request through, and the logged code is one that the application or its handler gives.
  case application
  /// The logged code depends on something the capture does not hold: headers, the length of the body, how the
  /// path was spelled, what the connection did.
  case notInCapture
  /// The capture does not say what became of the request.
  case notLogged
  /// They cannot both be right.
  case contradicts
}

extension Agreement {
  /// Compares a class of verdicts with a logged outcome.
  ///
  /// Source: content-and-errors 1.3 and 1.5, access-control 8.2, http-sys 1.3.
  init(_ verdict: VerdictClass, _ logged: Logged) {
    guard logged.status != 0 || logged.source == .httpSys else {
      self = .notLogged
      return
    }
    self =
      switch logged.source {
      case .httpSys: Self.ofRefusal(verdict, logged)
      case .site: Self.ofAnswer(verdict, logged)
      case .response: Self.ofResponse(verdict, logged)
      }
  }

  /// A response as it was sent: no substatus, and HTTP.sys may have written it.
  private static func ofResponse(_ verdict: VerdictClass, _ logged: Logged) -> Agreement {
    switch verdict.outcome {
    case .closed: .contradicts
    case .refused: verdict.status?.status == logged.status ? .equal : .contradicts
    case .answered, .passed: ofAnswer(verdict, logged)
    }
  }

  /// A line of the HTTPERR log. Timers and lost connections are nothing a configuration decides.
  private static func ofRefusal(_ verdict: VerdictClass, _ logged: Logged) -> Agreement {
    guard let reason = logged.reason else { return .notInCapture }
    return verdict.reason == reason ? .equal : .contradicts
  }

  /// A row of a site's log: HTTP.sys accepted the request.
  private static func ofAnswer(_ verdict: VerdictClass, _ logged: Logged) -> Agreement {
    switch verdict.outcome {
    case .refused, .closed: return .contradicts
    case .answered:
      guard let status = verdict.status else { return .contradicts }
      if status.status == logged.status {
        if logged.substatus == nil || logged.substatus == Int(status.substatus ?? 0) { return .equal }
      }
      if Self.renamed[status] == logged.code { return .equal }
      return status.status == 200 && Self.headerDependent.contains(logged.status)
        ? .notInCapture : .contradicts
    case .passed:
      if let code = logged.code, Self.needsMore.contains(code) { return .notInCapture }
      if let status = verdict.status { return ofHandler(status, logged) }
      if let code = logged.code, Self.isDecidedBeforeHandler(code, verdict) { return .contradicts }
      return .application
    }
  }

  /// The handler's own status is predicted, for the request without the headers that are not logged.
  private static func ofHandler(_ status: StatusCode, _ logged: Logged) -> Agreement {
    if status.status == logged.status, (status.substatus ?? 0) == UInt16(logged.substatus ?? 0) {
      return .equal
    }
    return status.status == 200 && headerDependent.contains(logged.status) ? .notInCapture : .contradicts
  }

  /// The results of conditional requests, ranges and Accept headers of a file that is there.
  private static let headerDependent: Set<UInt16> = [206, 304, 406, 412, 416]

  /// The codes that IIS 10 renumbered; a log of another build says the other one.
  private static let renamed: [StatusCode: StatusCode] = [
    StatusCode(404, 13): StatusCode(413, 1), StatusCode(413, 1): StatusCode(404, 13),
    StatusCode(404, 10): StatusCode(431, 0), StatusCode(431, 0): StatusCode(404, 10),
  ]

  /// Codes that depend on the length of the body, on headers or on the bytes of the path as they were sent.
  private static let needsMore: Set<StatusCode> = [
    StatusCode(404, 13), StatusCode(413, 1), StatusCode(404, 10), StatusCode(431, 0), StatusCode(404, 14),
  ]

  /// Whether IIS gives the code in a modelled step before the handler runs: a request that passes them all cannot
  /// have it. A code with substatus 0 may as well be the application's; what depends on files that are not
  /// declared may be anything.
  private static func isDecidedBeforeHandler(_ code: StatusCode, _ verdict: VerdictClass) -> Bool {
    guard code.substatus ?? 0 > 0, let entry = Catalogue.entry(for: code),
      case .iis(let module, let notification) = entry.source
    else { return false }
    if verdict.assumptions.contains(.unknownContent), notification == "MAP_REQUEST_HANDLER" { return false }
    return Pipeline.subscriptions.contains { subscription in
      subscription.canEndRequests && subscription.module == module
        && subscription.reportedNotification.name == notification
        && subscription.notification.rawValue < Server.Notification.executeRequestHandler.rawValue
    }
  }
}

/// An outcome as a capture tells it.
public struct Logged: Sendable, Hashable {
  /// The status; 0 when it is not known.
  public var status: UInt16
  /// The substatus, when it is logged.
  public var substatus: Int?
  /// The client was gone before the response was sent.
  public var isClientGone: Bool
  /// Who wrote it down.
  public var source: LoggedOutcome.Source
  /// The reason of the HTTPERR log, when it is one that can be predicted.
  public var reason: Refusal.Reason?

  init(_ key: LoggedKey) {
    status = key.status
    substatus = key.substatus < 0 ? nil : Int(key.substatus)
    isClientGone = key.isClientGone
    source = key.source
    reason = LoggedReason.reason(key.reason)
  }

  /// Status and substatus; `nil` when there is no status. A substatus that is not logged is taken for 0.
  public var code: StatusCode? {
    guard status != 0 else { return nil }
    return source == .httpSys ? StatusCode(status) : StatusCode(status, UInt16(clamping: substatus ?? 0))
  }
}
