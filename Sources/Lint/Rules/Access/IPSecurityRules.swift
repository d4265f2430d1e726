internal import Configuration
internal import Server
internal import StatusCodes

/// `security/ipSecurity`: the first entry that matches decides. Source: access-control 3.1 to 3.4.
enum IPSecurityRules {
  static let all = [
    shadowed, withoutEffect, unusable, empty, wider, domain, version6, loopback, deniesEveryone, dynamic,
  ]

  private static func example(_ content: String, _ attributes: String = "") -> LintExample {
    .server(
      """
      <location path="Default Web Site"><system.webServer><security>
        <ipSecurity \(attributes)>\(content)</ipSecurity>
      </security></system.webServer></location>
      """)
  }

  /// The network of an address entry; `nil` for host names and for what is no address.
  private static func network(of entry: EffectiveElement) -> IPNetwork? {
    IPAddress(entry.string("ipAddress")).flatMap { IPNetwork($0, maskText: entry.string("subnetMask")) }
  }

  static let shadowed = LintRule(
    "ip-entry-shadowed", .dead, .warning, "An address entry stands before every wider one that covers it.",
    fires: example(
      """
      <add ipAddress="10.0.0.0" subnetMask="255.0.0.0" allowed="true"/>
      <add ipAddress="10.1.2.3" allowed="false"/>
      """),
    passes: example(
      """
      <add ipAddress="10.1.2.3" allowed="false"/>
      <add ipAddress="10.0.0.0" subnetMask="255.0.0.0" allowed="true"/>
      """)
  ) { inspection in
    var known: Set<SourcePosition> = []
    for reading in inspection.readings(of: Section.ipSecurity) {
      let fresh = reading.element.entries.contains { entry in
        entry.position.map { !known.contains($0) } ?? false
      }
      guard fresh else { continue }
      var table = NetworkTable()
      for (index, entry) in reading.element.entries.enumerated() {
        guard let network = network(of: entry) else { continue }
        let isFresh = entry.position.map { known.insert($0).inserted } ?? false
        if isFresh, let cover = table.cover(of: network) {
          let earlier = reading.element.entries[cover]
          let agrees = earlier.bool("allowed") == entry.bool("allowed")
          inspection.report(
            "'\(text(of: entry))' is never reached: '\(text(of: earlier))' stands before it and "
              + (earlier.bool("allowed") ? "allows" : "denies") + " it\(agrees ? " already" : "").",
            remedy: agrees ? "Remove it." : "Put it before the wider entry: the first match decides.",
            at: entry.place(of: "ipAddress"), path: reading.path, severity: agrees ? .note : .warning,
            related: .init(earlier.place(of: "ipAddress"), "the entry that decides"))
        }
        table.add(network, index: index)
      }
    }
  }

  private static func text(of entry: EffectiveElement) -> String {
    let mask = entry.attribute("subnetMask")
    return mask.isDefault ? entry.string("ipAddress") : "\(entry.string("ipAddress"))/\(mask.text)"
  }

  static let withoutEffect = LintRule(
    "ip-entries-without-effect", .dead, .warning,
    "Entries that all say what allowUnlisted says change nothing.",
    fires: example(#"<add ipAddress="203.0.113.7" allowed="true"/>"#),
    passes: example(
      #"<add ipAddress="203.0.113.7" allowed="true"/><add ipAddress="127.0.0.1" allowed="true"/>"#,
      #"allowUnlisted="false""#)
  ) { inspection in
    for reading in inspection.readings(of: Section.ipSecurity) {
      let unlisted = reading.element.bool("allowUnlisted")
      let entries = reading.element.entries
      let isDead = entries.allSatisfy { $0.bool("allowed") == unlisted }
      for entry in entries {
        guard isDead else {
          inspection.keepAlive(entry.place(of: "allowed"))
          continue
        }
        inspection.report(
          unlisted
            ? "Every address is allowed already: allowUnlisted is true and no entry denies."
            : "Every address is denied already: allowUnlisted is false and no entry allows.",
          remedy: unlisted
            ? "Set allowUnlisted=\"false\" if only listed addresses are to be allowed." : "Remove the entry.",
          at: entry.place(of: "allowed"), path: reading.path)
      }
    }
  }

  static let unusable = LintRule(
    FaultRules.id(of: .unusableValue), .fault, .error, "An entry has an address and a mask of its family.",
    evidence: .inferred,
    fires: example(#"<add ipAddress="10.0.0.*" allowed="false"/>"#),
    passes: example(#"<add ipAddress="10.0.0.0" subnetMask="255.255.255.0" allowed="false"/>"#)
  ) { inspection in
    for placed in inspection.entries(of: Section.ipSecurity) {
      guard inspection.survey.modules(at: placed.path).contains("IpRestrictionModule"),
        let fault = AddressFaults.fault(of: placed.entry, profile: inspection.survey.profile)
      else { continue }
      report(fault, at: placed.path, &inspection)
    }
    for reading in inspection.readings(of: Section.dynamicIpSecurity) {
      guard inspection.survey.modules(at: reading.path).contains("DynamicIpRestrictionModule"),
        let fault = AddressFaults.fault(ofLimits: reading.element, profile: inspection.survey.profile)
      else { continue }
      report(fault, at: reading.path, &inspection)
    }
  }

  private static func report(_ fault: ConfigurationFault, at path: String, _ inspection: inout Inspection) {
    inspection.report(
      fault.explanation, remedy: fault.remedy, at: fault.position, path: path,
      answer: .init(
        StatusCode(500, 19), "every request" + (path == "/" ? "" : " at \(path) and below"),
        hresult: fault.hresult, text: fault.text),
      evidence: fault.evidence)
  }

  static let empty = LintRule(
    "ip-entry-names-nobody", .dead, .warning, "An entry has an address or a host name.",
    evidence: .inferred,
    fires: example(#"<add allowed="false"/>"#),
    passes: example(#"<add ipAddress="10.0.0.1" allowed="false"/>"#)
  ) { inspection in
    for placed in inspection.entries(of: Section.ipSecurity)
    where placed.entry.string("ipAddress").isEmpty && placed.entry.string("domainName").isEmpty {
      inspection.report(
        "The entry names neither an address nor a host.", remedy: "Write ipAddress or domainName.",
        at: placed.entry.position, path: placed.path)
    }
  }

  static let wider = LintRule(
    "ip-entry-wider-than-written", .contradiction, .note,
    "The bits of an address that its mask leaves out are zero.", evidence: .inferred,
    fires: example(#"<add ipAddress="10.1.2.3" subnetMask="255.255.0.0" allowed="false"/>"#),
    passes: example(#"<add ipAddress="10.1.0.0" subnetMask="255.255.0.0" allowed="false"/>"#)
  ) { inspection in
    for placed in inspection.entries(of: Section.ipSecurity) {
      guard let address = IPAddress(placed.entry.string("ipAddress")),
        let network = network(of: placed.entry),
        address.bits & network.mask != address.bits
      else { continue }
      inspection.report(
        "'\(address)' with this mask means the whole network \(IPAddress(bits: network.bits)).",
        remedy: "Write the network's address, or leave subnetMask out for the one host.",
        at: placed.entry.place(of: "subnetMask"), path: placed.path)
    }
  }

  static let domain = LintRule(
    "host-entry-without-reverse-dns", .dead, .warning,
    "Host names match only with enableReverseDns=\"true\".",
    fires: example(#"<add domainName="*.contoso.com" allowed="false"/>"#),
    passes: example(#"<add domainName="*.contoso.com" allowed="false"/>"#, #"enableReverseDns="true""#)
  ) { inspection in
    for reading in inspection.readings(of: Section.ipSecurity) {
      for entry in reading.element.entries where !entry.string("domainName").isEmpty {
        if reading.element.bool("enableReverseDns") { inspection.keepAlive(entry.place(of: "domainName")) }
        inspection.report(
          "'\(entry.string("domainName"))' matches nobody: enableReverseDns is false.",
          remedy: "Set enableReverseDns=\"true\", which asks DNS for every client, or list addresses.",
          at: entry.place(of: "domainName"), path: reading.path)
      }
    }
  }

  static let version6 = LintRule(
    "ipv6-entry-before-iis8", .version, .warning, "IIS 7.0 and 7.5 know IPv4 addresses only.",
    fires: example(#"<add ipAddress="2001:db8::1" allowed="false"/>"#).iis(.v7_5),
    passes: example(#"<add ipAddress="2001:db8::1" allowed="false"/>"#)
  ) { inspection in
    guard inspection.survey.profile.version < .v8_0 else { return }
    for placed in inspection.entries(of: Section.ipSecurity) {
      guard let address = IPAddress(placed.entry.string("ipAddress")), !address.isIPv4 else { continue }
      inspection.report(
        "IIS \(inspection.survey.profile.version.rawValue) matches no IPv6 client with '\(address)'.",
        remedy: "Remove the entry; IPv6 clients count as unlisted.", at: placed.entry.place(of: "ipAddress"),
        path: placed.path)
    }
  }

  static let loopback = LintRule(
    "unlisted-denied-without-loopback", .risk, .note,
    "Where unlisted addresses are denied, the server's own console is listed.",
    fires: example(#"<add ipAddress="203.0.113.7" allowed="true"/>"#, #"allowUnlisted="false""#),
    passes: example(
      #"<add ipAddress="203.0.113.7" allowed="true"/><add ipAddress="127.0.0.1" allowed="true"/>"#,
      #"allowUnlisted="false""#)
  ) { inspection in
    for reading in inspection.readings(of: Section.ipSecurity) where !reading.element.bool("allowUnlisted") {
      let allowed = reading.element.entries.filter { $0.bool("allowed") }
      guard !allowed.isEmpty, let local = IPAddress("127.0.0.1"),
        !allowed.contains(where: { network(of: $0)?.contains(local) ?? false })
      else { continue }
      inspection.report(
        "127.0.0.1 is not listed: local probes and the console are denied.",
        remedy: "Add <add ipAddress=\"127.0.0.1\" allowed=\"true\"/>.",
        at: reading.element.place(of: "allowUnlisted"), path: reading.path)
    }
  }

  static let deniesEveryone = LintRule(
    "ip-security-denies-everyone", .contradiction, .warning,
    "Where unlisted addresses are denied, some entry allows one.",
    fires: example("", #"allowUnlisted="false""#),
    passes: example(#"<add ipAddress="127.0.0.1" allowed="true"/>"#, #"allowUnlisted="false""#)
  ) { inspection in
    for reading in inspection.readings(of: Section.ipSecurity) {
      guard !reading.element.bool("allowUnlisted"),
        !reading.element.entries.contains(where: { $0.bool("allowed") })
      else { continue }
      let code = inspection.survey.profile.version < .v8_0 ? StatusCode(403, 6) : StatusCode(403, 503)
      let isForbidden =
        !reading.element.hasAttribute("denyAction") || reading.element.string("denyAction") == "Forbidden"
      inspection.report(
        "Unlisted addresses are denied and no entry allows any.", remedy: "Add the addresses to allow.",
        at: reading.element.place(of: "allowUnlisted"), path: reading.path,
        answer: isForbidden ? .init(code, "every request") : nil)
    }
  }
}

extension IPSecurityRules {
  /// Source: access-control 4.1.
  fileprivate static let dynamic = LintRule(
    "dynamic-ip-limit-not-enabled", .dead, .warning, "A dynamic restriction that is configured is enabled.",
    fires: dynamicExample(#"maxRequests="100""#), passes: dynamicExample(#"enabled="true" maxRequests="100""#)
  ) { inspection in
    for reading in inspection.readings(of: "system.webServer/security/dynamicIpSecurity") {
      let limits = [
        ("denyByConcurrentRequests", ["maxConcurrentRequests"]),
        ("denyByRequestRate", ["maxRequests", "requestIntervalInMilliseconds"]),
      ]
      for (name, attributes) in limits {
        let limit = reading.element.element(name)
        guard let written = attributes.first(where: { limit.isWritten($0) }) else { continue }
        if limit.bool("enabled") { inspection.keepAlive(limit.place(of: written)) }
        inspection.report(
          "\(written) limits nobody: <\(name)> is not enabled.", remedy: "Write enabled=\"true\".",
          at: limit.place(of: written), path: reading.path)
      }
    }
  }

  private static func dynamicExample(_ attributes: String) -> LintExample {
    .server(
      """
      <location path="Default Web Site"><system.webServer><security><dynamicIpSecurity>
        <denyByRequestRate \(attributes)/>
      </dynamicIpSecurity></security></system.webServer></location>
      """)
  }
}

/// Networks by mask, so that asking for one that covers another costs a look-up for each mask in use.
private struct NetworkTable {
  private var masks: [UInt128] = []
  private var entries: [UInt128: [UInt128: Int]] = [:]

  /// How many different masks are looked at; an address list uses a few dozen.
  private static let maximumMasks = 256

  mutating func add(_ network: IPNetwork, index: Int) {
    if entries[network.mask] == nil {
      guard masks.count < Self.maximumMasks else { return }
      masks.append(network.mask)
    }
    if entries[network.mask, default: [:]][network.bits] == nil {
      entries[network.mask, default: [:]][network.bits] = index
    }
  }

  /// The first entry all of whose bits a network agrees with.
  func cover(of network: IPNetwork) -> Int? {
    masks.lazy.filter { network.mask & $0 == $0 }
      .compactMap { entries[$0]?[network.bits & $0] }.min()
  }
}
