/// What could not be determined about access control, one option each; the default is the best supported
/// reading.
///
/// Source: access-control 9.
public struct AccessBehavior: Sendable, Hashable {
  /// Whether `sslFlags` are checked before the modules of BEGIN_REQUEST or after filtering and IP lists.
  public var coreAccessCheck = CoreAccessCheck.first
  /// Which answers when a certificate is out of time and its chain is bad.
  public var certificateFaultOrder = CertificateFaultOrder.timeFirst
  /// What SslRequireCert without Ssl asks of a plain connection.
  public var certificateOverHttp = CertificateOverHTTP.required
  /// What an ipSecurity entry does whose address or mask cannot be read.
  public var malformedAddressEntries = MalformedAddressEntries.fault
  /// Which addresses of X-Forwarded-For the static lists are asked about.
  public var forwardedAddresses = ForwardedAddresses.all
  /// How the requests of an address within the interval of `denyByRequestRate` are counted.
  public var dynamicRateWindow = RateWindow.sliding
  /// The code of the redirect that `<hsts>` makes.
  public var hstsRedirectStatus = HSTSRedirectStatus.temporaryRedirect
  /// The code of a denial by `security/authorization`.
  public var urlAuthorizationStatus = URLAuthorizationStatus.status2

  /// Creates the defaults.
  public init() {}

  /// Where `sslFlags` are checked.
  public enum CoreAccessCheck: String, Sendable, CaseIterable { case first, afterFiltering }
  /// The order of 403.16 and 403.17.
  public enum CertificateFaultOrder: String, Sendable, CaseIterable { case timeFirst, chainFirst }
  /// What SslRequireCert without Ssl asks of a plain connection.
  public enum CertificateOverHTTP: String, Sendable, CaseIterable { case required, ignored }
  /// What becomes of ipSecurity entries that cannot be read.
  public enum MalformedAddressEntries: String, Sendable, CaseIterable { case fault, ignored }
  /// Which addresses of X-Forwarded-For count.
  public enum ForwardedAddresses: String, Sendable, CaseIterable { case all, leftmost }

  /// The interval of a rate: the time before each request, or one span behind the other, the next of which opens with
  /// the first request behind the end of the last.
  public enum RateWindow: String, Sendable, CaseIterable { case sliding, fixed }

  /// The codes of the redirect to https.
  public enum HSTSRedirectStatus: String, Sendable, CaseIterable {
    case temporaryRedirect = "307"
    case found = "302"
    case movedPermanently = "301"
  }

  /// The codes of UrlAuthorizationModule.
  public enum URLAuthorizationStatus: String, Sendable, CaseIterable {
    case status2 = "401.2"
    case status0 = "401.0"
  }

  /// The names of the options.
  static let names = [
    "certificateFaultOrder", "certificateOverHttp", "coreAccessCheck", "dynamicRateWindow",
    "forwardedAddresses", "hstsRedirectStatus", "malformedAddressEntries", "urlAuthorizationStatus",
  ]

  /// The values an option can take; empty for an unknown name.
  static func values(of name: String) -> [String] {
    switch name {
    case "certificateFaultOrder": CertificateFaultOrder.allCases.map(\.rawValue)
    case "certificateOverHttp": CertificateOverHTTP.allCases.map(\.rawValue)
    case "coreAccessCheck": CoreAccessCheck.allCases.map(\.rawValue)
    case "dynamicRateWindow": RateWindow.allCases.map(\.rawValue)
    case "hstsRedirectStatus": HSTSRedirectStatus.allCases.map(\.rawValue)
    case "forwardedAddresses": ForwardedAddresses.allCases.map(\.rawValue)
    case "malformedAddressEntries": MalformedAddressEntries.allCases.map(\.rawValue)
    case "urlAuthorizationStatus": URLAuthorizationStatus.allCases.map(\.rawValue)
    default: []
    }
  }

  /// Sets one option; `false`, and nothing is changed, when the name or the value is unknown.
  mutating func set(_ name: String, to value: String) -> Bool {
    switch name {
    case "certificateFaultOrder":
      Self.assign(CertificateFaultOrder(rawValue: value), &certificateFaultOrder)
    case "certificateOverHttp": Self.assign(CertificateOverHTTP(rawValue: value), &certificateOverHttp)
    case "coreAccessCheck": Self.assign(CoreAccessCheck(rawValue: value), &coreAccessCheck)
    case "dynamicRateWindow": Self.assign(RateWindow(rawValue: value), &dynamicRateWindow)
    case "hstsRedirectStatus": Self.assign(HSTSRedirectStatus(rawValue: value), &hstsRedirectStatus)
    case "forwardedAddresses": Self.assign(ForwardedAddresses(rawValue: value), &forwardedAddresses)
    case "malformedAddressEntries":
      Self.assign(MalformedAddressEntries(rawValue: value), &malformedAddressEntries)
    case "urlAuthorizationStatus":
      Self.assign(URLAuthorizationStatus(rawValue: value), &urlAuthorizationStatus)
    default: false
    }
  }

  private static func assign<Value>(_ value: Value?, _ target: inout Value) -> Bool {
    guard let value else { return false }
    target = value
    return true
  }
}
