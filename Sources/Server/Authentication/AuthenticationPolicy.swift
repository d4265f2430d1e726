internal import Configuration

/// The authentication modules of one scope that are listed and enabled.
final class AuthenticationPolicy: Sendable {
  static let section = "system.webServer/security/authentication/"

  let anonymous: Anonymous?
  let basic: Basic?
  /// The setting that enables Digest, or -1.
  let digest: Int32
  let digestRealm: String
  let windows: Windows?
  /// The setting that enables mapping by the directory service, or -1.
  let certificateMapping: Int32
  let certificateMappings: CertificateMappings?
  let forms: FormsPolicy?

  init(
    anonymous: Anonymous? = nil, basic: Basic? = nil, digest: Int32 = -1, digestRealm: String = "",
    windows: Windows? = nil,
    certificateMapping: Int32 = -1, certificateMappings: CertificateMappings? = nil, forms: FormsPolicy? = nil
  ) {
    self.anonymous = anonymous
    self.basic = basic
    self.digest = digest
    self.digestRealm = digestRealm
    self.windows = windows
    self.certificateMapping = certificateMapping
    self.certificateMappings = certificateMappings
    self.forms = forms
  }

  /// No module is enabled.
  static let none = AuthenticationPolicy()

  /// `anonymousAuthentication`.
  struct Anonymous: Sendable {
    var setting: Int32
    /// Empty for the identity of the application pool.
    var userName: [UInt8]
    var canLogOn: Bool
  }

  /// `basicAuthentication`.
  struct Basic: Sendable {
    var setting: Int32
    var realm: String
    var defaultLogonDomain: [UInt8]
  }

  /// `windowsAuthentication`.
  struct Windows: Sendable {
    var setting: Int32
    /// The providers in their order.
    var providers: [String]
    var takesNegotiate: Bool
    var takesNTLM: Bool
    var persistsConnection: Bool
    var usesKernelMode: Bool
    /// `extendedProtection/@tokenChecking` is Require.
    var requiresChannelBinding: Bool
  }

  /// Whether every request runs as the anonymous user, so that nothing is left to decide.
  var isAnonymousOnly: Bool {
    anonymous?.canLogOn ?? false && basic == nil && digest < 0 && windows == nil && certificateMapping < 0
      && certificateMappings == nil && forms == nil
  }
}

extension AuthenticationPolicy.Anonymous {
  init?(_ section: EffectiveElement, profile: ServerProfile, settings: inout SettingList) {
    guard section.bool("enabled") else { return nil }
    let name = section.string("userName")
    setting = settings.add(
      AuthenticationPolicy.section + "anonymousAuthentication", name.isEmpty ? "enabled" : "userName",
      of: section)
    userName = Array(name.utf8)
    canLogOn = !profile.failingAccounts.contains(name.lowercased())
  }
}

extension AuthenticationPolicy.Basic {
  init?(_ section: EffectiveElement, settings: inout SettingList) {
    guard section.bool("enabled") else { return nil }
    setting = settings.add(AuthenticationPolicy.section + "basicAuthentication", "enabled", of: section)
    realm = section.string("realm")
    defaultLogonDomain = Array(section.string("defaultLogonDomain").utf8)
  }
}

extension AuthenticationPolicy.Windows {
  init?(_ section: EffectiveElement, settings: inout SettingList) {
    guard section.bool("enabled") else { return nil }
    setting = settings.add(AuthenticationPolicy.section + "windowsAuthentication", "enabled", of: section)
    providers = section.element("providers").entries.map { $0.string("value") }
    let names = providers.map { $0.lowercased() }
    takesNegotiate = names.contains { $0 == "negotiate" || $0.hasPrefix("negotiate:") }
    takesNTLM = names.contains("ntlm")
    persistsConnection = !section.bool("authPersistSingleRequest")
    usesKernelMode = section.bool("useKernelMode")
    requiresChannelBinding = section.element("extendedProtection").string("tokenChecking") == "Require"
  }
}
