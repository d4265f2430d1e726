/// A client's certificate, as far as it decides requests. Source: access-control 2.3 and 5.3.
public struct ClientCertificate: Sendable, Hashable {
  /// Whether the client has one at all; when not, the rest means nothing.
  public var isPresent: Bool
  /// What the server finds wrong with it.
  public var faults: Faults
  /// The distinguished name of the holder, for example `CN=amy, O=Contoso`.
  public var subject: DistinguishedName?
  /// The distinguished name of the issuer.
  public var issuer: DistinguishedName?
  /// The certificate itself, in base64 without line ends; `nil` when it was not given.
  public var data: String? {
    didSet { dataBytes = Array((data ?? "").utf8) }
  }
  /// The Windows account the directory service maps it to.
  public var account: UserFacts?
  /// The first moment of its validity, in microseconds since 1970-01-01 UTC.
  public var notBefore: Int64?
  /// The last moment of its validity, in microseconds since 1970-01-01 UTC.
  public var notAfter: Int64?
  private(set) var dataBytes: [UInt8] = []

  /// A certificate with these faults and no names.
  public init(faults: Faults = []) {
    isPresent = true
    self.faults = faults
  }

  /// The client has no certificate, or does not show it.
  public static let none: ClientCertificate = {
    var certificate = ClientCertificate()
    certificate.isPresent = false
    return certificate
  }()

  /// What is wrong with a certificate, each the finding of Windows' chain engine.
  public struct Faults: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: UInt8
    /// Creates a set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The issuer revoked it (CRYPT_E_REVOKED).
    public static let revoked = Faults(rawValue: 1)
    /// Whether it is revoked cannot be found out (CRYPT_E_REVOCATION_OFFLINE).
    public static let revocationOffline = Faults(rawValue: 2)
    /// Its time is over (CERT_E_EXPIRED).
    public static let expired = Faults(rawValue: 4)
    /// Its time has not come (CERT_E_EXPIRED too).
    public static let notYetValid = Faults(rawValue: 8)
    /// Its chain ends in a root that is not trusted (CERT_E_UNTRUSTEDROOT).
    public static let untrustedRoot = Faults(rawValue: 16)
    /// A certificate of its chain is missing (CERT_E_CHAINING).
    public static let incompleteChain = Faults(rawValue: 32)
    /// It is not meant for client authentication (CERT_E_WRONG_USAGE).
    public static let wrongUsage = Faults(rawValue: 64)

    static let revocation: Faults = [.revoked, .revocationOffline]
    static let time: Faults = [.expired, .notYetValid]
    static let chain: Faults = [.untrustedRoot, .incompleteChain, .wrongUsage]

    /// The names of the faults.
    public static let names: [(name: String, fault: Faults)] = [
      ("revoked", .revoked), ("revocationOffline", .revocationOffline), ("expired", .expired),
      ("notYetValid", .notYetValid), ("untrustedRoot", .untrustedRoot),
      ("incompleteChain", .incompleteChain), ("wrongUsage", .wrongUsage),
    ]
  }

  /// The faults at a time: those that were declared, and those that the validity shows.
  ///
  /// - Parameter time: In microseconds since 1970-01-01 UTC; `nil` when it is not known.
  func faults(at time: Int64?) -> Faults {
    guard let time else { return faults }
    var faults = faults
    if let notBefore, time < notBefore { faults.insert(.notYetValid) }
    if let notAfter, time > notAfter { faults.insert(.expired) }
    return faults
  }

  /// Whether its validity is declared, so that the time of the request decides.
  var dependsOnTime: Bool { notBefore != nil || notAfter != nil }
}
