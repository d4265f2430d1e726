/// What a capture says became of a request.
public struct LoggedOutcome: Sendable, Hashable {
  /// The status, or 0 when the capture does not say.
  public var status: UInt16 = 0
  /// The substatus, or -1 when the capture does not say.
  public var substatus: Int32 = -1
  /// `sc-win32-status`, or 0.
  public var win32: UInt32 = 0
  /// Who wrote it down.
  public var source = Source.site

  /// Creates an outcome that is not known.
  public init() {}

  /// Who wrote an outcome down, and with that who can have answered.
  public enum Source: UInt8, Sendable {
    /// The log of a site, or a trace of a request: IIS took the request.
    case site
    /// The HTTPERR log: HTTP.sys answered, or ended the connection.
    case httpSys
    /// The response itself: anyone may have answered, and no substatus is seen.
    case response
  }

  /// Whether the client was gone before the response was sent: ERROR_NETNAME_DELETED, ERROR_SEM_TIMEOUT,
  /// ERROR_OPERATION_ABORTED, ERROR_CONNECTION_ABORTED. Status and substatus are still the computed ones.
  ///
  /// Source: content-and-errors 1.3.
  public var isClientGone: Bool { win32 == 64 || win32 == 121 || win32 == 995 || win32 == 1236 }

  /// Whether credentials were refused: 401.1. Source: access-control 8.2.
  public var isFailedLogon: Bool { status == 401 && substatus == 1 }

  /// SEC_E_INVALID_TOKEN: the token belongs to another connection or server.
  public static let invalidToken: UInt32 = 2_148_074_248
}
