/// The notifications of a request, in the order IIS raises them.
///
/// Source: access-control 1.1 (Microsoft, "Request-Processing Constants").
public enum Notification: UInt8, Sendable, CaseIterable {
  /// Global modules, before the configuration of the URL is read.
  case preBeginRequest
  /// The first notification of request-level modules.
  case beginRequest
  /// Who is asking.
  case authenticateRequest
  /// Whether they may.
  case authorizeRequest
  /// Whether a stored response answers.
  case resolveRequestCache
  /// Redirects, and the checks of the selected handler.
  case mapRequestHandler
  /// Session state is fetched.
  case acquireRequestState
  /// The last notification before the handler.
  case preExecuteRequestHandler
  /// The handler's modules run.
  case executeRequestHandler
  /// Session state is stored.
  case releaseRequestState
  /// The response is stored for others.
  case updateRequestCache
  /// Runs for every request, however it ended.
  case logRequest
  /// Runs for every request, however it ended.
  case endRequest
  /// The response leaves; modules of high priority run last.
  case sendResponse

  /// IIS's name, as a failed-request trace writes it.
  public var name: String {
    switch self {
    case .preBeginRequest: "PRE_BEGIN_REQUEST"
    case .beginRequest: "BEGIN_REQUEST"
    case .authenticateRequest: "AUTHENTICATE_REQUEST"
    case .authorizeRequest: "AUTHORIZE_REQUEST"
    case .resolveRequestCache: "RESOLVE_REQUEST_CACHE"
    case .mapRequestHandler: "MAP_REQUEST_HANDLER"
    case .acquireRequestState: "ACQUIRE_REQUEST_STATE"
    case .preExecuteRequestHandler: "PRE_EXECUTE_REQUEST_HANDLER"
    case .executeRequestHandler: "EXECUTE_REQUEST_HANDLER"
    case .releaseRequestState: "RELEASE_REQUEST_STATE"
    case .updateRequestCache: "UPDATE_REQUEST_CACHE"
    case .logRequest: "LOG_REQUEST"
    case .endRequest: "END_REQUEST"
    case .sendResponse: "SEND_RESPONSE"
    }
  }

  /// Whether the notification is raised for a request that another one ended: those behind the handler follow
  /// whatever it did, the last three every request.
  func isRaised(after last: Notification) -> Bool {
    rawValue >= Notification.logRequest.rawValue
      || last == .executeRequestHandler && rawValue > Notification.executeRequestHandler.rawValue
  }
}

/// When a subscriber runs among those of one notification; equals run in the order of `<modules>`.
///
/// Source: access-control 1.2. `coreFirst` and `coreLast` are the web server core's own steps around the
/// modules.
enum Priority: UInt8, Sendable {
  case coreFirst, first, high, medium, low, last, coreLast
}
