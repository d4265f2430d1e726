public import StatusCodes

/// What a handler comes to, declared for a path.
public enum HandlerResult: Sendable, Hashable {
  /// The application answers with this code.
  case answers(StatusCode)
  /// Something happens to the handler.
  case event(HandlerEvent)
}

/// Things that happen to a handler and that no configuration tells.
///
/// Sources: content-and-errors 7.1 to 7.4 and 9.4 (Microsoft's troubleshooting articles, ANCM, ARR).
public enum HandlerEvent: String, Sendable, Hashable, CaseIterable {
  /// The application's process or state is being shut down, or is starting again.
  case applicationShuttingDown, applicationRestarting, applicationInvalid
  /// Classic ASP: its queue is full, or a script failed.
  case aspQueueFull, aspError
  /// An ISAPI extension or CGI program, or an ISAPI filter, refuses the user.
  case isapiDenied, filterDenied
  /// CGI: the time is over, the program ended without a header block, the pool may not start it as the user.
  case cgiTimeout, cgiPrematureExit, cgiPrivilegeMissing
  /// FastCGI: the process ended or did not answer in time, wrote to its error stream, or its queue is full.
  case fastCgiExit, fastCgiTimeout, fastCgiStderr, fastCgiQueueFull
  /// ASP.NET: the code threw, its queue is full, a form field looks like script.
  case exception, aspNetQueueFull, requestValidation
  /// ASP.NET reads the whole body, so `maxRequestLength` counts, and answers 200.
  case readsBody
  /// The application accepts a WebSocket.
  case acceptsWebSocket
  /// ASP.NET Core Module, in process.
  case coreStartFailed, coreRuntimeMissing, coreWrongBitness, coreFrameworkMissing, coreHandlerMissing
  /// ASP.NET Core Module, in process: it did not start in time, or its file is missing.
  case coreStartTimeout, coreFileMissing
  /// ASP.NET Core Module, out of process: the process could not be started.
  case coreProcessFailed
  /// A proxied request: the server refused or broke the connection, or was silent too long.
  case backendUnreachable, backendTimeout
  /// Application Request Routing: no server of the farm is online, and its other failures.
  case noServer, mapRequestFailed, webSocketFailed, forwardFailed, executeFailed
  /// Application Request Routing: what it finds wrong with the client's request.
  case proxyBadRequest, proxyBadTime, proxyBadRange, proxyClientGone, proxyMaxForwards, proxyAsyncFailed
}

extension HandlerEvent {
  /// The code the event ends in.
  var status: StatusCode {
    switch self {
    case .applicationShuttingDown: StatusCode(500, 11)
    case .applicationRestarting: StatusCode(500, 12)
    case .aspQueueFull: StatusCode(500, 13)
    case .applicationInvalid: StatusCode(500, 14)
    case .aspError: StatusCode(500, 100)
    case .filterDenied: StatusCode(401, 4)
    case .isapiDenied: StatusCode(401, 5)
    case .cgiPrivilegeMissing: StatusCode(403, 19)
    case .cgiTimeout: StatusCode(502, 1)
    case .cgiPrematureExit, .mapRequestFailed: StatusCode(502, 2)
    case .backendUnreachable, .backendTimeout: StatusCode(502, 3)
    case .noServer: StatusCode(502, 4)
    case .webSocketFailed, .coreProcessFailed: StatusCode(502, 5)
    case .forwardFailed: StatusCode(502, 6)
    case .executeFailed: StatusCode(502, 7)
    case .aspNetQueueFull: StatusCode(503, 3)
    case .fastCgiQueueFull: StatusCode(503, 4)
    case .coreStartFailed: StatusCode(500, 30)
    case .coreRuntimeMissing: StatusCode(500, 31)
    case .coreWrongBitness: StatusCode(500, 32)
    case .coreFrameworkMissing: StatusCode(500, 33)
    case .coreHandlerMissing: StatusCode(500, 36)
    case .coreStartTimeout: StatusCode(500, 37)
    case .coreFileMissing: StatusCode(500, 38)
    case .proxyBadRequest: StatusCode(400, 601)
    case .proxyBadTime: StatusCode(400, 602)
    case .proxyBadRange: StatusCode(400, 603)
    case .proxyClientGone: StatusCode(400, 604)
    case .proxyMaxForwards: StatusCode(400, 605)
    case .proxyAsyncFailed: StatusCode(400, 606)
    case .acceptsWebSocket: StatusCode(101, 0)
    case .fastCgiExit, .fastCgiTimeout, .fastCgiStderr, .exception, .requestValidation, .readsBody:
      StatusCode(500, 0)
    }
  }

  /// Whether ASP.NET's own error handling sees it.
  var isManagedError: Bool { self == .exception || self == .requestValidation }

  /// Whether the event can happen to a handler.
  func concerns(_ kind: Handler.Kind) -> Bool {
    switch self {
    case .applicationShuttingDown, .applicationRestarting, .applicationInvalid:
      kind == .asp || kind == .isapi || kind == .managed
    case .aspQueueFull, .aspError: kind == .asp
    case .isapiDenied: kind == .isapi || kind == .cgi || kind == .asp || kind == .fastCgi
    case .filterDenied, .acceptsWebSocket: false
    case .cgiTimeout, .cgiPrematureExit, .cgiPrivilegeMissing: kind == .cgi
    case .fastCgiExit, .fastCgiTimeout, .fastCgiStderr, .fastCgiQueueFull: kind == .fastCgi
    case .exception, .aspNetQueueFull, .requestValidation, .readsBody: kind.isManaged
    case .coreStartFailed, .coreRuntimeMissing, .coreWrongBitness, .coreFrameworkMissing,
      .coreHandlerMissing, .coreStartTimeout, .coreFileMissing, .coreProcessFailed:
      kind == .aspNetCore
    case .backendUnreachable, .backendTimeout: kind == .aspNetCore || kind == .proxy || kind == .other
    case .noServer, .mapRequestFailed, .webSocketFailed, .forwardFailed, .executeFailed, .proxyBadRequest,
      .proxyBadTime, .proxyBadRange, .proxyClientGone, .proxyMaxForwards, .proxyAsyncFailed:
      kind == .proxy
    }
  }
}
