internal import Configuration
internal import StatusCodes

/// What a module does with a request it denies. Source: access-control 3.1 and 3.3.
enum DenyAction: UInt64, Sendable {
  case abortRequest = 0
  case unauthorized = 401
  case forbidden = 403
  case notFound = 404

  /// The code with a substatus, or `nil` when the connection is reset.
  func status(_ substatus: UInt16) -> StatusCode? {
    self == .abortRequest ? nil : StatusCode(UInt16(rawValue), substatus)
  }
}

/// The effective `system.webServer/security/ipSecurity` of one scope, ready to run.
final class IpRestrictionPolicy: Sendable {
  static let section = "system.webServer/security/ipSecurity"

  let allowsUnlisted: Bool
  let allowUnlistedSetting: Int32
  let usesReverseDNS: Bool
  let isProxyMode: Bool
  let denyAction: DenyAction
  private let networks: NetworkTable
  private let hostNames: HostNameTable
  private let entries: [Entry]
  private let hasAllowedNetwork: Bool
  /// Whether it matters which name an address resolves to.
  let dependsOnHostName: Bool

  struct Entry: Sendable {
    var setting: Int32
    var isAllowed: Bool
    /// Whether it names hosts, not addresses.
    var isHostName: Bool
  }

  init(
    allowsUnlisted: Bool, allowUnlistedSetting: Int32 = -1, usesReverseDNS: Bool = false,
    isProxyMode: Bool = false, denyAction: DenyAction = .forbidden, entries: [Entry] = [],
    networks: [(network: IPNetwork, number: Int32)] = [],
    hostNames: [(pattern: String, number: Int32)] = []
  ) {
    self.allowsUnlisted = allowsUnlisted
    self.allowUnlistedSetting = allowUnlistedSetting
    self.usesReverseDNS = usesReverseDNS
    self.isProxyMode = isProxyMode
    self.denyAction = denyAction
    self.entries = entries
    self.networks = NetworkTable(networks)
    self.hostNames = HostNameTable(usesReverseDNS ? hostNames : [])
    dependsOnHostName = !self.hostNames.isEmpty
    hasAllowedNetwork = networks.contains { entries[Int($0.number)].isAllowed }
  }

  /// A policy that denies nothing, for scopes without the module.
  static let none = IpRestrictionPolicy(allowsUnlisted: true)

  /// Whether it can end a request.
  var isActive: Bool { !entries.isEmpty || !allowsUnlisted || isProxyMode }

  /// Whether it matters which address a request comes from.
  var dependsOnAddress: Bool { !entries.isEmpty }

  /// The first entry that names an address, or `nil`: entries are read from top to bottom and the first match
  /// decides. Source: access-control 3.2.
  func entry(for address: IPAddress, names: [HostName]) -> Entry? {
    var first = networks.first(address)
    if dependsOnHostName, let name = names.first(where: { $0.address == address }) {
      let named = hostNames.first(name.bytes.span)
      if named >= 0, first < 0 || named < first { first = named }
    }
    return first >= 0 ? entries[Int(first)] : nil
  }

  /// Whether an entry allows an address by itself; such addresses are exempt from dynamic restrictions.
  /// Source: access-control 4.4, inferred.
  func allows(_ address: IPAddress) -> Bool {
    guard hasAllowedNetwork else { return false }
    let first = networks.first(address)
    return first >= 0 && entries[Int(first)].isAllowed
  }
}

extension IpRestrictionPolicy {
  /// Compiles the section.
  ///
  /// - Throws: the fault of an address or mask that cannot be read, where such an entry is not ignored.
  convenience init(
    _ section: EffectiveElement, profile: ServerProfile, settings: inout SettingList
  ) throws(ConfigurationFault) {
    let path = Self.section
    let hasProxyMode = profile.version >= .v8_0
    var entries: [Entry] = []
    var networks: [(network: IPNetwork, number: Int32)] = []
    var hostNames: [(pattern: String, number: Int32)] = []
    for entry in section.entries {
      let (address, domain) = (entry.string("ipAddress"), entry.string("domainName"))
      let number = Int32(entries.count)
      let key = address.isEmpty ? "domainName='\(domain)'" : "ipAddress='\(address)'"
      if !address.isEmpty {
        switch try Self.network(entry, profile) {
        case nil: continue
        case let network?: networks.append((network, number))
        }
      } else if !domain.isEmpty {
        hostNames.append((domain, number))
      } else {
        continue
      }
      let allowed = entry.attribute("allowed")
      entries.append(
        Entry(
          setting: settings.add(
            "\(path)/add[@\(key)]/@allowed", allowed.text, allowed.source ?? entry.position),
          isAllowed: entry.bool("allowed"), isHostName: address.isEmpty))
    }
    self.init(
      allowsUnlisted: section.bool("allowUnlisted"),
      allowUnlistedSetting: settings.add(path, "allowUnlisted", of: section),
      usesReverseDNS: section.bool("enableReverseDns"),
      isProxyMode: hasProxyMode && section.bool("enableProxyMode"),
      denyAction: hasProxyMode ? DenyAction(rawValue: section.flags("denyAction")) ?? .forbidden : .forbidden,
      entries: entries, networks: networks, hostNames: hostNames)
  }

  /// The network of an entry; `nil` when the version ignores it.
  static func network(
    _ entry: EffectiveElement, _ profile: ServerProfile
  ) throws(ConfigurationFault) -> IPNetwork? {
    let text = entry.attribute("ipAddress")
    let mask = entry.attribute("subnetMask")
    if let address = IPAddress(text.text) {
      // Before IIS 8.0 the list knows IPv4 only. Source: access-control 3.2.
      if !address.isIPv4, profile.version < .v8_0 { return nil }
      if let network = IPNetwork(address, maskText: mask.text) { return network }
    }
    guard profile.options.access.malformedAddressEntries == .fault else { return nil }
    let isAddress = IPAddress(text.text) == nil
    throw .unusableValue(
      isAddress ? "ipAddress" : "subnetMask", isAddress ? text.text : mask.text,
      takes: isAddress
        ? "four decimal numbers from 0 to 255 without leading zeros, or an IPv6 address"
        : "a mask of the address's family, or its number of leading bits",
      at: (isAddress ? text.source : mask.source) ?? entry.position)
  }
}
