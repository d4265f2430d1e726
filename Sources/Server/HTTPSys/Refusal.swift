public import StatusCodes

/// An answer of HTTP.sys itself: a status without substatus, logged in HTTPERR and nowhere else.
public struct Refusal: Error, Sendable, Hashable {
  /// The reason field of the HTTPERR log.
  public var reason: Reason
  /// The bytes of the request that caused it; empty at the place where something is missing.
  public var bytes: ByteRange

  init(_ reason: Reason, at start: Int, count: Int = 1) {
    self.reason = reason
    self.bytes = ByteRange(start, start + count)
  }
}

extension Refusal {
  /// The values of `s-reason` that can be predicted. Source: http-sys 1.3 (Microsoft, "Error logging in
  /// HTTP APIs").
  public enum Reason: UInt8, Sendable, CaseIterable {
    case badRequest, verb, url, header, hostname, invalidCRLF, number, fieldLength, requestLength, urlLength
    case forbidden, notFound, lengthRequired, notImplemented, versionNotSupported, notAvailable
    case connectionLimit, appOffline, disabled, appShutdown, queueFull
    case headerWaitTimer, connectionIdleTimer
    /// No certificate is bound for the connection; HTTPERR has no line of it.
    case tlsHandshake
  }
}

extension Refusal.Reason {
  /// The text in the HTTPERR log.
  public var text: String {
    switch self {
    case .badRequest: "BadRequest"
    case .verb: "Verb"
    case .url: "URL"
    case .header: "Header"
    case .hostname: "Hostname"
    case .invalidCRLF: "Invalid_CR/LF"
    case .number: "Number"
    case .fieldLength: "FieldLength"
    case .requestLength: "RequestLength"
    case .urlLength: "URL_Length"
    case .forbidden: "Forbidden"
    case .notFound: "NotFound"
    case .lengthRequired: "LengthRequired"
    case .notImplemented: "N/I"
    case .versionNotSupported: "Version_N/S"
    case .notAvailable: "N/A"
    case .connectionLimit: "ConnLimit"
    case .appOffline: "AppOffline"
    case .disabled: "Disabled"
    case .appShutdown: "AppShutdown"
    case .queueFull: "QueueFull"
    case .headerWaitTimer: "Timer_HeaderWait"
    case .connectionIdleTimer: "Timer_ConnectionIdle"
    case .tlsHandshake: "TLSHandshake"
    }
  }

  /// The status that is sent; `nil` where the connection is dropped without an answer.
  public var status: StatusCode? {
    switch self {
    case .badRequest, .verb, .url, .header, .hostname, .invalidCRLF, .number, .fieldLength, .requestLength:
      StatusCode(400)
    case .forbidden: StatusCode(403)
    case .notFound: StatusCode(404)
    case .lengthRequired: StatusCode(411)
    case .urlLength: StatusCode(414)
    case .notImplemented: StatusCode(501)
    case .notAvailable, .connectionLimit, .appOffline, .disabled, .appShutdown, .queueFull: StatusCode(503)
    case .versionNotSupported: StatusCode(505)
    case .headerWaitTimer, .connectionIdleTimer, .tlsHandshake: nil
    }
  }

  /// How the pairing of cause and reason is known.
  public var evidence: Evidence {
    switch self {
    case .verb, .url, .forbidden, .urlLength, .lengthRequired, .notFound, .notImplemented, .header,
      .versionNotSupported, .hostname, .notAvailable:
      .observed
    case .badRequest, .fieldLength, .requestLength, .appOffline, .disabled, .appShutdown, .queueFull,
      .connectionLimit, .headerWaitTimer, .connectionIdleTimer:
      .documented
    case .invalidCRLF, .number, .tlsHandshake: .inferred
    }
  }
}
