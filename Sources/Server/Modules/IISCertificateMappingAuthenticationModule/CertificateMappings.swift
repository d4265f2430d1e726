internal import Configuration

/// The effective `iisClientCertificateMappingAuthentication` of a site, ready to run.
///
/// Source: access-control 5.3. It is read at the site: mappings of an application are ignored.
final class CertificateMappings: Sendable {
  static let section = AuthenticationPolicy.section + "iisClientCertificateMappingAuthentication"

  let setting: Int32
  /// The certificates in base64, each with the index of its account.
  private let oneToOne: ByteTable
  private let accounts: [Account]
  private let manyToOne: [Mapping]

  /// The account a certificate is mapped to.
  struct Account: Sendable {
    var setting: Int32
    var userName: [UInt8]
    var canLogOn: Bool
  }

  /// An entry of `manyToOneMappings`.
  private struct Mapping: Sendable {
    var account: Account
    var isDenied: Bool
    var rules: [Rule]
  }

  /// A rule about a part of the holder's or the issuer's name.
  fileprivate struct Rule: Sendable {
    var isIssuer: Bool
    var type: String
    var criterion: [UInt8]
    var isCaseSensitive: Bool
  }

  /// What a certificate is mapped to.
  enum Mapped {
    case nobody
    case account(Account)
    /// Access is denied; the setting.
    case denied(Int32)
  }

  init?(_ section: EffectiveElement, profile: ServerProfile, settings: inout SettingList) {
    guard section.bool("enabled") else { return nil }
    let path = Self.section
    setting = settings.add(path, "enabled", of: section)
    var certificates: [(key: String, value: Int32)] = []
    var accounts: [Account] = []
    func account(_ entry: EffectiveElement, _ path: String, _ settings: inout SettingList) -> Account {
      let user = entry.string("userName")
      return Account(
        setting: settings.add(path, user, entry.position), userName: Array(user.utf8),
        canLogOn: !profile.failingAccounts.contains(user.lowercased()))
    }
    if section.bool("oneToOneCertificateMappingsEnabled") {
      for entry in section.element("oneToOneMappings").entries where entry.bool("enabled") {
        let text = entry.string("certificate").filter { !$0.isWhitespace }
        certificates.append((text, Int32(accounts.count)))
        let name = entry.string("userName")
        accounts.append(account(entry, path + "/oneToOneMappings/add[@userName='\(name)']", &settings))
      }
    }
    var mappings: [Mapping] = []
    if section.bool("manyToOneCertificateMappingsEnabled") {
      for entry in section.element("manyToOneMappings").entries where entry.bool("enabled") {
        let name = entry.string("name")
        mappings.append(
          Mapping(
            account: account(entry, path + "/manyToOneMappings/add[@name='\(name)']", &settings),
            isDenied: entry.string("permissionMode") == "Deny",
            rules: entry.element("rules").entries.map { Rule($0) }))
      }
    }
    oneToOne = ByteTable(certificates, caseSensitive: true)
    self.accounts = accounts
    manyToOne = mappings
  }

  /// What a certificate is mapped to: an entry for itself, or the first of many whose rules all hold.
  func map(_ certificate: borrowing ClientCertificate) -> Mapped {
    if let index = oneToOne[certificate.dataBytes.span] { return .account(accounts[Int(index)]) }
    for mapping in manyToOne {
      var holds = true
      for rule in mapping.rules where holds { holds = Self.holds(rule, certificate) }
      guard holds else { continue }
      return mapping.isDenied ? .denied(mapping.account.setting) : .account(mapping.account)
    }
    return .nobody
  }

  private static func holds(_ rule: Rule, _ certificate: borrowing ClientCertificate) -> Bool {
    guard let name = rule.isIssuer ? certificate.issuer : certificate.subject else { return false }
    for attribute in name.attributes where attribute.type == rule.type {
      let matches = Glob.matches(
        rule.criterion.span, attribute.value.span, isCaseSensitive: rule.isCaseSensitive)
      if matches { return true }
    }
    return false
  }
}

extension CertificateMappings.Rule {
  fileprivate init(_ entry: EffectiveElement) {
    isIssuer = entry.string("certificateField") == "Issuer"
    let type = entry.string("certificateSubField").uppercased()
    self.type = type == "ST" ? "S" : type
    isCaseSensitive = entry.bool("compareCaseSensitive")
    let text = entry.string("matchCriteria")
    criterion = isCaseSensitive ? Array(text.utf8) : text.utf8.map { ByteClass.lowercase($0) }
  }
}
