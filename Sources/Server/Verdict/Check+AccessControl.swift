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
    case .addressConcurrency:
      DynamicIpRestrictionPolicy.section + "/denyByConcurrentRequests/@maxConcurrentRequests"
    case .addressRate: DynamicIpRestrictionPolicy.section + "/denyByRequestRate/@maxRequests"
    case .secureRedirect: StrictTransportPolicy.section + "/@redirectHttpToHttps"
    case .filterAuthentication: "system.webServer/isapiFilters"
    case .logon, .handshake, .malformedCredentials, .requiredUser: "system.webServer/security/authentication"
    case .anonymousAccount: AuthenticationPolicy.section + "anonymousAuthentication/@userName"
    case .mappedAccount, .deniedMapping: CertificateMappings.section
    case .fileAccess, .fileAuthorization: "the access list of the file"
    case .urlAuthorization: UrlAuthorizationPolicy.section
    case .managedAuthorization: ManagedAuthorizationPolicy.section
    case .loginRedirect: FormsPolicy.section + "/forms/@loginUrl"
    default: nil
    }
  }

  /// How such a rule is known. Source: access-control 2.2, 3.3 and 3.4.
  var accessEvidence: Evidence? {
    switch self {
    case .sslRequired, .cipherStrength, .certificateRevocation, .certificateTime, .hostName: .documented
    case .addressConcurrency, .addressRate: .observed
    case .clientCertificate, .certificateTrust, .ipAddress, .handshake, .urlAuthorization, .loginRedirect:
      .observed
    case .filterAuthentication, .logon, .requiredUser, .anonymousAccount, .fileAccess: .documented
    case .secureRedirect, .forwardedFor, .malformedCredentials, .mappedAccount, .deniedMapping,
      .managedAuthorization,
      .fileAuthorization:
      .inferred
    default: nil
    }
  }

  /// The error code behind such a rule's answer, as the error page shows it; `nil` where none is known.
  ///
  /// Source: access-control 2.3, 3.3, 5.2 and 8.2.
  public func accessHRESULT(_ facts: borrowing RequestFacts) -> UInt32? {
    switch self {
    case .sslRequired, .cipherStrength, .clientCertificate, .ipAddress, .hostName, .requiredUser, .fileAccess,
      .urlAuthorization:
      0x8007_0005
    case .certificateRevocation:
      facts.connection.certificate?.faults.contains(.revoked) ?? false ? 0x8009_2010 : 0x8009_2013
    case .certificateTime: 0x800B_0101
    case .certificateTrust: Self.chainError(facts.connection.certificate?.faults ?? [])
    case .handshake: 0x8009_030E
    case .anonymousAccount, .mappedAccount: 0x8007_052E
    default: nil
    }
  }

  private static func chainError(_ faults: ClientCertificate.Faults) -> UInt32 {
    if faults.contains(.untrustedRoot) { return 0x800B_0109 }
    return faults.contains(.incompleteChain) ? 0x800B_010A : 0x800B_0110
  }
}
