internal import Configuration

/// The effective `system.webServer/security/access` of one scope.
struct SSLAccessPolicy: Sendable {
  static let section = "system.webServer/security/access"

  var flags: Flags
  var setting: Int32

  /// A policy that asks for nothing.
  static let none = SSLAccessPolicy(flags: [], setting: -1)

  /// The values of `sslFlags`, by their number in the schema. Source: access-control 2.1.
  struct Flags: OptionSet, Sendable {
    let rawValue: UInt64
    static let ssl = Flags(rawValue: 8)
    static let negotiateCertificate = Flags(rawValue: 32)
    static let requireCertificate = Flags(rawValue: 64)
    static let ssl128 = Flags(rawValue: 256)
  }

  init(flags: Flags, setting: Int32) {
    self.flags = flags
    self.setting = setting
  }

  init(_ section: EffectiveElement, settings: inout SettingList) {
    flags = Flags(rawValue: section.flags("sslFlags"))
    setting = settings.add(Self.section, "sslFlags", of: section)
  }

  /// Whether it can end a request.
  var isActive: Bool { !flags.isEmpty }
}
