/// What a capture says became of a request.
public struct LoggedOutcome: Sendable, Hashable {
  /// `sc-status`, or 0 when the capture does not say.
  public var status: UInt16 = 0
  /// `sc-substatus`, or -1 when the capture does not say.
  public var substatus: Int32 = -1
  /// `sc-win32-status`, or 0.
  public var win32: UInt32 = 0
  /// Whether HTTP.sys answered: the record is a line of the HTTPERR log.
  public var isFromHTTPSys = false

  /// Creates an outcome that is not known.
  public init() {}

  /// Whether the capture says anything.
  public var isKnown: Bool { status != 0 || isFromHTTPSys }

  /// Whether the client was gone before the response was sent: ERROR_NETNAME_DELETED, ERROR_SEM_TIMEOUT,
  /// ERROR_OPERATION_ABORTED, ERROR_CONNECTION_ABORTED. Status and substatus are still the computed ones.
  ///
  /// Source: content-and-errors 1.3.
  public var isClientGone: Bool { win32 == 64 || win32 == 121 || win32 == 995 || win32 == 1236 }
}
