internal import StatusCodes

extension Check {
  /// The setting that a rule about connection, address or user reads; `nil` for other rules.
  var accessSettingPath: String? {
    switch self {
    case .sslRequired, .cipherStrength, .clientCertificate, .certificateRevocation, .certificateTime,
      .certificateTrust:
      SSLAccessPolicy.section + "/@sslFlags"
    case .ipAddress, .hostName: IpRestrictionPolicy.section
    case .forwardedFor: IpRestrictionPolicy.section + "/@enableProxyMode"
    default: nil
    }
  }

  /// How such a rule is known. Source: access-control 2.2, 3.3 and 3.4.
  var accessEvidence: Evidence? {
    switch self {
    case .sslRequired, .cipherStrength, .certificateRevocation, .certificateTime, .hostName: .documented
    case .clientCertificate, .certificateTrust, .ipAddress: .observed
    case .forwardedFor: .inferred
    default: nil
    }
  }
}
