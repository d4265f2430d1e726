extension Assumptions {
  /// The client's address was not given: no entry of a list names it.
  public static let clientAddress = Assumptions(rawValue: 1 << 20)
  /// The client's address was not given: it is on another machine.
  public static let clientLocation = Assumptions(rawValue: 1 << 27)
  /// The credentials that come with the request are right.
  public static let credentials = Assumptions(rawValue: 1 << 28)
  /// The user's name was not given: no rule names it.
  public static let userName = Assumptions(rawValue: 1 << 29)
  /// The user's roles were not given: it is in none that a rule names.
  public static let userRoles = Assumptions(rawValue: 1 << 30)
  /// An address resolves to no name.
  public static let hostName = Assumptions(rawValue: 1 << 21)
  /// What an X-Forwarded-For header may hold is inferred.
  public static let forwardedGrammar = Assumptions(rawValue: 1 << 22)
  /// The cipher's key has 128 bits or more.
  public static let cipherBits = Assumptions(rawValue: 1 << 23)
  /// The client has no certificate.
  public static let clientCertificate = Assumptions(rawValue: 1 << 24)
  /// The connection allows the server to ask for a certificate after the handshake.
  public static let renegotiation = Assumptions(rawValue: 1 << 25)
  /// No other request of the address runs or came before.
  public static let otherRequests = Assumptions(rawValue: 1 << 31)
  /// The request arrives together with the one of its address that was decided before it.
  public static let arrivalTime = Assumptions(rawValue: 1 << 32)
  /// Times are known too roughly to tell whether a limit is exceeded; it is not.
  public static let arrivalPrecision = Assumptions(rawValue: 1 << 33)
  /// The request ends at once.
  public static let requestDuration = Assumptions(rawValue: 1 << 34)
  /// No request counts that was forgotten because there were too many addresses.
  public static let forgottenRequests = Assumptions(rawValue: 1 << 35)
  /// The request arrives while the certificate is valid.
  public static let certificateTime = Assumptions(rawValue: 1 << 26)
}
