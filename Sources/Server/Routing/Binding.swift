/// One binding of a site, or a prefix that another program registered or reserved.
struct Binding: Sendable, Hashable {
  var isTLS: Bool
  /// The local address, or `nil` for `*`.
  var address: String?
  var port: Int
  /// The host in lower case; empty for none; `*.` in front stands for any labels.
  var host: [UInt8]

  /// `ip:port:host`, split from the right because an IPv6 address holds colons. Source: http-sys 5.2.
  init?(protocol name: String, information: String) {
    guard name == "http" || name == "https" else { return nil }
    let parts = information.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 3, let port = Int(parts[parts.count - 2]), (0...65535).contains(port) else {
      return nil
    }
    let address = parts.dropLast(2).joined(separator: ":")
    isTLS = name == "https"
    self.address = address.isEmpty || address == "*" ? nil : Self.plain(address)
    self.port = port
    host = parts[parts.count - 1].utf8.map { ByteClass.lowercase($0) }
  }

  /// A URL prefix such as `http://*:80/` or `https://www.contoso.com:443/`.
  init?(prefix: String) {
    let isTLS = prefix.hasPrefix("https://")
    guard isTLS || prefix.hasPrefix("http://") else { return nil }
    let rest = prefix.dropFirst(isTLS ? 8 : 7)
    let authority = rest.prefix { $0 != "/" }
    guard let colon = authority.lastIndex(of: ":"),
      let port = Int(authority[authority.index(after: colon)...])
    else { return nil }
    let name = authority[..<colon]
    self.isTLS = isTLS
    self.port = port
    address = nil
    host = name == "*" || name == "+" ? [] : name.utf8.map { ByteClass.lowercase($0) }
  }

  private static func plain(_ address: String) -> String {
    address.hasPrefix("[") && address.hasSuffix("]") ? String(address.dropFirst().dropLast()) : address
  }

  /// The precedence of the binding's category; smaller wins. Source: http-sys 5.3.
  var rank: Int {
    let hasAddress = address != nil
    if host.isEmpty { return hasAddress ? 2_000_000 : 3_000_000 }
    guard isWildcardHost else { return hasAddress ? 0 : 1 }
    // Longer suffixes are more specific; an address comes before none.
    return 1_000_000 - host.count * 2 - (hasAddress ? 100_000 : 0)
  }

  private var isWildcardHost: Bool { host.starts(with: [UInt8(ascii: "*"), UInt8(ascii: ".")]) }

  /// Whether a request for this host on this connection belongs to the binding.
  func matches(host name: Span<UInt8>, _ endpoint: Endpoint) -> Bool {
    guard isTLS == endpoint.isTLS else { return false }
    if let port = endpoint.port, port != self.port { return false }
    if let address, address != endpoint.address { return false }
    if host.isEmpty { return true }
    guard isWildcardHost else { return name.equalsCaseless(host) }
    let suffix = Array(host.dropFirst())
    return name.count > suffix.count
      && name.extracting((name.count - suffix.count)..<name.count).equalsCaseless(suffix)
  }
}

/// The local end of a connection.
struct Endpoint: Sendable {
  var isTLS: Bool
  var port: Int?
  var address: String?
}
